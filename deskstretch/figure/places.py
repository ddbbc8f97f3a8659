"""What hands and feet can rest on, by name: parts of the own body, the furniture, the floor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from . import body
from .pose import Scene
from .skeleton import ArmBones, LegBones, Trunk
from .vector import Frame, Vec, X, Y, Z, across, add, between, frame_of, sub, times, unit

T = TypeVar("T")

DESK_HEIGHT = 72.0
BACKREST = -20.0
"""Where the back of the chair stands, before the hips of somebody who sits well back (so: behind them)."""

BACKREST_TOP = body.SEAT + 46.0


@dataclass(frozen=True, slots=True)
class Known:
    """What is solved so far, seen from one limb: ``own`` is its side of the body, ``other`` the other one.

    ``sign``: 1 for a left limb, -1 for a right one.
    """

    sign: int
    trunk: Trunk
    own_leg: LegBones | None
    other_leg: LegBones | None
    other_arm: ArmBones | None
    scene: Scene


@dataclass(frozen=True, slots=True)
class Place:
    """``point`` on the surface; ``frame`` says what forward, left and up mean there.

    ``hand``: how a hand lies on it, None where it follows the arm.
    """

    point: Vec
    frame: Frame = field(default_factory=Frame)
    hand: Frame | None = None

    def moved(self, at: Vec, sign: int) -> Vec:
        """The point that is ``at`` forward, outward and up from here."""
        return add(self.point, self.frame.out((at[0], sign * at[1], at[2])))


def place(name: str, known: Known) -> Place:
    """The place of that name; raises KeyError for one that does not exist, or not yet."""
    return PLACES[name](known)


def _head(*direction: float, fingers: Vec | None = None) -> Callable[[Known], Place]:
    """On the skull, forward, outward and up from its middle, with the palm to it.

    ``fingers``: which way they point, where the hand does not follow the arm.
    """

    def find(known: Known) -> Place:
        face = known.trunk.face
        away = face.out((direction[0], known.sign * direction[1], direction[2]))
        lies = None
        if fingers:
            away = unit(away)
            along = face.out((fingers[0], known.sign * fingers[1], fingers[2]))
            lies = frame_of(across(along, away), away)
        return Place(add(known.trunk.head, times(away, 12.5)), face, lies)

    return find


def _trunk(point: str, frame: str, ahead: float, out: float, up: float) -> Callable[[Known], Place]:
    """On the trunk; the fingers lie across it, to the middle."""

    def find(known: Known) -> Place:
        facing: Frame = getattr(known.trunk, frame)
        middle: Vec = getattr(known.trunk, point)
        there = add(middle, facing.out((ahead, known.sign * out, up)))
        inward = times(facing.y, -known.sign)
        return Place(there, facing, frame_of(inward, times(facing.x, 1 if ahead > 0 else -1)))

    return find


def _leg(share: float, bone: str, *, other: bool) -> Callable[[Known], Place]:
    """On the front of thigh or shin, ``share`` of the way down, fingers along it."""

    def find(known: Known) -> Place:
        leg = _given(known.other_leg if other else known.own_leg)
        start, end = (leg.hip, leg.knee) if bone == "thigh" else (leg.knee, leg.ankle)
        along = unit(sub(end, start))
        middle = between(leg.hip, leg.ankle, 0.5)
        front = across(
            sub(leg.knee, middle), along, known.trunk.pelvis.x if bone == "thigh" else leg.foot.x
        )
        frame = frame_of(along, front)
        thick = 8.5 - 2 * share if bone == "thigh" else 6.5
        return Place(add(between(start, end, share), times(front, thick)), frame, frame)

    return find


def _under_thigh(share: float, *, other: bool) -> Callable[[Known], Place]:
    """On the back of a thigh, fingers across it from the hand's own side."""

    def find(known: Known) -> Place:
        leg = _given(known.other_leg if other else known.own_leg)
        along = unit(sub(leg.knee, leg.hip))
        shin = unit(sub(leg.ankle, leg.knee))
        behind = across(shin, along, times(known.trunk.pelvis.x, -1))
        inward = times(known.trunk.pelvis.y, -known.sign)
        there = add(between(leg.hip, leg.knee, share), times(behind, 7.5))
        return Place(there, frame_of(along, times(behind, -1)), frame_of(inward, behind))

    return find


