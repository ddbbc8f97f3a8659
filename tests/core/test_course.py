"""A course of stretches: what is on, and that nothing is put down as done which was not."""

from collections.abc import Callable
from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.course import JUST_BEGUN_S, Course, Spent, begin
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.core.timeline import Side, Stage
from tests.core.doses import stretches
from tests.desk import stretch

LUNGE = stretch("lunge", sides=Sides.EACH, hold=timedelta(seconds=20))
NOD = stretch("nod", hold=None, repetitions=6, tempo=timedelta(seconds=10))
READY_S, CHANGE_S = 6, 5
FIRST_HOLD = READY_S + 1.0
"""A second into the right side of the lunge."""

AT = 1000.0
ALMOST = 1e-6


def course(*some: Stretch) -> Course:
    return begin(some or (LUNGE, NOD), AT)


def test_a_course_begins_with_getting_ready_for_the_first():
    place = course().where(AT)
    assert (place.number, place.count, place.stretch, place.segment.stage) == (1, 2, LUNGE, Stage.READY)
    assert (place.side, place.repetition, place.share) == (Side.RIGHT, 0, 0)
    assert place.remaining == timedelta(seconds=READY_S)
    assert place.after == NOD
    assert not place.paused


def test_time_leads_from_segment_to_segment_and_from_stretch_to_stretch():
    whole = READY_S + 20 + CHANGE_S + 20
    stages = [
        (place.stretch.id, place.segment.stage, place.side)
        for after in (READY_S - 0.1, READY_S, READY_S + 20, whole - 0.1, whole)
        for place in [course().where(AT + after)]
    ]
    assert stages == [
        ("lunge", Stage.READY, Side.RIGHT),
        ("lunge", Stage.HOLD, Side.RIGHT),
        ("lunge", Stage.SWITCH, Side.LEFT),
        ("lunge", Stage.HOLD, Side.LEFT),
        ("nod", Stage.READY, None),
    ]


def test_a_place_tells_what_follows():
    first = course().where(AT + FIRST_HOLD)
    assert first.upcoming
    assert (first.upcoming.stage, first.upcoming.side) == (Stage.SWITCH, Side.LEFT)
    last = course().where(AT + READY_S + 20 + CHANGE_S + 1)
    assert last.upcoming is None
    assert last.after == NOD
    assert course(NOD).where(AT + READY_S).after is None


def test_a_place_counts_the_repetitions():
    place = course(NOD).where(AT + READY_S + 25)
    assert (place.repetition, place.segment.repetitions) == (3, 6)
    assert place.elapsed == timedelta(seconds=25)


def test_who_lets_it_run_has_done_it_all():
    end = AT + 1000
    assert course().done(end) == (Spent("lunge", 40.0, True), Spent("nod", 60.0, True))
    assert course().finished(end)
    place = course().where(end)
    assert (place.stretch, place.remaining, place.repetition) == (NOD, timedelta(0), 6)


def test_it_is_finished_at_the_last_moment_and_not_before():
    assert not course(NOD).finished(AT + READY_S + 59.9)
    assert course(NOD).finished(AT + READY_S + 60)


def test_time_stands_still_in_a_pause():
    paused = course().paused(AT + FIRST_HOLD)
    assert paused.where(AT + 500) == paused.where(AT + FIRST_HOLD)
    assert paused.where(AT + 500).paused
    assert paused.done(AT + 500)[0] == Spent("lunge", 1.0, False)
    resumed = paused.resumed(AT + 500)
    assert resumed.where(AT + 501).elapsed == timedelta(seconds=2)
    assert resumed.done(AT + 501)[0].seconds == 2


def test_pausing_twice_or_going_on_twice_changes_nothing():
    paused = course().paused(AT + 1)
    assert paused.paused(AT + 5) == paused
    assert course().resumed(AT + 1) == course()


def test_next_puts_down_only_what_was_done():
    skipped = course().next(AT).next(AT + 5)  # at once into the hold, and out of it after five seconds
    assert skipped.where(AT + 5).segment.stage is Stage.SWITCH
    assert skipped.done(AT + 1000)[0] == Spent("lunge", 25.0, False)


def test_next_leads_on_to_the_following_stretch_and_to_the_end():
    after_four = course()
    for _ in range(4):
        after_four = after_four.next(AT + 1)
    assert after_four.where(AT + 1).stretch == NOD
    assert after_four.next(AT + 1).next(AT + 1).finished(AT + 1)


