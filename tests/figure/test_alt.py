"""What a picture shows, in words."""

import re
from dataclasses import replace

import pytest

from deskstretch.figure.alt import alt_text
from deskstretch.figure.camera import View
from deskstretch.figure.figure import Figure
from deskstretch.figure.pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Side, Support
from deskstretch.figure.shelf import postures, shipped

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


@pytest.mark.parametrize(
    ("right", "left", "words"),
    [
        ("behind the head", "behind the head", "both hands behind the head"),
        ("over the head", None, "right hand over the head"),
        (None, "back of other hand", "left hand on the back of the right hand"),
        ("under thigh", "under other thigh", "both hands under right thigh"),
        ("under thigh", "under thigh", "both hands under the thighs"),
        (None, "under other thigh", "left hand under right thigh"),
        ("side of head", None, "right hand on the right side of the head"),
        ("other side of head", None, "right hand on the left side of the head"),
        ("back of head", "back of head", "both hands on the back of the head"),
        ("knee", "other knee", "both hands on right knee"),
        ("hip", "hip", "both hands on the hips"),
        ("foot", "foot", "both hands on the feet"),
    ],
)
def test_where_the_hands_are_is_said_as_people_say_it(
    right: str | None, left: str | None, words: str
) -> None:
    hands = [Reach(place) if place else None for place in (right, left)]
    pose = replace(
        SITTING,
        right=replace(SEATED_SIDE, hand=hands[0]),
        left=replace(SEATED_SIDE, hand=hands[1]),
    )
    assert said(pose) == f"Seated figure from the front, {words}"


def test_arms_that_hang_from_a_body_bent_forward_are_not_raised() -> None:
    hanging = replace(FEET, hand=None, arm=Arm(lift=114))
    bent = replace(STANDING, pelvis=Pelvis(bend=110), right=hanging, left=hanging)
    assert said(STANDING, bent) == "Standing figure from the front, bending forward"


def test_a_head_that_comes_up_to_look_ahead_is_not_on_the_chest() -> None:
    looking_up = replace(SITTING, neck=Bend(bend=-30))
    assert said(looking_up, SITTING) == "Seated figure from the front"


def test_a_pose_with_one_leg_folded_in_front_is_no_lying_on_the_belly() -> None:
    assert alt_text(shipped()["pigeon-pose"]).startswith("Figure low on the floor, right leg in front")


@pytest.mark.parametrize("left", [False, True])
def test_no_words_of_the_shipped_figures_stumble(left: bool) -> None:
    stumbling = re.compile(r"the (behind|over|under|back of other|other)|the the| of head| of other")
    told = {name: alt_text(figure, left=left) for name, figure in shipped().items()}
    assert not {name: words for name, words in told.items() if stumbling.search(words)}


def test_a_lifted_leg_is_named() -> None:
    lifted = replace(STANDING, right=replace(FEET, foot=None, leg=Leg(hip=80, knee=80)))
    assert said(STANDING, lifted) == "Standing figure from the front, right leg lifted"
    assert STANDING.support is Support.FEET