def _foot(ahead: float, up: float, *, other: bool) -> Callable[[Known], Place]:
    def find(known: Known) -> Place:
        leg = _given(known.other_leg if other else known.own_leg)
        return Place(add(leg.ankle, leg.foot.out((ahead, 0, up))), leg.foot)

    return find


def _arm(joint: str, ahead: float = 0) -> Callable[[Known], Place]:
    """On the other arm, from outside."""

    def find(known: Known) -> Place:
        arm = _given(known.other_arm)
        point: Vec = getattr(arm, joint)
        if ahead:
            point = add(point, times(arm.hand.x, ahead))
        return Place(point, known.trunk.upper)

    return find


def _on_other_hand(face: int) -> Callable[[Known], Place]:
    """Across the fingers of the other hand: on their back (1) or on the palm's side (-1)."""

    def find(known: Known) -> Place:
        arm = _given(known.other_arm)
        away = times(arm.hand.z, face)
        there = add(arm.wrist, add(times(arm.hand.x, 11.0), times(away, 3.0)))
        return Place(there, arm.hand, frame_of(times(known.trunk.upper.y, -known.sign), away))

    return find


def _floor(known: Known) -> Place:
    flat = frame_of(X, Z)
    return Place((0, known.sign * body.SHOULDER_OUT, 2.5), Frame(), flat)


def _desk(known: Known) -> Place:
    edge = known.scene.props["desk"]
    return Place((edge, known.sign * body.SHOULDER_OUT, DESK_HEIGHT + 2.5), Frame(), frame_of(X, Z))


def _wall(known: Known) -> Place:
    flat = frame_of(Z, times(X, -1))
    return Place((known.scene.props["wall"] - 2.5, known.sign * body.SHOULDER_OUT, 125), Frame(), flat)


def _seat(known: Known) -> Place:
    return Place((4, known.sign * 23.0, body.SEAT), Frame(), frame_of(X, times(Y, known.sign)))


def _chair_back(known: Known) -> Place:
    return Place((BACKREST - 1, known.sign * 8.0, BACKREST_TOP), Frame())


def _given(bones: T | None) -> T:
    if bones is None:
        raise KeyError
    return bones


PLACES: Mapping[str, Callable[[Known], Place]] = {
    "head": _head(0, 0.25, 0.97),
    "forehead": _head(0.85, 0.2, 0.45),
    "back of head": _head(-0.97, 0.1, 0.2),
    "side of head": _head(0, 0.97, 0.25),
    "other side of head": _head(0, -0.9, 0.45),
    "over the head": _head(0.1, -0.45, 0.9, fingers=(0, -1, 0)),
    "behind the head": _head(-0.93, 0.3, -0.1, fingers=(0, -1, 0.35)),
    "chin": _head(0.75, 0.1, -0.8),
    "eyes": _head(0.85, 0.35, 0.05),
    "neck": _trunk("collar", "neck", -6.5, 2, 4),
    "chest": _trunk("chest", "upper", 12, 5, 14),
    "collarbone": _trunk("collar", "upper", 8, 9, -7),
    "ribs": _trunk("chest", "upper", 6, 13, 6),
    "belly": _trunk("waist", "lower", 12.5, 3, 4),
    "lower back": _trunk("waist", "lower", -12, 6, 4),
    "hip": _trunk("hips", "pelvis", 3, 17, 9),
    "shoulder": _trunk("collar", "upper", 3, 15, 0),
    "other shoulder": _trunk("collar", "upper", 4, -16, -1),
    "thigh": _leg(0.6, "thigh", other=False),
    "other thigh": _leg(0.6, "thigh", other=True),
    "under thigh": _under_thigh(0.7, other=False),
    "under other thigh": _under_thigh(0.7, other=True),
    "knee": _leg(0.92, "thigh", other=False),
    "other knee": _leg(0.92, "thigh", other=True),
    "shin": _leg(0.45, "shin", other=False),
    "other shin": _leg(0.45, "shin", other=True),
    "ankle": _foot(0, 0, other=False),
    "other ankle": _foot(0, 0, other=True),
    "foot": _foot(10, -4, other=False),
    "other foot": _foot(10, -4, other=True),
    "other upper arm": _arm("elbow", 0),
    "other elbow": _arm("elbow"),
    "other wrist": _arm("wrist"),
    "back of other hand": _on_other_hand(1),
    "other palm": _on_other_hand(-1),
    "other hand": _arm("wrist", body.PALM),
    "floor": _floor,
    "desk": _desk,
    "wall": _wall,
    "seat": _seat,
    "chair back": _chair_back,
}
