"""Where the body works: places to be tinted, by name, and which parts of the figure take the tint."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .shapes import Ball
from .skeleton import ArmBones, LegBones, Skeleton
from .vector import Frame, Vec, add, between


@dataclass(frozen=True, slots=True)
class Glow:
    """Balls to be tinted, fading out at their rim, on these parts only; ``strength`` 0 to 1."""

    balls: tuple[Ball, ...]
    parts: frozenset[str]
    strength: float = 1.0


def glow(name: str, bones: Skeleton) -> Glow:
    """Raises KeyError for a place that does not exist."""
    return PLACES[name](bones)


Find = Callable[[Skeleton], Glow]


def _spine(*pieces: str) -> Find:
    """A band along the back, of the named pieces of the spine."""

    def find(bones: Skeleton) -> Glow:
        trunk = bones.trunk
        points: dict[str, tuple[Vec, Frame, Vec]] = {
            "neck": (trunk.collar, trunk.neck, trunk.neck_top),
            "upper back": (trunk.chest, trunk.upper, trunk.collar),
            "lower back": (trunk.hips, trunk.lower, trunk.chest),
        }
        balls: list[Ball] = []
        for piece in pieces:
            start, frame, end = points[piece]
            size, back = (6.5, -1.0) if piece == "neck" else (9.0, -5.0)
            balls += [
                (add(between(start, end, share), frame.out((back, 0, 0))), size)
                for share in (0.2, 0.5, 0.8)
            ]
        return Glow(tuple(balls), frozenset({"neck", "upper back", "lower back"}))

    return find


def _on_trunk(
    point: str,
    frame: str,
    at: tuple[float, float, float],
    radius: float,
    part: str,
    *more: str,
    sign: int = 0,
) -> Find:
    """On the trunk: in the middle, or with a ``sign`` on one side; 2 for both."""

    def find(bones: Skeleton) -> Glow:
        facing: Frame = getattr(bones.trunk, frame)
        middle: Vec = getattr(bones.trunk, point)
        signs = (-1, 1) if sign == 2 else (sign,)
        balls = tuple((add(middle, facing.out((at[0], one * at[1], at[2]))), radius) for one in signs)
        return Glow(balls, frozenset({part, *more}))

    return find


def _limb(
    start: str, end: str, shares: tuple[float, ...], radius: float, side: str, *parts: str, aside: float = 0
) -> Find:
    """Along a bone of one limb; ``aside`` shifts it to the front (or to the back, negative) of a leg."""

    def find(bones: Skeleton) -> Glow:
        limb: ArmBones | LegBones
        if hasattr(bones.right_leg, start):
            limb = bones.right_leg if side == "right" else bones.left_leg
        else:
            limb = bones.right_arm if side == "right" else bones.left_arm
        a, b = getattr(limb, start), getattr(limb, end)
        shift = (0.0, 0.0, 0.0)
        if aside and isinstance(limb, LegBones):
            from .vector import across, sub, times, unit

            middle = between(limb.hip, limb.ankle, 0.5)
            front = across(sub(limb.knee, middle), unit(sub(b, a)), bones.trunk.pelvis.x)
            shift = times(front, aside)
        balls = tuple((add(between(a, b, share), shift), radius) for share in shares)
        return Glow(balls, frozenset(f"{side} {part}" for part in parts))

    return find


def _hand(side: str) -> Find:
    def find(bones: Skeleton) -> Glow:
        arm = bones.right_arm if side == "right" else bones.left_arm
        return Glow(((arm.wrist, 6.0),), frozenset({f"{side} forearm", f"{side} hand"}))

    return find


def _fingers(side: str) -> Find:
    def find(bones: Skeleton) -> Glow:
        arm = bones.right_arm if side == "right" else bones.left_arm
        return Glow(((add(arm.wrist, arm.hand.out((9, 0, 0))), 8.0),), frozenset({f"{side} hand"}))

    return find


def _sided(side: str, sign: int) -> dict[str, Find]:
    return {
        f"{side} side of the neck": _on_trunk(
            "collar", "neck", (0, 5.5, 4), 7.5, "neck", "upper back", sign=sign
        ),
        f"{side} shoulder": _limb("shoulder", "elbow", (0, 0.25), 8.5, side, "upper arm"),
        f"{side} back of the shoulder": _on_trunk(
            "collar", "upper", (-6, 13, -9), 9, "upper back", f"{side} upper arm", sign=sign
        ),
        f"{side} upper arm": _limb("shoulder", "elbow", (0.3, 0.6, 0.9), 7, side, "upper arm"),
        f"{side} forearm": _limb("elbow", "wrist", (0.2, 0.5, 0.8), 5.5, side, "forearm"),
        f"{side} wrist": _hand(side),
        f"{side} hand": _fingers(side),
        f"{side} side": _on_trunk("chest", "lower", (0, 11, -3), 12, "lower back", "upper back", sign=sign),
        f"{side} hip": _limb("hip", "knee", (-0.05, 0.15), 9, side, "thigh"),
        f"{side} front of the hip": _limb("hip", "knee", (0.0, 0.2), 8, side, "thigh", aside=7),
        f"{side} buttock": _on_trunk(
            "hips", "pelvis", (-6, 8, -2), 11, "pelvis", f"{side} thigh", sign=sign
        ),
        f"{side} thigh": _limb("hip", "knee", (0.3, 0.6, 0.85), 8.5, side, "thigh"),
        f"{side} front of the thigh": _limb("hip", "knee", (0.3, 0.55, 0.8), 7.5, side, "thigh", aside=5),
        f"{side} back of the thigh": _limb("hip", "knee", (0.3, 0.55, 0.8), 7.5, side, "thigh", aside=-5),
        f"{side} inner thigh": _limb("hip", "knee", (0.25, 0.5, 0.75), 7.5, side, "thigh"),
        f"{side} calf": _limb("knee", "ankle", (0.2, 0.4, 0.6), 6.5, side, "shin", aside=-3),
        f"{side} shin": _limb("knee", "ankle", (0.3, 0.5, 0.7), 6.0, side, "shin"),
        f"{side} ankle": _limb("knee", "ankle", (0.95, 1.08), 6.5, side, "shin", "foot"),
    }


PLACES: Mapping[str, Find] = {
    "neck": _spine("neck"),
    "front of the neck": _on_trunk("collar", "neck", (4.5, 0, 4), 6.5, "neck"),
    "shoulders": _on_trunk(
        "collar", "upper", (0, 13, -3), 9, "upper back", "right upper arm", "left upper arm", sign=2
    ),
    "chest": _on_trunk("chest", "upper", (8, 7, 15), 10, "upper back", sign=2),
    "between the shoulder blades": _on_trunk("chest", "upper", (-8, 0, 14), 11, "upper back"),
    "upper back": _spine("upper back"),
    "rib cage": _on_trunk("chest", "upper", (0, 6, 9), 11, "upper back", "lower back", sign=2),
    "waist": _on_trunk("waist", "lower", (0, 5, 4), 11, "upper back", "lower back", sign=2),
    "lower back": _spine("lower back"),
    "spine": _spine("lower back", "upper back", "neck"),
    "belly": _on_trunk("waist", "lower", (8, 0, 5), 12, "lower back"),
    "pelvis": _on_trunk("hips", "pelvis", (0, 7, 2), 12, "pelvis", "lower back", sign=2),
    "eyes": _on_trunk("head", "face", (9, 4, 0), 5.5, "face", "eye", "nose", sign=2),
    **_sided("right", -1),
    **_sided("left", 1),
}
