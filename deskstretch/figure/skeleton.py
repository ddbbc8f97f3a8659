"""The joints of a body in one pose: where each is, and which way the parts between them face."""

from dataclasses import dataclass

from .vector import Frame, Vec


@dataclass(frozen=True, slots=True)
class Grip:
    """How far the fingers are closed, and how far they are parted, 0 to 1."""

    fist: float = 0
    spread: float = 0


@dataclass(frozen=True, slots=True)
class ArmBones:
    """``hand`` faces along the fingers (x), with the back of the hand as z. ``short``: cm it missed by."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    hand: Frame
    grip: Grip
    short: float = 0


@dataclass(frozen=True, slots=True)
class LegBones:
    """``foot`` faces along the toes (x), with the instep as z. ``short``: cm it missed by."""

    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Frame
    short: float = 0


@dataclass(frozen=True, slots=True)
class Trunk:
    """The points from the hips up, and the frames of the parts above them."""

    hips: Vec
    waist: Vec
    chest: Vec
    collar: Vec
    neck_top: Vec
    head: Vec
    pelvis: Frame
    lower: Frame
    upper: Frame
    neck: Frame
    face: Frame


@dataclass(frozen=True, slots=True)
class Skeleton:
    trunk: Trunk
    right_arm: ArmBones
    left_arm: ArmBones
    right_leg: LegBones
    left_leg: LegBones
    breath: float = 0
    eyes_closed: bool = False
