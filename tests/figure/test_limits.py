"""What no body can do, or what would look wrong, is said with the pose and the joint."""

from dataclasses import replace

import pytest

from deskstretch.figure.camera import View
from deskstretch.figure.figure import Figure
from deskstretch.figure.limits import wrong
from deskstretch.figure.pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Scene, Support

from .test_solve import FEET, SEATED_SIDE, SITTING, STANDING


def told(*poses: Pose) -> list[str]:
    return list(wrong(Figure(poses=poses, view=View.SIDE, scene=Scene(chair=True))))


def test_sitting_and_standing_are_fine() -> None:
    assert told(SITTING) == []
    assert list(wrong(Figure(poses=(STANDING,), view=View.FRONT))) == []


@pytest.mark.parametrize(
    ("pose", "words"),
    [
        (replace(SITTING, neck=Bend(turn=80)), "pose 1: neck: turn is 80°; a body goes from -65 to 65°"),
        (
            replace(STANDING, right=replace(FEET, arm=Arm(elbow=-30))),
            "pose 1: right arm: elbow is -30°; a body goes from -6 to 152°",
        ),
        (
            replace(STANDING, left=replace(FEET, foot=None, leg=Leg(hip=150, knee=60))),
            "pose 1: left leg: hip is 150°",
        ),
        (
            replace(STANDING, right=replace(FEET, arm=Arm(lift=100, plane=180))),
            "pose 1: right arm: lifted 100° behind the body; it goes to 75°",
        ),
        (
            replace(SITTING, left=replace(SEATED_SIDE, hand=Reach("foot"))),
            "pose 1: left hand: misses the foot by",
        ),
        (
            replace(SITTING, right=replace(SEATED_SIDE, foot=Reach("floor", (42, 0, 3)))),
            "pose 1: right foot: floats 3 cm above the floor; put it down or lift it more",
        ),
        (
            replace(SITTING, right=replace(SEATED_SIDE, foot=Reach("floor", (42, 0, -4)))),
            "pose 1: right foot: is 4 cm in the floor",
        ),
        (replace(STANDING, pelvis=Pelvis(height=110)), "pose 1: right foot: misses the floor by"),
    ],
)
def test_one_thing_wrong_is_said(pose: Pose, words: str) -> None:
    assert any(line.startswith(words) for line in told(pose)), told(pose)


def test_poses_that_cannot_follow_each_other_are_said() -> None:
    assert "pose 2: on: all poses of a figure are carried by the same" in told(
        SITTING, replace(SITTING, support=Support.FEET)
    )
    assert "pose 2: pelvis height: give it in every pose, or in none" in told(
        STANDING, replace(STANDING, pelvis=Pelvis(height=80))
    )
