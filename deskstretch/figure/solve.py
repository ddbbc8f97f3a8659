"""From a pose to the joints in space: trunk, then legs, then arms, then all of it onto what carries it."""

from dataclasses import replace
from math import sqrt

from . import body
from .limbs import arm_by_angles, arm_by_reach, leg_by_angles, leg_by_reach
from .places import Known, place
from .pose import Passing, Pose, Reach, Scene, Side, Support
from .skeleton import ArmBones, Grip, LegBones, Skeleton, Trunk
from .vector import Frame, Vec, X, Z, across, add, between, dot, frame_of, sub, times, turned, unit

LEFT, RIGHT = 1, -1


def solve(pose: Pose, scene: Scene) -> Skeleton:
    """The skeleton in this pose, standing, sitting or lying where its support puts it."""
    trunk = _trunk(pose, _hips(pose, scene))
    sides = {LEFT: pose.left, RIGHT: pose.right}
    legs: dict[int, LegBones] = {}
    first = RIGHT if _leans_on_other(pose.left.foot) else LEFT
    for sign in (first, -first):
        legs[sign] = _leg(sides[sign], sign, trunk, scene, other=legs.get(-sign))
    first = RIGHT if _leans_on_other_arm(pose.left.hand) else LEFT
    arms: dict[int, ArmBones] = {}
    for sign in (first, -first):
        known = Known(sign, trunk, legs[sign], legs[-sign], arms.get(-sign), scene)
        arms[sign] = _arm(sides[sign], known)
    return Skeleton(
        trunk,
        arms[RIGHT],
        arms[LEFT],
        legs[RIGHT],
        legs[LEFT],
        breath=pose.breath,
        eyes_closed=pose.eyes_closed,
    )


def _trunk(pose: Pose, hips: Vec) -> Trunk:
    pelvis = Frame().bent(pose.pelvis.bend, pose.pelvis.side, pose.pelvis.turn)
    lower = pelvis.bent(pose.lower_back.bend, pose.lower_back.side, pose.lower_back.turn)
    upper = lower.bent(pose.upper_back.bend, pose.upper_back.side, pose.upper_back.turn)
    neck = upper.bent(pose.neck.bend + body.NECK_LEAN, pose.neck.side, pose.neck.turn)
    face = neck.bent(pose.head.bend - body.NECK_LEAN, pose.head.side, pose.head.turn)
    waist = add(hips, times(pelvis.z, body.PELVIS))
    chest = add(waist, times(lower.z, body.LOWER_BACK))
    collar = add(chest, times(upper.z, body.UPPER_BACK))
    neck_top = add(collar, times(neck.z, body.NECK))
    head = add(neck_top, face.out((2.0, 0, body.HEAD)))
    return Trunk(hips, waist, chest, collar, neck_top, head, pelvis, lower, upper, neck, face)


def _hips(pose: Pose, scene: Scene) -> Vec:
    """Where the middle between the hip joints is."""
    x, y = pose.pelvis.forward, -pose.pelvis.right
    if pose.pelvis.height is not None:
        return (x, y, pose.pelvis.height + pose.pelvis.up)
    if pose.support is Support.SEAT:
        return (x, y, body.SEAT + body.SITTING + pose.pelvis.up)
    planted = [
        (side.foot, sign)
        for side, sign in ((pose.left, LEFT), (pose.right, RIGHT))
        if isinstance(side.foot, Reach) and side.foot.on == "floor"
    ]
    if pose.support is Support.FEET and planted:
        pelvis = Frame().bent(pose.pelvis.bend, pose.pelvis.side, pose.pelvis.turn)
        return (x, y, min(_height(foot, sign, pelvis, x, y) for foot, sign in planted) + pose.pelvis.up)
    return (x, y, -_lowest(pose, scene, (x, y, 0)) + pose.pelvis.up)


def _height(foot: Reach, sign: int, pelvis: Frame, x: float, y: float) -> float:
    """How high the hips are above a foot on the floor when its leg is as good as straight."""
    joint = pelvis.out((0, sign * body.HIP_OUT, 0))
    ankle = _on_floor(foot, sign)
    ahead, aside = ankle[0] - x - joint[0], ankle[1] - y - joint[1]
    straight = (body.THIGH + body.SHIN) * 0.994
    return ankle[2] - joint[2] + sqrt(max(100.0, straight**2 - ahead**2 - aside**2))


def _lowest(pose: Pose, scene: Scene, hips: Vec) -> float:
    """The lowest point of the body with its hips there; limbs that reach for something do not count."""
    trunk = _trunk(pose, hips)
    touching = [(trunk.hips, body.SITTING), (trunk.waist, 9.5), (trunk.collar, 8.0), (trunk.head, 11.5)]
    for sign in (LEFT, RIGHT):
        touching.append((add(trunk.hips, trunk.pelvis.out((0, sign * body.HIP_OUT, 0))), body.SITTING))
        shoulder = (0, sign * body.SHOULDER_OUT, -body.SHOULDER_DOWN)
        touching.append((add(trunk.collar, trunk.upper.out(shoulder)), 5.5))
        side = pose.left if sign == LEFT else pose.right
        if side.foot is None:
            leg = _leg(side, sign, trunk, scene)
            heel = add(leg.ankle, leg.foot.out((-body.HEEL + 3, 0, 3.5 - body.ANKLE_HEIGHT)))
            toes = add(leg.ankle, leg.foot.out((body.TOES - 4, 0, 3.0 - body.ANKLE_HEIGHT)))
            touching += [(leg.knee, 6.0), (leg.ankle, 4.2), (heel, 3.5), (toes, 3.0)]
    return min(point[2] - radius for point, radius in touching)


