"""The volume around the bones: trunk, arms and legs as shapes. The head has a file of its own."""

from collections.abc import Iterator

from . import body
from .shapes import Ball, Shape, Stuff
from .skeleton import ArmBones, LegBones, Skeleton
from .vector import Frame, Vec, across, add, between, sub, times, unit

SIDES = {"right": -1, "left": 1}

_PARTED = 0.05
"""Fingers that are spread less are drawn together."""


def flesh(bones: Skeleton) -> Iterator[Shape]:
    yield from _trunk(bones)
    for side, sign in SIDES.items():
        arm = bones.right_arm if sign < 0 else bones.left_arm
        leg = bones.right_leg if sign < 0 else bones.left_leg
        yield from _arm(arm, side, sign)
        yield from _leg(leg, side)


def _trunk(bones: Skeleton) -> Iterator[Shape]:
    trunk, breath = bones.trunk, bones.breath
    hips = tuple(
        (f"{side} hip", (add(trunk.hips, trunk.pelvis.out((0, sign * body.HIP_OUT, 0))), 13.0))
        for side, sign in SIDES.items()
    )
    yield Shape(
        (
            *_pair(trunk.hips, trunk.pelvis, 0, 8, 1, 10.2),
            *_pair(trunk.hips, trunk.pelvis, -3, 6.5, 0, 9.6),
        ),
        Stuff.TROUSERS,
        "pelvis",
        seams=hips,
    )
    chest = ("chest", (trunk.chest, 17.0))
    yield Shape(
        (
            *_pair(trunk.hips, trunk.pelvis, 0, 7.2, 6, 10.6),
            *_pair(trunk.waist, trunk.lower, breath * 1.5, 5, 0, 10.2 + breath * 1.8),
            *_pair(trunk.chest, trunk.lower, 0, 6, 0, 10.4),
        ),
        Stuff.SHIRT,
        "lower back",
        seams=(chest,),
        lift=0.5,
    )
    shoulders = tuple(
        (f"{side} shoulder", ((bones.right_arm if sign < 0 else bones.left_arm).shoulder, 9.0))
        for side, sign in SIDES.items()
    )
    yield Shape(_chest(bones), Stuff.SHIRT, "upper back", seams=(chest, *shoulders), lift=1)
    yield Shape(
        ((add(trunk.collar, trunk.upper.out((0, 0, -2))), 5.9), (trunk.neck_top, 5.5)),
        Stuff.SKIN,
        "neck",
        lift=0.8,
    )


def _chest(bones: Skeleton) -> tuple[Ball, ...]:
    """The rib cage, with the shoulders where the blades have them."""
    trunk, upper = bones.trunk, bones.trunk.upper
    shoulders = tuple(
        (add(between(arm.shoulder, trunk.collar, 0.22), times(upper.z, -0.5)), 6.2)
        for arm in (bones.right_arm, bones.left_arm)
    )
    return (
        *_pair(trunk.chest, upper, 0, 6.3, 1, 10.4),
        *_pair(trunk.chest, upper, 0.8, 7.6, 13, 10.6 + bones.breath),
        *shoulders,
        *_pair(trunk.collar, upper, -0.5, 5, -3.5, 6.6),
    )


def _pair(
    middle: Vec, frame: Frame, ahead: float, out: float, up: float, radius: float
) -> tuple[Ball, ...]:
    """A ball on either side of the middle."""
    return tuple((add(middle, frame.out((ahead, side * out, up))), radius) for side in (-1, 1))


def _arm(arm: ArmBones, side: str, sign: int) -> Iterator[Shape]:
    upper, lower = sub(arm.elbow, arm.shoulder), sub(arm.wrist, arm.elbow)

    def down(share: float) -> Vec:
        return add(arm.shoulder, times(upper, share))

    elbow, wrist = (f"{side} elbow", (arm.elbow, 7.0)), (f"{side} wrist", (arm.wrist, 5.5))
    middle = down(0.5)
    yield Shape(
        ((down(0.35), 4.7), (arm.elbow, 4.1)), Stuff.SKIN, f"{side} upper arm", seams=(elbow,), at=middle
    )
    yield Shape(
        ((arm.shoulder, 6.3), (down(0.6), 5.9)),
        Stuff.SHIRT,
        f"{side} upper arm",
        seams=((f"{side} shoulder", (arm.shoulder, 9.0)),),
        lift=0.2,
        at=middle,
    )
    yield Shape(
        ((arm.elbow, 4.1), (add(arm.elbow, times(lower, 0.3)), 4.4), (arm.wrist, 3.0)),
        Stuff.SKIN,
        f"{side} forearm",
        seams=(elbow, wrist),
        lift=0.1,
    )
    thumb, palm = _thumb(arm, sign), add(arm.wrist, times(arm.hand.x, body.PALM))
    root = (f"{side} thumb", (thumb[0][0], 4.0))
    fingers = _fingers(arm, sign)
    roots = tuple((f"{side} finger {index}", (finger[0][0], 2.6)) for index, finger in enumerate(fingers))
    yield Shape(_palm(arm), Stuff.SKIN, f"{side} hand", seams=(wrist, root, *roots), lift=0.6, at=palm)
    for joint, finger in zip(roots, fingers, strict=True):
        yield Shape(finger, Stuff.SKIN, f"{side} hand", seams=(joint,), lift=0.62, at=palm)
    yield Shape(thumb, Stuff.SKIN, f"{side} hand", seams=(root,), lift=0.7, at=palm)


