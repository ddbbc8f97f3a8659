"""The points of the body whose way an arrow can show, by name."""

from collections.abc import Callable, Mapping

from .skeleton import Skeleton
from .vector import Vec, add, sub


def _head(*at: float) -> Callable[[Skeleton], Vec]:
    return lambda bones: add(bones.trunk.head, bones.trunk.face.out((at[0], at[1], at[2])))


def _hoop(bones: Skeleton) -> Vec:
    """What a hoop around the hips would do: their shift made wider than the body, tilted to the eye."""
    x, y, z = bones.trunk.hips
    return (3 * x, 3 * y, z - x)


def _sight(bones: Skeleton) -> Vec:
    """What the eyes look at: near when the head is bowed to a screen, far ahead when it is level."""
    face = bones.trunk.face
    level = max(0.0, min(1.0, 1 + face.x[2] / 0.15))
    return add(bones.trunk.head, face.out((26 + 36 * level, 0, -1)))


def _arm(side: str, joint: str) -> Callable[[Skeleton], Vec]:
    return lambda bones: getattr(bones.right_arm if side == "right" else bones.left_arm, joint)


def _leg(side: str, joint: str) -> Callable[[Skeleton], Vec]:
    return lambda bones: getattr(bones.right_leg if side == "right" else bones.left_leg, joint)


def _hand(side: str) -> Callable[[Skeleton], Vec]:
    def find(bones: Skeleton) -> Vec:
        arm = bones.right_arm if side == "right" else bones.left_arm
        return add(arm.wrist, arm.hand.out((9, 0, 0)))

    return find


def _blade(side: str) -> Callable[[Skeleton], Vec]:
    """Where the shoulder blade is, on the back: it slides to the spine as the shoulder is drawn back."""

    def find(bones: Skeleton) -> Vec:
        arm, trunk = (bones.right_arm if side == "right" else bones.left_arm), bones.trunk
        ahead, out, up = trunk.upper.into(sub(arm.shoulder, trunk.collar))
        aside = abs(out) - 5 + 1.5 * min(ahead, 4)
        return add(trunk.collar, trunk.upper.out((-10, -aside if side == "right" else aside, up - 9)))

    return find


def _thumb(side: str) -> Callable[[Skeleton], Vec]:
    def find(bones: Skeleton) -> Vec:
        arm, out = (bones.right_arm, 8) if side == "right" else (bones.left_arm, -8)
        return add(arm.wrist, arm.hand.out((8, out, 0)))

    return find


def _toes(side: str) -> Callable[[Skeleton], Vec]:
    def find(bones: Skeleton) -> Vec:
        leg = bones.right_leg if side == "right" else bones.left_leg
        return add(leg.ankle, leg.foot.out((14, 0, -4)))

    return find


def _sided(side: str) -> dict[str, Callable[[Skeleton], Vec]]:
    return {
        f"{side} hand": _hand(side),
        f"{side} thumb": _thumb(side),
        f"{side} elbow": _arm(side, "elbow"),
        f"{side} shoulder": _arm(side, "shoulder"),
        f"{side} shoulder blade": _blade(side),
        f"{side} knee": _leg(side, "knee"),
        f"{side} foot": _leg(side, "ankle"),
        f"{side} toes": _toes(side),
    }


POINTS: Mapping[str, Callable[[Skeleton], Vec]] = {
    "head": _head(0, 0, 8),
    "nose": _head(13, 0, -2),
    "gaze": _head(28, 0, -2),
    "chin": _head(9, 0, -10),
    "chest": lambda bones: add(bones.trunk.collar, bones.trunk.upper.out((10, 0, -8))),
    "upper back": lambda bones: add(bones.trunk.collar, bones.trunk.upper.out((-10, 0, -10))),
    "middle back": lambda bones: add(bones.trunk.chest, bones.trunk.lower.out((-12, 0, 2))),
    "lower back": lambda bones: add(bones.trunk.waist, bones.trunk.lower.out((-10, 0, 6))),
    "belly": lambda bones: add(bones.trunk.waist, bones.trunk.lower.out((12 + 3 * bones.breath, 0, 5))),
    "waist": lambda bones: bones.trunk.waist,
    "hips": lambda bones: bones.trunk.hips,
    "sight": _sight,
    "hoop": _hoop,
    **_sided("right"),
    **_sided("left"),
}