def test_next_in_a_pause_stays_a_pause():
    skipped = course().paused(AT + 1).next(AT + 2)
    assert skipped.where(AT + 50).segment.stage is Stage.HOLD
    assert skipped.where(AT + 50).elapsed == timedelta(0)


def test_again_begins_the_segment_anew_and_counts_what_was_done_before():
    repeated = course(NOD).again(AT + READY_S + 30)
    assert repeated.where(AT + READY_S + 30).elapsed == timedelta(0)
    assert repeated.done(AT + 1000) == (Spent("nod", 90.0, True),)


def test_again_just_after_a_begin_means_the_segment_before():
    back = course().again(AT + READY_S + 20 + JUST_BEGUN_S - 0.1)
    assert back.where(AT + READY_S + 22).segment.stage is Stage.HOLD
    assert course().again(AT + 1).where(AT + 1).segment.stage is Stage.READY


def test_again_does_not_lead_back_into_a_stretch_that_is_over():
    at_second = AT + READY_S + 20 + CHANGE_S + 20 + 1
    assert course().again(at_second).where(at_second).stretch == NOD


def test_a_side_that_was_skipped_and_then_done_makes_it_whole():
    skipped = course(LUNGE).next(AT).next(AT + 5)
    assert skipped.again(AT + 6).done(AT + 1000) == (Spent("lunge", 45.0, True),)


def test_after_the_end_nothing_changes_any_more():
    end = AT + 1000
    over = course().paused(end)
    assert over.next(end).done(end) == over.again(end).done(end) == over.resumed(end).done(end + 9)
    assert over.again(end).finished(end)


def test_a_clock_that_ran_back_does_no_harm():
    early = course().paused(AT - 50)
    assert early.where(AT).elapsed == timedelta(0)
    assert course().done(AT - 50)[0].seconds == 0


def test_a_course_of_nothing_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="at least one"):
        begin((), AT)


Move = tuple[str, Callable[[Course, float], Course]]
MOVES: tuple[Move, ...] = (
    ("wait", lambda some, now: some),
    ("pause", lambda some, now: some.paused(now)),
    ("resume", lambda some, now: some.resumed(now)),
    ("next", lambda some, now: some.next(now)),
    ("again", lambda some, now: some.again(now)),
)
moves = st.lists(st.tuples(st.sampled_from(MOVES), st.floats(0, 400)), max_size=25)


@given(st.lists(stretches(), min_size=1, max_size=3), moves)
def test_whatever_is_pressed_never_more_is_done_than_time_passed_while_it_ran(
    some: list[Stretch], pressed: list[tuple[Move, float]]
):
    now, ran, now_course = AT, 0.0, begin(some, AT)
    for (_, move), wait in pressed:
        if now_course.since is not None:
            ran += wait
        now += wait
        before = now_course.done(now)
        now_course = move(now_course, now)
        assert now_course.done(now) == before, "a key changes where one is, not what was done"
        assert all(spent.seconds >= 0 for spent in before)
        assert sum(spent.seconds for spent in before) <= ran + ALMOST
        place = now_course.where(now)
        assert timedelta(0) <= place.elapsed <= place.segment.length
    for spent, one in zip(now_course.done(now), some, strict=True):
        assert not spent.whole or spent.seconds >= one.duration.total_seconds() - ALMOST


@given(st.lists(stretches(), min_size=1, max_size=2), st.lists(st.floats(0, 600), max_size=10))
def test_a_pause_of_no_length_changes_nothing(some: list[Stretch], waits: list[float]):
    plain = paused = begin(some, AT)
    now = AT
    for now in accumulate(waits, initial=AT):
        paused = paused.paused(now).resumed(now)
    one, other = plain.where(now), paused.where(now)
    # At the very border of two segments the rounding decides on which side of it one is.
    begins = [place.segment.begins + place.elapsed for place in (one, other)]
    assert abs(begins[0] - begins[1]) <= timedelta(microseconds=10) or one.number != other.number
    assert [s.seconds for s in plain.done(now)] == pytest.approx([s.seconds for s in paused.done(now)])


@given(st.lists(stretches(), min_size=1, max_size=3))
def test_left_alone_each_stretch_comes_to_exactly_its_dose(some: list[Stretch]):
    done = begin(some, AT).done(AT + 1e7)
    assert [spent.seconds for spent in done] == [one.duration.total_seconds() for one in some]
    assert all(spent.whole for spent in done)
