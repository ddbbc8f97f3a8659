"""What a picture shows, in words."""

import re
from dataclasses import replace

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.stretch import Sides
from deskstretch.figure.alt import alt_text
from deskstretch.figure.camera import View
from deskstretch.figure.figure import Arrow, Figure
from deskstretch.figure.pose import Arm, Bend, Leg, Pelvis, Pose, Reach, Shoulder, Side, Support
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
        "Seated figure, seen from the front: right hand on the chair back, "
        "left hand on the right knee, turning right"
    )


def test_for_the_left_side_everything_is_the_other_way_round() -> None:
    assert said(SITTING, TWISTED, left=True) == (
        "Seated figure, seen from the front: right hand on the left knee, "
        "left hand on the chair back, turning left"
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (replace(SITTING, neck=Bend(side=25)), "head tipped to the right"),
        (replace(SITTING, neck=Bend(bend=-12), head=Bend(bend=12)), "chin drawn straight back"),
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
        ("on the back", "Figure lying on its back"),
        ("on the belly", "Figure lying face down"),
        ("kneeling", "Kneeling figure"),
        ("on the floor, legs long", "Figure sitting on the floor"),
    ],
)
def test_the_posture_is_named(posture: str, words: str) -> None:
    assert said(postures()[posture], view=View.SIDE) == f"{words}, seen from the side"


@pytest.mark.parametrize(
    ("right", "left", "words"),
    [
        ("behind the head", "behind the head", "both hands behind the head"),
        ("over the head", None, "right hand over the head"),
        (None, "back of other hand", "left hand on the back of the right hand"),
        ("under thigh", "under other thigh", "both hands under the right thigh"),
        ("under thigh", "under thigh", "both hands under the thighs"),
        (None, "under other thigh", "left hand under the right thigh"),
        ("side of head", None, "right hand on the right side of the head"),
        ("other side of head", None, "right hand on the left side of the head"),
        ("back of head", "back of head", "both hands on the back of the head"),
        ("knee", "other knee", "both hands on the right knee"),
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
    assert said(pose) == f"Seated figure, seen from the front: {words}"


def test_arms_that_hang_from_a_body_bent_forward_are_not_raised() -> None:
    hanging = replace(FEET, hand=None, arm=Arm(lift=114))
    bent = replace(STANDING, pelvis=Pelvis(bend=110), right=hanging, left=hanging)
    assert said(STANDING, bent) == "Standing figure, seen from the front: bending forward"


def test_a_head_that_comes_up_to_look_ahead_is_not_on_the_chest() -> None:
    looking_up = replace(SITTING, neck=Bend(bend=-30))
    assert said(looking_up, SITTING) == "Seated figure, seen from the front"


def test_a_pose_with_one_leg_folded_in_front_is_no_lying_on_the_belly() -> None:
    assert alt_text(shipped()["pigeon-pose"]).startswith("Figure low on the floor, seen")


def test_who_stands_turned_to_the_wall_behind_is_seen_from_the_side() -> None:
    turned = replace(STANDING, pelvis=Pelvis(turn=90))
    assert said(turned, view=View.BACK) == "Standing figure, seen from the side"


@pytest.mark.parametrize(
    ("stretch_id", "words"),
    [
        ("childs-pose", "Kneeling figure"),
        ("thoracic-rock-back", "Kneeling figure"),
        ("cat-cow", "Figure on all fours"),
        ("downward-facing-dog", "Figure on hands and feet"),
        ("upward-facing-dog", "Figure on hands and feet"),
        ("cobra", "Figure lying face down"),
        ("spinal-roll-down", "Figure sitting on the floor"),
        ("bridge", "Figure lying on its back"),
    ],
)
def test_who_is_near_the_floor_is_on_hands_and_feet_on_the_knees_or_lies(
    stretch_id: str, words: str
) -> None:
    assert alt_text(shipped()[stretch_id]).startswith(f"{words}, seen")


def test_a_head_that_stays_level_while_the_back_arches_is_not_on_the_chest() -> None:
    arched = replace(SITTING, upper_back=Bend(bend=-30), neck=Bend(bend=22))
    assert said(SITTING, arched).endswith(": arching back")


RAISED = replace(SITTING, right=replace(SEATED_SIDE, shoulder=Shoulder(up=5)))


@pytest.mark.parametrize(
    ("arrows", "words"),
    [
        ((Arrow("right hand around"),), "right hand circling"),
        ((Arrow("right hand around"), Arrow("left hand around")), "both hands circling"),
        ((Arrow("left foot", both=True), Arrow("right foot", both=True)), "both feet moving to and fro"),
        ((Arrow("right shoulder"),), "right shoulder moving up"),
        ((Arrow("hoop around"),), "hips circling"),
        ((), "at work: right shoulder"),
    ],
)
def test_where_the_poses_tell_of_no_movement_the_arrows_do_or_what_is_tinted(
    arrows: tuple[Arrow, ...], words: str
) -> None:
    figure = Figure(poses=(SITTING, RAISED), view=View.FRONT, arrows=arrows, works=("right shoulder",))
    assert alt_text(figure) == f"Seated figure, seen from the front: {words}"


@pytest.mark.parametrize(("left", "way"), [(False, "to the right"), (True, "to the left")])
def test_right_and_left_are_those_of_the_body_however_it_lies(left: bool, way: str) -> None:
    figure = replace(shipped()["lying-groin-stretch"], shows="")
    side = way.removeprefix("to the ")
    assert alt_text(figure, left=left).endswith(f": {side} knee moving {way}")


def test_a_figure_may_say_in_its_own_words_what_is_done_and_the_left_side_turns_them_round() -> None:
    words = "right hand on the left knee, righting the trunk"
    figure = Figure(poses=(SITTING, TWISTED), view=View.FRONT, shows=words)
    assert alt_text(figure) == f"Seated figure, seen from the front: {words}"
    assert alt_text(figure, left=True).endswith(": left hand on the right knee, righting the trunk")


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("own_words", [False, True])
def test_every_shipped_figure_says_what_is_done_and_no_words_stumble(left: bool, own_words: bool) -> None:
    stumbling = re.compile(
        r"the (behind|over|under|back of other|other)|the the| of head| of other"
        r"|(on|behind|under|across) (right|left) "
    )
    for name, figure in shipped().items():
        told = alt_text(figure if own_words else replace(figure, shows=""), left=left)
        _, colon, done = told.partition(": ")
        assert colon, name
        assert len(done) > 8, name
        assert not stumbling.search(told), told
        assert not told.endswith("."), told


@pytest.mark.parametrize(
    "stretch_id", [stretch.id for stretch in load_catalogue() if stretch.sides is not Sides.NONE]
)
def test_what_has_sides_tells_which_is_shown(stretch_id: str) -> None:
    figure = shipped()[stretch_id]
    assert "right" in figure.shows
    assert alt_text(figure) != alt_text(figure, left=True)


def test_a_lifted_leg_is_named() -> None:
    lifted = replace(STANDING, right=replace(FEET, foot=None, leg=Leg(hip=80, knee=80)))
    assert said(STANDING, lifted) == "Standing figure, seen from the front: right leg lifted"
    assert STANDING.support is Support.FEET
