"""The skeleton: bones keep their lengths, what is held is reached, feet stand, left mirrors right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.figure import body
from deskstretch.figure.between import blend
from deskstretch.figure.figure import mirrored_pose
from deskstretch.figure.limits import sole
from deskstretch.figure.pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Scene, Side, Support
from deskstretch.figure.skeleton import Skeleton
from deskstretch.figure.solve import solve
from deskstretch.figure.vector import Frame, Vec, add, angle, dot, length, sub, times

CHAIR = Scene(chair=True)
FEET = Side(foot=Reach("floor"))
STANDING = Pose(right=FEET, left=FEET)
SEATED_SIDE = Side(hand=Reach("thigh"), foot=Reach("floor", (42, 0, 0)))
SITTING = Pose(support=Support.SEAT, right=SEATED_SIDE, left=SEATED_SIDE)


def angles(least: int, most: int) -> st.SearchStrategy[float]:
    return st.integers(least, most).map(float)


bends = st.builds(Bend, angles(-30, 45), angles(-25, 25), angles(-40, 40))
arms = st.builds(
    Arm, angles(0, 180), angles(-45, 180), angles(-90, 90), angles(0, 150), angles(-90, 90), angles(-60, 60)
)
legs = st.builds(Leg, angles(-30, 120), angles(-20, 50), angles(-40, 60), angles(0, 150), angles(-45, 35))
holds = st.sampled_from(
    [None, *map(Reach, ("knee", "other knee", "head", "belly", "hip", "other shoulder"))]
)
sides = st.builds(Side, arm=arms, leg=legs, hand=holds)
poses = st.builds(
    Pose,
    support=st.sampled_from(Support),
    pelvis=st.builds(Pelvis, angles(-90, 90), angles(-20, 20), angles(-40, 40)),
    lower_back=bends,
    upper_back=bends,
    neck=bends,
    head=bends,
    right=sides,
    left=sides,
)


def joints(bones: Skeleton) -> dict[str, Vec]:
    found = {
        name: getattr(bones.trunk, name)
        for name in ("hips", "waist", "chest", "collar", "neck_top", "head")
    }
    for side in ("right", "left"):
        arm, leg = getattr(bones, f"{side}_arm"), getattr(bones, f"{side}_leg")
        found |= {f"{side} {name}": getattr(arm, name) for name in ("shoulder", "elbow", "wrist")}
        found |= {f"{side} {name}": getattr(leg, name) for name in ("hip", "knee", "ankle")}
    return found


def mirror(point: Vec) -> Vec:
    return (point[0], -point[1], point[2])


def other(name: str) -> str:
    return name.replace("right", "?").replace("left", "right").replace("?", "left")


def same(one: Vec, another: Vec) -> bool:
    return length(sub(one, another)) < 1e-6


@given(poses)
def test_bones_keep_their_lengths_in_every_pose(pose: Pose) -> None:
    bones = solve(pose, CHAIR)
    for side in ("right", "left"):
        arm, leg = getattr(bones, f"{side}_arm"), getattr(bones, f"{side}_leg")
        assert length(sub(arm.elbow, arm.shoulder)) == pytest.approx(body.UPPER_ARM)
        assert length(sub(arm.wrist, arm.elbow)) == pytest.approx(body.FOREARM)
        assert length(sub(leg.knee, leg.hip)) == pytest.approx(body.THIGH)
        assert length(sub(leg.ankle, leg.knee)) == pytest.approx(body.SHIN)


@given(poses)
def test_the_mirror_image_of_a_pose_is_the_mirror_image_of_its_bones(pose: Pose) -> None:
    bones, mirrored = joints(solve(pose, CHAIR)), joints(solve(mirrored_pose(pose), CHAIR))
    assert all(same(mirror(point), mirrored[other(name)]) for name, point in bones.items())


@given(poses, poses, st.floats(0, 1))
def test_on_the_way_between_two_poses_no_bone_is_longer_or_shorter(a: Pose, b: Pose, share: float) -> None:
    bones = solve(blend(a, replace(b, support=a.support), share), CHAIR)
    for arm in (bones.right_arm, bones.left_arm):
        assert length(sub(arm.elbow, arm.shoulder)) == pytest.approx(body.UPPER_ARM)
        assert length(sub(arm.wrist, arm.elbow)) == pytest.approx(body.FOREARM)


@given(poses)
def test_on_the_floor_nothing_lies_in_it_and_something_touches_it(pose: Pose) -> None:
    free = replace(pose.right, hand=None), replace(pose.left, hand=None)
    bones = solve(replace(pose, support=Support.FLOOR, right=free[0], left=free[1]), Scene())
    heights = [
        point[2] for name, point in joints(bones).items() if "elbow" not in name and "wrist" not in name
    ]
    assert min(heights) > 2


def test_somebody_who_stands_has_both_soles_on_the_floor_and_the_legs_straight() -> None:
    bones = solve(STANDING, Scene())
    for leg in (bones.right_leg, bones.left_leg):
        assert sole(leg) == pytest.approx(0, abs=0.3)
        assert angle(sub(leg.knee, leg.hip), sub(leg.ankle, leg.knee)) < 15


def test_somebody_who_sits_has_level_thighs_and_the_feet_flat() -> None:
    bones = solve(SITTING, CHAIR)
    for leg in (bones.right_leg, bones.left_leg):
        assert abs(leg.knee[2] - leg.hip[2]) < 4
        assert sole(leg) == pytest.approx(0, abs=0.3)
        assert leg.foot.x[2] == pytest.approx(0, abs=1e-6)


def test_feet_stay_where_they_are_while_the_hips_move() -> None:
    moved = replace(STANDING, pelvis=Pelvis(right=8, turn=20))
    still, swayed = solve(STANDING, Scene()), solve(moved, Scene())
    for one, another in ((still.right_leg, swayed.right_leg), (still.left_leg, swayed.left_leg)):
        assert length(sub(one.ankle, another.ankle)) < 0.6


def test_a_hand_that_can_reach_is_where_it_should_be() -> None:
    pose = replace(SITTING, right=replace(SEATED_SIDE, hand=Reach("other thigh")))
    bones = solve(pose, CHAIR)
    assert bones.right_arm.short < 0.5
    middle = times(add(bones.left_leg.hip, bones.left_leg.knee), 0.5)
    assert length(sub(bones.right_arm.wrist, middle)) < 16


def test_a_hand_that_cannot_reach_says_by_how_much() -> None:
    pose = replace(STANDING, right=replace(FEET, hand=Reach("foot")))
    assert solve(pose, Scene()).right_arm.short > 10


@pytest.mark.parametrize(
    ("arm", "where"),
    [
        (Arm(lift=0, elbow=0), (0, 0, -1)),
        (Arm(lift=90, plane=0, elbow=0), (1, 0, 0)),
        (Arm(lift=90, plane=90, elbow=0), (0, -1, 0)),
        (Arm(lift=180, plane=0, elbow=0), (0, 0, 1)),
        (Arm(lift=0, elbow=90), (1, 0, 0)),
        (Arm(lift=0, elbow=90, twist=90), (0, -1, 0)),
        (Arm(lift=90, plane=90, elbow=90, twist=90), (0, 0, 1)),
    ],
)
def test_the_right_forearm_points_where_its_angles_say(arm: Arm, where: Vec) -> None:
    bones = solve(replace(STANDING, right=replace(FEET, arm=arm)), Scene()).right_arm
    way = sub(bones.wrist, bones.elbow)
    assert angle(way, where) < 1


def test_bending_turning_and_leaning_go_the_way_they_are_called() -> None:
    assert dot(Frame().bent(bend=30).z, (1, 0, 0)) > 0.4, "forward"
    assert dot(Frame().bent(side=30).z, (0, -1, 0)) > 0.4, "to the right"
    assert dot(Frame().bent(turn=30).x, (0, -1, 0)) > 0.4, "to the right"
