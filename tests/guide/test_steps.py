"""The steps while they are being followed: for the side at work, and one at a time."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.catalogue import load_catalogue
from deskstretch.core.course import begin
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.core.timeline import Side
from deskstretch.guide.steps import in_force, mirrored, steps
from tests.core.doses import stretches
from tests.desk import stretch

READY_S, CHANGE_S = 6, 5
FIGURE_FOUR = stretch(
    "figure four",
    sides=Sides.EACH,
    steps=("Lay your right ankle on your left knee.", "Lean forward.", "Breathe. Then the left."),
)
TWO_SIDED = [shipped for shipped in load_catalogue() if shipped.sides is Sides.EACH]


def followed(some: Stretch, *after: float) -> list[int]:
    """Which step is in force so many seconds after the work began."""
    course = begin([some], -READY_S)
    return [in_force(course.where(seconds)) for seconds in after]


def test_the_left_side_is_told_with_left_and_right_exchanged():
    assert steps(FIGURE_FOUR, Side.RIGHT)[0] == "Lay your right ankle on your left knee."
    assert steps(FIGURE_FOUR, Side.LEFT)[0] == "Lay your left ankle on your right knee."


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("Breathe. Then the left.", ("Breathe.",)),
        ("Come up slowly, then lean left.", ("Come up slowly.",)),
        ("Keep still. Turn round for the other leg.", ("Keep still.",)),
        ("Circles: five one way, five the other.", ("Circles: five one way, five the other.",)),
        ("Lay the right hand on the other.", ("Lay the right hand on the other.",)),
    ],
)
def test_that_the_other_side_follows_is_left_to_the_guide(step: str, told: tuple[str, ...]):
    assert steps(replace(FIGURE_FOUR, steps=(step,)), Side.RIGHT) == told


def test_a_step_that_says_nothing_else_is_left_out_but_never_the_last_one():
    short = replace(FIGURE_FOUR, steps=("Lean forward.", "Then the left."))
    assert steps(short, Side.LEFT) == ("Lean forward.",)
    only = replace(FIGURE_FOUR, steps=("Then the left.",))
    assert steps(only, Side.RIGHT) == ("Then the left.",)


def test_without_two_sides_the_steps_stay_as_they_are_written():
    twist = replace(FIGURE_FOUR, sides=Sides.BOTH)
    assert steps(twist, None) == twist.steps


@pytest.mark.parametrize("shipped", TWO_SIDED, ids=lambda shipped: shipped.id)
def test_no_shipped_step_speaks_of_the_side_that_comes_later(shipped: Stretch):
    for side in Side:
        told = steps(shipped, side)
        assert not re.search(r"then (the|lean) (left|right)|the other (side|leg)", " ".join(told), re.I)
        assert all(step.endswith(".") and not step.endswith("..") and step[0] != " " for step in told)
    assert tuple(map(mirrored, steps(shipped, Side.LEFT))) == steps(shipped, Side.RIGHT)


def test_a_right_that_is_no_side_stays():
    assert mirrored("Right away, at a right angle, lift the Right foot right up to the left one.") == (
        "Right away, at a right angle, lift the Left foot right up to the right one."
    )


def test_the_first_step_belongs_to_getting_ready_and_to_the_changes_between():
    before_work = -READY_S, -0.1
    between = 30.0, 30.0 + CHANGE_S - 0.1
    assert followed(FIGURE_FOUR, *before_work, *between) == [0, 0, 0, 0]
    assert followed(FIGURE_FOUR, 0, 30.0 + CHANGE_S) == [1, 1]


def test_the_last_step_of_a_hold_which_may_lead_out_of_it_comes_at_its_end():
    bend = stretch(
        "bend", steps=("Sit tall.", "Fold forward.", "Come up slowly, and then look around you.")
    )
    assert followed(bend, 0, 23.9, 24.1, 29.9) == [1, 1, 2, 2]


def test_longer_steps_have_more_of_the_hold():
    words = ("Sit.", "One two three four five six.", "One two three.", "Up.")
    held = stretch("held", hold=timedelta(seconds=20), steps=words)
    # The last is one word of ten, and so two seconds; the others share eighteen as 6 to 3.
    assert followed(held, 0, 11.9, 12.1, 17.9, 18.1) == [1, 1, 2, 2, 3]


def test_a_slow_movement_is_followed_step_by_step():
    squeeze = stretch(
        "squeeze",
        hold=None,
        repetitions=3,
        tempo=timedelta(seconds=10),
        steps=("Sit tall.", "Tighten, and hold for five seconds.", "Let go for five seconds."),
    )
    assert followed(squeeze, 0, 4.9, 5.1, 9.9, 10.1, 29.9) == [1, 1, 2, 2, 1, 2]


def test_in_a_breath_one_step_is_for_the_way_in_and_one_for_the_way_out():
    calm = stretch(
        "calm",
        region=Region.BREATH,
        hold=None,
        repetitions=3,
        tempo=timedelta(seconds=10),
        steps=("Sit back.", "Breathe in.", "Breathe out."),
    )
    assert followed(calm, 0, 3.9, 4.1, 9.9, 10.1) == [1, 1, 2, 2, 1]


def test_the_steps_of_a_quick_movement_take_turns_slowly_enough_to_be_read():
    swing = stretch(
        "swing",
        hold=None,
        repetitions=10,
        tempo=timedelta(seconds=2),
        steps=("Stand.", "Swing.", "Low and easy."),
    )
    assert followed(swing, 0, 5.9, 6.1, 11.9, 12.1) == [1, 1, 2, 2, 1]


@given(
    stretches(),
    st.lists(
        st.sampled_from(["Sit.", "Then the left.", "Turn right, and breathe."]), min_size=1, max_size=8
    ),
    st.floats(0, 1e5),
)
def test_there_is_always_a_step_in_force(some: Stretch, written: list[str], after: float):
    some = replace(some, steps=tuple(written))
    place = begin([some], 0).where(after)
    assert 0 <= in_force(place) < len(steps(some, place.segment.side))
