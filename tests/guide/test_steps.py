"""The steps while they are being followed: one at a time, and along with the movement."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.course import begin
from deskstretch.core.steps import steps
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.guide.steps import in_force
from tests.core.doses import stretches
from tests.desk import stretch

READY_S, CHANGE_S = 6, 5
FIGURE_FOUR = stretch(
    "figure four",
    sides=Sides.EACH,
    steps=("Lay your right ankle on your left knee.", "Lean forward.", "Breathe. Then the left."),
)


def followed(some: Stretch, *after: float) -> list[int]:
    """Which step is in force so many seconds after the work began."""
    course = begin([some], -READY_S)
    return [in_force(course.where(seconds)) for seconds in after]


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


def test_three_steps_share_a_repetition_that_is_slow_enough():
    shrug = stretch(
        "shrug",
        hold=None,
        repetitions=2,
        tempo=timedelta(seconds=6),
        steps=("Sit tall.", "Breathe in and lift.", "Roll back.", "Breathe out and drop."),
    )
    assert followed(shrug, 0, 2, 4, 6, 8, 11.9) == [1, 2, 3, 1, 2, 3]


ROLLS = stretch(
    "rolls",
    hold=None,
    repetitions=5,
    tempo=timedelta(seconds=2),
    halves=True,
    steps=("Sit tall.", "Roll forward.", "From half way on, backward."),
)


def test_half_way_it_goes_on_with_the_last_step_and_never_back():
    assert followed(ROLLS, 0, 5.9, 6.1, 9.9) == [1, 1, 2, 2]


def test_each_side_has_both_halves():
    rolls = replace(ROLLS, sides=Sides.EACH)
    assert followed(rolls, 0, 6.1, 10.1, 10 + CHANGE_S, 10 + CHANGE_S + 6.1) == [1, 2, 0, 1, 2]


def test_where_the_sides_take_turns_each_repetition_has_the_steps_of_its_side():
    twist = stretch(
        "twist",
        sides=Sides.BOTH,
        hold=None,
        repetitions=4,
        tempo=timedelta(seconds=5),
        steps=("Sit tall.", "Turn to the right.", "Come back to the middle, then turn to the left."),
    )
    told = []
    for seconds in (0, 2.6, 5, 7.6, 10):
        place = begin([twist], -READY_S).where(seconds)
        told.append(steps(twist, place.side)[in_force(place)])
    right, left, back = "Turn to the right.", "Turn to the left.", "Come back to the middle."
    assert told == [right, back, left, back, right]


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
    assert 0 <= in_force(place) < len(steps(some, place.side))
