"""Two bones and a hinge: arms and legs, by their angles or by where they reach."""

from math import acos, atan2, cos, degrees, radians, sin, sqrt

from . import body
from .pose import Arm, Leg
from .skeleton import ArmBones, Grip, LegBones
from .vector import (
    Frame,
    Vec,
    X,
    Z,
    across,
    add,
    cross,
    dot,
    frame_of,
    length,
    sub,
    times,
    turned,
    unit,
)


def hinge(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec, float]:
    """The middle joint and the end of two bones that reach from ``root`` for ``target``.

    The middle joint stands towards ``pole``. The third value: by how many cm the target was out of reach.
    """
    way = sub(target, root)
    distance = length(way)
    along = unit(way, (0, 0, -1))
    reach = max(abs(upper - lower) + 0.5, min(distance, (upper + lower) * 0.999))
    forth = (upper * upper - lower * lower + reach * reach) / (2 * reach)
    aside = sqrt(max(0.0, upper * upper - forth * forth))
    middle = add(root, add(times(along, forth), times(across(pole, along), aside)))
    return middle, add(root, times(along, reach)), abs(distance - reach)


def arm_by_angles(arm: Arm, shoulder: Vec, chest: Frame, sign: int) -> ArmBones:
    """``sign``: 1 for the left arm, -1 for the right one."""
    away = turned(X, Z, sign * arm.plane)
    axis = unit(cross((0, 0, -1), away))
    down, bend = turned((0, 0, -1), axis, arm.lift), turned(X, axis, arm.lift)
    bend = turned(bend, down, -sign * arm.twist)
    forth = add(times(down, _cos(arm.elbow)), times(bend, _sin(arm.elbow)))
    thumb = add(times(down, -_sin(arm.elbow)), times(bend, _cos(arm.elbow)))
    elbow = add(shoulder, times(chest.out(down), body.UPPER_ARM))
    along, thumb = chest.out(forth), chest.out(thumb)
    wrist = add(elbow, times(along, body.FOREARM))
    return ArmBones(shoulder, elbow, wrist, _hand(along, thumb, arm, sign), Grip(arm.fist, arm.spread))


def arm_by_reach(
    shoulder: Vec, target: Vec, pole: Vec, sign: int, *, hand: Frame | None, grip: Grip
) -> ArmBones:
    """An arm whose hand is at ``target``: its wrist if ``hand`` says how the hand lies, else its middle."""
    if hand:
        elbow, wrist, short = hinge(shoulder, target, body.UPPER_ARM, body.FOREARM, pole)
        return ArmBones(shoulder, elbow, wrist, hand, grip, short)
    elbow, end, short = hinge(shoulder, target, body.UPPER_ARM, body.FOREARM + body.PALM, pole)
    along = unit(sub(end, elbow))
    wrist = add(elbow, times(along, body.FOREARM))
    thumb = across(sub(shoulder, elbow), along, X)
    return ArmBones(shoulder, elbow, wrist, _hand(along, thumb, Arm(), sign), grip, short)


def leg_by_angles(leg: Leg, hip: Vec, pelvis: Frame, sign: int) -> LegBones:
    thigh = _thigh(leg, pelvis, sign)
    shin = thigh.bent(bend=leg.knee)
    knee = add(hip, times(thigh.z, -body.THIGH))
    foot = shin.bent(bend=-leg.ankle, turn=-sign * leg.toes)
    return LegBones(hip, knee, add(knee, times(shin.z, -body.SHIN)), foot)


def leg_by_reach(hip: Vec, ankle: Vec, pole: Vec, toes: Vec | None, lift: float) -> LegBones:
    """A leg whose foot is at ``ankle``, the heel ``lift`` degrees up.

    ``toes``: where they point, for a sole on the floor; None for a foot at a right angle to its shin.
    """
    knee, end, short = hinge(hip, ankle, body.THIGH, body.SHIN, pole)
    shin = unit(sub(knee, end))
    foot = frame_of(toes, Z) if toes else frame_of(across(pole, shin), shin)
    return LegBones(hip, knee, end, foot.bent(bend=lift), short)


def arm_angles(bones: ArmBones, chest: Frame, sign: int) -> Arm:
    """The angles of an arm that reached, to be held against what a body can do."""
    upper, lower = (
        unit(chest.into(sub(bones.elbow, bones.shoulder))),
        unit(chest.into(sub(bones.wrist, bones.elbow))),
    )
    lift, elbow = _angle(-upper[2]), _angle(dot(upper, lower))
    plane = _atan(upper[1] * sign, upper[0]) if 8 < lift < 172 else 60
    axis = unit(cross((0, 0, -1), turned(X, Z, sign * plane)))
    bend, actual = turned(X, axis, lift), across(lower, upper)
    twist = _atan(-sign * dot(cross(bend, actual), upper), dot(bend, actual)) if elbow > 12 else 0
    return Arm(lift=lift, plane=plane, twist=twist, elbow=elbow)


def leg_angles(bones: LegBones, pelvis: Frame, sign: int) -> Leg:
    """The angles of a leg that reached; the foot's turn against the shin counts as the ankle's."""
    thigh = unit(pelvis.into(sub(bones.knee, bones.hip)))
    shin = unit(sub(bones.ankle, bones.knee))
    knee = _angle(dot(pelvis.out(thigh), shin))
    out = _atan(sign * thigh[1], sqrt(thigh[0] ** 2 + thigh[2] ** 2))
    return Leg(
        hip=_atan(thigh[0], -thigh[2]),
        out=out,
        twist=0,
        knee=knee,
        ankle=_angle(dot(bones.foot.x, shin)) - 90,
    )


def _thigh(leg: Leg, pelvis: Frame, sign: int) -> Frame:
    columns = []
    for axis in (X, (0.0, 1.0, 0.0), Z):
        moved = turned(axis, Z, sign * leg.twist)
        moved = turned(moved, X, sign * leg.out)
        columns.append(pelvis.out(turned(moved, (0, 1, 0), -leg.hip)))
    return Frame(*columns)


def _hand(along: Vec, thumb: Vec, arm: Arm, sign: int) -> Frame:
    """From neutral, thumb on top, the palm is turned down (or up) and bent in the wrist."""
    thumb = turned(thumb, along, sign * arm.palm)
    palm = times(cross(thumb, along), -sign)
    fingers = add(times(along, _cos(arm.wrist)), times(palm, _sin(arm.wrist)))
    fingers = add(times(fingers, _cos(arm.tip)), times(thumb, _sin(arm.tip)))
    return frame_of(fingers, times(palm, -1))


def _cos(angle: float) -> float:
    return cos(radians(angle))


def _sin(angle: float) -> float:
    return sin(radians(angle))


def _angle(cosine: float) -> float:
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def _atan(y: float, x: float) -> float:
    return degrees(atan2(y, x))
