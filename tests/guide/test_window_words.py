"""What the window shows at each moment of a course."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.core.course import Place, Spent, begin
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.guide.asking import Question
from deskstretch.guide.ring import Dial
from deskstretch.guide.window_words import (
    Reading,
    dial,
    everything,
    farewell,
    farewell_dial,
    last_title,
    reading,
    title,
)
from tests.core.doses import stretches
from tests.desk import stretch

LUNGE = stretch("lunge", sides=Sides.EACH, sets=2, hold=timedelta(seconds=20))
NOD = stretch("nod", hold=None, repetitions=6, tempo=timedelta(seconds=10))
CALM = replace(NOD, id="calm", region=Region.BREATH)
READY = 6


def place(*some: Stretch, after: float = 0.0) -> Place:
    return begin(some, 0.0).where(after)


def test_a_hold_counts_the_seconds_that_are_left():
    shown = reading(place(LUNGE, after=READY + 5))
    assert (shown.count, shown.unit) == ("15", "s")
    assert dial(place(LUNGE, after=READY + 5)) == Dial(0.25)


def test_repetitions_are_counted_up():
    shown = reading(place(NOD, after=READY + 25))
    assert (shown.count, shown.unit) == ("3", "of 6")
    assert dial(place(NOD, after=READY + 25)).parts == 6


def test_before_the_work_the_ring_counts_the_wait():
    assert dial(place(NOD, after=READY / 2)) == Dial(0.5, waiting=True)


@pytest.mark.parametrize(("after", "full"), [(0, 0), (2, 0.5), (4, 1), (7, 0.5), (10, 0)])
def test_the_disc_swells_with_the_breath_in_and_sinks_with_the_longer_one_out(after: float, full: float):
    shown = dial(place(CALM, after=READY + after))
    assert shown.breath == pytest.approx(full, abs=0.001)


def test_only_breath_has_a_disc():
    assert dial(place(NOD, after=READY + 1)).breath is None


def test_a_breath_is_told_in_place_of_the_stage():
    assert reading(place(CALM, after=READY)).heading == "Breathe in 4"
    assert reading(place(CALM, after=READY + 5)).heading == "Breathe out 5"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (0, "Lunge: get ready, right side, 1 of 2"),
        (READY, "Lunge: hold 20 s, right side, 1 of 2"),
        (READY + 19, "Lunge: hold 20 s, right side, 1 of 2"),
        (READY + 20, "Lunge: change sides, left side, 1 of 2"),
    ],
)
def test_the_title_changes_with_the_stage_and_not_with_the_seconds(after: float, told: str):
    assert title(place(LUNGE, after=after)) == told


def test_the_title_tells_of_a_pause():
    assert title(begin([LUNGE], 0.0).paused(1.0).where(9.0)) == "Lunge: paused"


def test_a_discreet_title_names_nothing():
    """It stands in the task bar, which others see."""
    titles = {title(place(LUNGE, after=after), discreet=True) for after in (0, READY, READY + 20)}
    assert titles | {last_title(place(LUNGE), discreet=True)} == {"Short break"}
    assert last_title(place(LUNGE)) == "Lunge: done"


def test_what_is_asked_stands_where_it_belongs():
    hurts = reading(place(LUNGE, after=READY), asks=Question.HURTS)
    assert (hurts.safety, hurts.hurts, hurts.asks) == (Question.HURTS, "Yes, it hurts", "safety")
    finish = reading(place(NOD, after=READY), asks=Question.FINISH)
    assert (finish.upcoming, finish.hurts, finish.asks) == (Question.FINISH, "It hurts", "upcoming")


def test_the_routine_and_the_place_in_it_stand_above_the_name():
    shown = reading(place(LUNGE, NOD), "Desk reset")
    assert (shown.part, shown.name) == ("Desk reset · 1 of 2", "Lunge")


def test_at_the_end_it_is_said_what_will_not_come_again():
    done = [Spent("lunge", 12.0, whole=False), Spent("nod", 60.0, whole=True)]
    shown = farewell(place(LUNGE, NOD, after=500), done, ["lunge"], ["Lunge"])
    assert (shown.heading, shown.hurts) == ("Done", "")
    assert shown.step == "Well done: 1 min 12 s. Lunge will not be suggested again."
    assert farewell_dial(done, ["lunge"]).done


def test_who_did_all_of_it_gets_a_tick():
    done = [Spent("lunge", 80.0, whole=True)]
    shown = farewell(place(LUNGE, after=500), done)
    assert (shown.heading, shown.step) == ("Done", "Well done: 1 min 20 s.")
    assert farewell_dial(done).done


def test_who_left_some_of_it_out_is_not_told_a_tale():
    done = [Spent("lunge", 80.0, whole=True), Spent("nod", 10.0, whole=False)]
    shown = farewell(place(LUNGE, after=500), done)
    assert shown.heading != "Done"
    assert not farewell_dial(done).done


@settings(deadline=None, max_examples=40)
@given(st.lists(stretches(), min_size=1, max_size=3), st.floats(0, 1), st.sampled_from([None, *Question]))
def test_there_is_room_for_whatever_may_be_shown(some: list[Stretch], share: float, asks: Question | None):
    """But for the count of a breath and of the ring, which have a room of their own."""
    course = begin(some, 0.0)
    now = share * sum(line.length.total_seconds() for line in course.timelines)
    room = list(everything(some))
    shown = reading(course.where(now), asks=asks)
    for name in {field.name for field in fields(Reading)} - {"heading", "count", "unit"}:
        assert getattr(shown, name) in {getattr(one, name) for one in room}, name
