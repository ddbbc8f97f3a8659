"""What a picture shows, in words."""

from dataclasses import replace

import pytest

from deskstretch.figure.alt import alt_text
from deskstretch.figure.camera import View
from deskstretch.figure.figure import Figure
from deskstretch.figure.pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Side, Support
from deskstretch.figure.shelf import postures

from .test_solve import FEET, SEATED_SIDE, SITTING, STANDING


def said(*poses: Pose, view: View = View.FRONT, left: bool = False) -> str:
    return alt_text(Figure(poses=poses, view=view), left=left)


TWISTED = replace(
    SITTING,
    upper_back=Bend(turn=30),
    right=replace(SEATED_SIDE, hand=Reach("chair back")),
    left=replace(SEATED_SIDE, hand=Reach("other knee")),
)


def test_a_twist_says_where_the_hands_are_and_which_way_it_goes() -> None:
    assert said(SITTING, TWISTED) == (
        "Seated figure from the front, right hand on the chair back, left hand on right knee, turning right"
    )


def test_for_the_left_side_everything_is_the_other_way_round() -> None:
    assert said(SITTING, TWISTED, left=True) == (
        "Seated figure from the front, right hand on left knee, left hand on the chair back, turning left"
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (replace(SITTING, neck=Bend(side=25)), "head tipped to the right"),
        (replace(SITTING, neck=Bend(bend=-12), head=Bend(bend=12)), "chin drawn back"),
        (replace(SITTING, pelvis=Pelvis(bend=40)), "bending forward"),
        (replace(SITTING, upper_back=Bend(bend=-20)), "arching back"),
        (replace(SITTING, neck=Bend(turn=-50)), "head turned left"),
        (replace(SITTING, lower_back=Bend(side=-20)), "bending to the left"),
        (replace(SITTING, right=Side(foot=SEATED_SIDE.foot, arm=Arm(lift=170))), "right arm raised"),
    ],
)
def test_the_movement_is_named(after: Pose, words: str) -> None:
    assert said(SITTING, after).endswith(words)


@pytest.mark.parametrize(
    ("posture", "words"),
    [
        ("standing", "Standing figure"),
        ("on all fours", "Figure on all fours"),
        ("on the back", "Figure lying on the back"),
        ("on the belly", "Figure lying on the belly"),
        ("kneeling", "Kneeling figure"),
        ("on the floor, legs long", "Figure sitting on the floor"),
    ],
)
def test_the_posture_is_named(posture: str, words: str) -> None:
    assert said(postures()[posture], view=View.SIDE) == f"{words} from the side"


def test_a_lifted_leg_is_named() -> None:
    lifted = replace(STANDING, right=replace(FEET, foot=None, leg=Leg(hip=80, knee=80)))
    assert said(STANDING, lifted) == "Standing figure from the front, right leg lifted"
    assert STANDING.support is Support.FEET