def _palm(arm: ArmBones) -> tuple[Ball, ...]:
    """The palm, with the fingers when they lie together, rolled in as far as it is a fist."""
    palm = ((arm.wrist, 3.0), (_on_hand(arm, 7.5, 2.1, 0), 2.7), (_on_hand(arm, 7.5, -2.1, 0), 2.7))
    if arm.grip.spread > _PARTED:
        return palm
    fist = arm.grip.fist
    thick, drop = 1.7 + fist, -2.5 * fist
    tips = (_on_hand(arm, 15.5 - 6.5 * fist, 1.2, drop), _on_hand(arm, 14.8 - 5.8 * fist, -1.2, drop))
    return (*palm, *((tip, thick) for tip in tips))


def _fingers(arm: ArmBones, sign: int) -> list[tuple[Ball, ...]]:
    """Four fingers like the ribs of a fan, each of its own length, once they are parted."""
    spread = arm.grip.spread
    if spread <= _PARTED:
        return []
    lengths = (7.2, 8.2, 7.6, 5.8)  # from the index finger, which is on the thumb's side
    fingers: list[tuple[Ball, ...]] = []
    for index, long in enumerate(lengths):
        across, fan = -sign * (3.1 - 2.05 * index), -sign * (0.42 - 0.28 * index) * spread
        root = _on_hand(arm, 7.6, across, 0)
        tip = _on_hand(arm, 7.6 + long * (1 - 0.5 * arm.grip.fist), across + fan * long, 0)
        fingers.append(((root, 1.35), (tip, 1.15)))
    return fingers


def _thumb(arm: ArmBones, sign: int) -> tuple[Ball, ...]:
    fist, spread = arm.grip.fist, arm.grip.spread
    tip = _on_hand(arm, 8.5 - 1.5 * fist - spread, -sign * (5.4 - 2 * fist + 2 * spread), -1)
    return ((_on_hand(arm, 3.5, -sign * 1.5, -0.5), 2.3), (tip, 1.5))


def _on_hand(arm: ArmBones, ahead: float, aside: float, up: float) -> Vec:
    return add(arm.wrist, arm.hand.out((ahead, aside, up)))


def _leg(leg: LegBones, side: str) -> Iterator[Shape]:
    thigh, shin = sub(leg.knee, leg.hip), sub(leg.ankle, leg.knee)
    hip, knee = (f"{side} hip", (leg.hip, 13.0)), (f"{side} knee", (leg.knee, 10.0))
    yield Shape(
        ((leg.hip, 9.2), (add(leg.hip, times(thigh, 0.45)), 8.2), (leg.knee, 6.2)),
        Stuff.TROUSERS,
        f"{side} thigh",
        seams=(hip, knee),
        lift=0.3,
    )
    behind = times(across(sub(leg.knee, between(leg.hip, leg.ankle, 0.5)), unit(shin), leg.foot.x), -1.3)
    yield Shape(
        ((leg.knee, 6.1), (add(add(leg.knee, times(shin, 0.3)), behind), 5.9), (leg.ankle, 4.4)),
        Stuff.TROUSERS,
        f"{side} shin",
        seams=(knee,),
        lift=0.4,
    )
    yield Shape(_shoe(leg), Stuff.SHOE, f"{side} foot")


def _shoe(leg: LegBones) -> tuple[Ball, ...]:
    def at(ahead: float, aside: float, up: float) -> Vec:
        return add(leg.ankle, leg.foot.out((ahead, aside, up)))

    return (
        (at(0, 0, -2.6), 4.3),
        (at(-body.HEEL + 3.0, 0, -4.6), 3.4),
        (at(11, 1.6, -5.2), 2.8),
        (at(11, -1.6, -5.2), 2.8),
        (at(body.TOES - 2.6, 0, -5.5), 2.5),
    )