def _leg(side: Side, sign: int, trunk: Trunk, scene: Scene, other: LegBones | None = None) -> LegBones:
    hip = add(trunk.hips, trunk.pelvis.out((0, sign * body.HIP_OUT, 0)))
    if isinstance(side.foot, Passing):
        before, after = (
            _leg(one, sign, trunk, scene, other) for one in (side.foot.before, side.foot.after)
        )
        share = side.foot.share
        toes = between(before.foot.x, after.foot.x, share)
        up = between(before.foot.z, after.foot.z, share)
        knee = between(before.knee, after.knee, share)
        ankle = between(before.ankle, after.ankle, share)
        passing = leg_by_reach(hip, ankle, sub(knee, hip), toes, 0)
        return replace(passing, foot=frame_of(toes, up))
    if side.foot is None:
        return leg_by_angles(side.leg, hip, trunk.pelvis, sign)
    reach = side.foot
    along = turned(X, Z, sign * (reach.toes + 8))
    if reach.on == "floor":
        ankle = _on_floor(reach, sign)
    else:
        known = Known(sign, trunk, None, other, None, scene)
        ankle = place(reach.on, known).moved(reach.at, sign)
    way = unit(sub(ankle, hip))
    # With the sole on the floor the knee goes where the toes point, wherever the pelvis turns; and the more
    # the toes point along the leg, of somebody who sits or lies on the floor, the more it goes up.
    ahead = trunk.pelvis.x
    if reach.on == "floor":
        ahead = add(along, times(Z, max(0.0, dot(along, way))))
    pole = turned(across(ahead, way, trunk.pelvis.x), way, -sign * reach.out)
    return leg_by_reach(hip, ankle, pole, along if reach.on == "floor" else None, reach.lift)


def _on_floor(foot: Reach, sign: int) -> Vec:
    """The ankle above a foot on the floor; it stands on its ball, or on its heel."""
    ahead, out, up = foot.at
    along = turned(X, Z, sign * (foot.toes + 8))
    pivot, sole = (13.0, 2.0) if foot.lift >= 0 else (3.0 - body.HEEL, 3.4)
    ankle = (-pivot, 0.0, body.ANKLE_HEIGHT - sole)
    rolled = turned(ankle, (0, 1, 0), foot.lift)
    back, height = rolled[0] + pivot, rolled[2] + sole
    return add((ahead, sign * (body.HIP_OUT + out), up + height), times(along, back))


def _arm(side: Side, known: Known) -> ArmBones:
    sign, upper = known.sign, known.trunk.upper
    joint = (side.shoulder.forward, sign * body.SHOULDER_OUT, side.shoulder.up - body.SHOULDER_DOWN)
    shoulder = add(known.trunk.collar, upper.out(joint))
    if side.hand is None:
        return arm_by_angles(side.arm, shoulder, upper, sign)
    if isinstance(side.hand, Passing):
        before, after = (_arm(one, known) for one in (side.hand.before, side.hand.after))
        share = side.hand.share
        hand = frame_of(
            between(before.hand.x, after.hand.x, share), between(before.hand.z, after.hand.z, share)
        )
        wrist, elbow = (
            between(before.wrist, after.wrist, share),
            between(before.elbow, after.elbow, share),
        )
        grip = Grip(
            before.grip.fist + (after.grip.fist - before.grip.fist) * share,
            before.grip.spread + (after.grip.spread - before.grip.spread) * share,
        )
        return arm_by_reach(shoulder, wrist, sub(elbow, shoulder), sign, hand=hand, grip=grip)
    there = place(side.hand.on, known)
    target = there.moved(side.hand.at, sign)
    if there.hand:
        target = add(sub(target, times(there.hand.x, body.PALM)), times(there.hand.z, 1.5))
    way = unit(sub(target, shoulder))
    pole = turned(across(upper.out((-0.5, 0.6 * sign, -0.6)), way, (-1, 0, 0)), way, sign * side.hand.out)
    return arm_by_reach(
        shoulder, target, pole, sign, hand=there.hand, grip=Grip(side.arm.fist, side.arm.spread)
    )


def _leans_on_other(reach: Reach | Passing | None) -> bool:
    match reach:
        case Reach(on):
            return on.startswith("other")
        case Passing(before, after):
            return _leans_on_other(before.foot) or _leans_on_other(after.foot)
    return False


def _leans_on_other_arm(reach: Reach | Passing | None) -> bool:
    arm = (
        "other upper arm",
        "other elbow",
        "other wrist",
        "other hand",
        "other palm",
        "back of other hand",
    )
    match reach:
        case Reach(on):
            return on in arm
        case Passing(before, after):
            return _leans_on_other_arm(before.hand) or _leans_on_other_arm(after.hand)
    return False
