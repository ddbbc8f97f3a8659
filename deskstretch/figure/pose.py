"""A pose as data: the angles of the joints, and what hands and feet rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Support(StrEnum):
    """What carries the body, and so decides how high it is."""

    SEAT = "seat"
    FEET = "feet"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Bend:
    """A stretch of the spine: bent forward (back when negative), to the right side, turned to the right."""

    bend: float = 0
    side: float = 0
    turn: float = 0


@dataclass(frozen=True, slots=True)
class Pelvis:
    """Tilted, leaned and turned like a ``Bend``; shifted forward, to the right and up in cm.

    ``height`` of the hip joints above the floor in cm; None: as high as what carries the body allows.
    """

    bend: float = 0
    side: float = 0
    turn: float = 0
    forward: float = 0
    right: float = 0
    up: float = 0
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """A hand or foot that rests on something: a place by its name, and how far from it.

    ``at``: forward, outward and up from the place in cm (see ``places.py``). ``out``: how far elbow or knee
    stand outward, in degrees; ``lift``: of the heel, in degrees; ``toes``: outward, in degrees.
    """

    on: str
    at: tuple[float, float, float] = (0, 0, 0)
    out: float = 0
    lift: float = 0
    toes: float = 0


@dataclass(frozen=True, slots=True)
class Arm:
    """``lift``: 0 hangs, 90 level, 180 up. ``plane``: 0 before the body, 90 to the side, 180 behind.

    ``twist`` turns the bent forearm outward. ``palm``: 0 with the thumb to the bend of the elbow, 90 the
    back of the hand there. ``wrist`` bends to the palm, or back when negative; ``tip`` bends it to the
    thumb's side, or to the little finger's when negative; ``fist`` closes the fingers and
    ``spread`` parts them, 0 to 1.
    """

    lift: float = 8
    plane: float = 60
    twist: float = 0
    elbow: float = 12
    palm: float = 0
    wrist: float = 0
    tip: float = 0
    fist: float = 0
    spread: float = 0


@dataclass(frozen=True, slots=True)
class Leg:
    """``hip`` lifts the thigh forward, ``out`` sideways, ``twist`` turns knee and toes outward.

    ``ankle`` lifts the toes, or points them when negative; ``toes`` turns them outward, the foot alone.
    """

    hip: float = 0
    out: float = 3
    twist: float = 6
    knee: float = 0
    ankle: float = 0
    toes: float = 0


@dataclass(frozen=True, slots=True)
class Shoulder:
    """The shoulder blade, in cm: lifted, and drawn forward (back when negative)."""

    up: float = 0
    forward: float = 0


@dataclass(frozen=True, slots=True)
class Passing:
    """A limb on its way from one hold to another, with ``share`` of the way done."""

    before: "Side"
    after: "Side"
    share: float


@dataclass(frozen=True, slots=True)
class Side:
    """One half of the limbs. A hand or foot that reaches overrules the angles of its arm or leg."""

    shoulder: Shoulder = Shoulder()
    arm: Arm = Arm()
    hand: Reach | Passing | None = None
    leg: Leg = Leg()
    foot: Reach | Passing | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """``breath``: 0 out, 1 full. ``eyes`` closed for what is done with closed eyes."""

    support: Support = Support.FEET
    pelvis: Pelvis = Pelvis()
    lower_back: Bend = Bend()
    upper_back: Bend = Bend()
    neck: Bend = Bend()
    head: Bend = Bend()
    right: Side = Side()
    left: Side = Side()
    breath: float = 0
    eyes_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What stands around: where, by name, in cm before the body (the roller: before the hips)."""

    chair: bool = False
    props: Mapping[str, float] = field(default_factory=dict)
