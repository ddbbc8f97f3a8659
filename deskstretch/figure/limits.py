"""What no body can do, and what would look wrong: said in words, before anybody copies it.

The ranges are those of a healthy adult with some room to spare; common tables of joint motion (the American
Academy of Orthopaedic Surgeons') are a little narrower.
"""

from collections.abc import Iterator
from dataclasses import fields

from . import body
from .between import blend
from .camera import camera
from .figure import Figure
from .limbs import arm_angles, leg_angles
from .picture import crop, extent
from .pose import Pose, Reach, Scene, Side, Support
from .skeleton import LegBones, Skeleton
from .solve import LEFT, RIGHT, solve
from .vector import Vec, add

MISSED = 2.5
"""A hand or foot may end that far from what it rests on, in cm; clothes and flesh give as much."""

AFLOAT = (1.5, 5.0)
"""A foot is on the floor below the first, in cm, and lifted on purpose above the second."""

_RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "lower back": {"bend": (-32, 60), "side": (-28, 28), "turn": (-18, 18)},
    "upper back": {"bend": (-30, 48), "side": (-30, 30), "turn": (-42, 42)},
    "neck": {"bend": (-50, 55), "side": (-42, 42), "turn": (-65, 65)},
    "head": {"bend": (-38, 38), "side": (-22, 22), "turn": (-45, 45)},
    "shoulder": {"up": (-4, 8), "forward": (-7, 8)},
    "arm": {
        "lift": (0, 182),
        "plane": (-65, 230),
        "twist": (-95, 110),
        "elbow": (-6, 152),
        "palm": (-100, 190),
        "wrist": (-85, 90),
        "tip": (-35, 25),
        "fist": (0, 1),
        "spread": (0, 1),
    },
    "leg": {
        "hip": (-35, 135),
        "out": (-35, 70),
        "twist": (-50, 75),
        "knee": (-4, 160),
        "ankle": (-60, 42),
        "toes": (-30, 30),
    },
}

_BACKWARDS = 128.0
_BACK_LIFT = 75.0
"""Behind the body, past ``_BACKWARDS`` of plane, an arm is lifted no higher."""


def wrong(figure: Figure) -> Iterator[str]:
    """Everything wrong with the figure, each with the pose it is in: "pose 2: right knee: ..."."""
    for number, pose in enumerate(figure.poses, start=1):
        for words in _wrong_pose(pose, figure.scene):
            yield f"pose {number}: {words}"
    first = figure.poses[0]
    for number, pose in enumerate(figure.poses[1:], start=2):
        if pose.support is not first.support:
            yield f"pose {number}: on: all poses of a figure are carried by the same"
        if (pose.pelvis.height is None) != (first.pelvis.height is None):
            yield f"pose {number}: pelvis height: give it in every pose, or in none"
    yield from _out_of_the_picture(figure)


def _wrong_pose(pose: Pose, scene: Scene) -> Iterator[str]:
    for name in ("lower_back", "upper_back", "neck", "head"):
        part = name.replace("_", " ")
        yield from _out_of_range(part, part, getattr(pose, name))
    bones = solve(pose, scene)
    for side, sign in (("right", RIGHT), ("left", LEFT)):
        limbs: Side = getattr(pose, side)
        yield from _out_of_range("shoulder", f"{side} shoulder", limbs.shoulder)
        yield from _wrong_arm(bones, limbs, side, sign)
        yield from _wrong_leg(bones, limbs, side, sign)
    yield from _afloat(pose, bones)


def _wrong_arm(bones: Skeleton, limbs: Side, side: str, sign: int) -> Iterator[str]:
    arm = bones.right_arm if sign == RIGHT else bones.left_arm
    angles = limbs.arm
    if isinstance(limbs.hand, Reach):
        angles = arm_angles(arm, bones.trunk.upper, sign)
        if arm.short > MISSED:
            yield f"{side} hand: misses the {limbs.hand.on} by {arm.short:.0f} cm"
    else:
        yield from _out_of_range("arm", f"{side} arm", angles)
    if _BACKWARDS < angles.plane % 360 < 270 and _BACK_LIFT < angles.lift < 140:
        yield f"{side} arm: lifted {angles.lift:.0f}° behind the body; it goes to {_BACK_LIFT:.0f}°"
    if angles.elbow > _RANGES["arm"]["elbow"][1]:
        yield f"{side} elbow: bends by {angles.elbow:.0f}°"


def _wrong_leg(bones: Skeleton, limbs: Side, side: str, sign: int) -> Iterator[str]:
    leg = bones.right_leg if sign == RIGHT else bones.left_leg
    angles = limbs.leg
    if isinstance(limbs.foot, Reach):
        angles = leg_angles(leg, bones.trunk.pelvis, sign)
        if leg.short > MISSED:
            yield f"{side} foot: misses the {limbs.foot.on} by {leg.short:.0f} cm"
    yield from _out_of_range("leg", f"{side} leg", angles)


def _out_of_range(part: str, called: str, angles: object) -> Iterator[str]:
    for field in fields(angles):  # type: ignore[arg-type]
        if field.name not in _RANGES[part]:
            continue
        low, high = _RANGES[part][field.name]
        value = getattr(angles, field.name)
        if not low <= value <= high:
            unit = " cm" if part == "shoulder" else "" if field.name in ("fist", "spread") else "°"
            yield f"{called}: {field.name} is {value:.0f}{unit}; a body goes from {low:g} to {high:g}{unit}"


def _afloat(pose: Pose, bones: Skeleton) -> Iterator[str]:
    """Feet that hang a little above the floor or stand in it, and nobody meant it."""
    heights = {"right": sole(bones.right_leg), "left": sole(bones.left_leg)}
    for side, height in heights.items():
        if height < -AFLOAT[0]:
            yield f"{side} foot: is {-height:.0f} cm in the floor"
        elif pose.support is not Support.FLOOR and AFLOAT[0] < height < AFLOAT[1]:
            yield f"{side} foot: floats {height:.0f} cm above the floor; put it down or lift it more"
    if pose.support is Support.FEET and min(heights.values()) > AFLOAT[0]:
        yield "feet: neither of them is on the floor"


def sole(leg: LegBones) -> float:
    """The height of the lowest point of the foot, in cm."""
    points: tuple[tuple[Vec, float], ...] = (
        ((-body.HEEL + 3.0, 0, -4.6), 3.4),
        ((11, 0, -5.2), 2.8),
        ((body.TOES - 2.6, 0, -5.5), 2.5),
    )
    return min(add(leg.ankle, leg.foot.out(at))[2] - radius for at, radius in points)


def _out_of_the_picture(figure: Figure) -> Iterator[str]:
    """A movement may swing farther than its key poses."""
    from dataclasses import replace

    eye = camera(figure.view)
    seen = crop(figure, eye)
    half = seen.side / 2 + 0.5
    for before, after in zip(figure.poses, [*figure.poses[1:], figure.poses[0]], strict=True):
        for share in (0.25, 0.5, 0.75):
            passing = replace(figure, poses=(blend(before, after, share),), arrows=(), telling=0)
            left, low, right, high = extent(passing, eye)
            if left < seen.x - half or right > seen.x + half or low < seen.y - half or high > seen.y + half:
                yield "a limb leaves the picture between two poses; add a pose between them"
                return
