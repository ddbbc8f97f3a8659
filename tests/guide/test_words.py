"""What a guide says at each moment of a course."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.course import Place, Spent, begin
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.guide import words
from tests.core.doses import stretches
from tests.desk import stretch

LUNGE = stretch("lunge", sides=Sides.EACH, sets=2, hold=timedelta(seconds=20), caution="Mind the knee.")
COBRA = stretch("cobra", sets=2)
NOD = stretch("nod", hold=None, repetitions=6, tempo=timedelta(seconds=10))
CALM = replace(NOD, id="calm", region=Region.BREATH)


def place(*some: Stretch, after: float = 0.0) -> Place:
    return begin(some, 0.0).where(after)


LUNGE_STAGES = {
    0: ("Get ready", "Right side, 1 of 2", "Next: hold 20 s", "Get ready, right side, 1 of 2"),
    6: ("Hold", "Right side, 1 of 2", "Next: left side, 1 of 2", "Hold 20 s, right side, 1 of 2"),
    26: ("Change sides", "Left side, 1 of 2", "Next: hold 20 s", "Change sides, left side, 1 of 2"),
    31: ("Hold", "Left side, 1 of 2", "Next: right side, 2 of 2", "Hold 20 s, left side, 1 of 2"),
    51: ("Rest", "Right side, 2 of 2", "Next: hold 20 s", "Rest, right side, 2 of 2"),
    81: ("Hold", "Left side, 2 of 2", "Then you are done", "Hold 20 s, left side, 2 of 2"),
}


@pytest.mark.parametrize("after", LUNGE_STAGES)
def test_each_stage_says_what_to_do_on_which_side_and_what_follows(after: int):
    now = place(LUNGE, after=after)
    told = words.heading(now), words.which(now), words.upcoming(now), words.announcement(now)
    assert told == LUNGE_STAGES[after]


def test_without_sides_only_the_round_is_named_and_alone_not_even_that():
    assert words.which(place(COBRA)) == "Round 1 of 2"
    assert words.upcoming(place(COBRA, after=7)) == "Next: round 2 of 2"
    assert words.which(place(NOD)) == ""
    assert words.announcement(place(NOD)) == "Get ready"


def test_repetitions_that_alternate_name_the_side_of_each():
    march = replace(NOD, sides=Sides.BOTH)
    assert [words.which(place(march, after=after)) for after in (6, 16)] == ["Right side", "Left side"]


def test_of_two_halves_each_is_named_and_counted_by_itself():
    halves = replace(NOD, halves=True)
    first, second = place(halves, after=6 + 25), place(halves, after=6 + 35)
    assert [words.which(now) for now in (first, second)] == ["First half", "Second half"]
    assert [words.counting(now) for now in (first, second)] == ["3 of 3", "1 of 3"]
    assert words.upcoming(first) == "Next: the second half"
    assert words.announcement(second) == "3 times, 10 s each, second half"
    sided = place(replace(halves, sides=Sides.EACH), after=7)
    assert words.which(sided) == "Right side, first half"


def test_a_hold_counts_its_seconds_down_and_a_movement_its_repetitions_up():
    held = place(LUNGE, after=8.5)
    assert (words.count(held), words.counting(held)) == ("18", "18 s")
    moved = place(NOD, after=6 + 25)
    assert (words.count(moved), words.counting(moved)) == ("3/6", "3 of 6")
    assert words.counting(place(stretch("long", hold=timedelta(minutes=5)), after=6)) == "5 min"


def test_a_second_is_shown_until_it_is_over():
    lengths = [timedelta(seconds=seconds) for seconds in (30, 29.999_999, 29.5, 0.2, 0)]
    assert [words.seconds_left(length) for length in lengths] == [30, 30, 30, 1, 0]


def test_the_next_stretch_of_several_is_named_and_counted():
    last_of_nod = place(NOD, LUNGE, after=7)
    assert words.upcoming(last_of_nod) == "Next: Lunge"
    assert words.number(last_of_nod) == "Stretch 1 of 2"
    assert words.number(place(NOD)) == ""


def test_a_movement_is_announced_with_its_pace():
    assert words.upcoming(place(NOD)) == "Next: 6 times, 10 s each"
    assert words.announcement(place(NOD, after=6)) == "6 times, 10 s each"


def test_a_breath_is_counted_in_and_longer_out():
    told = [words.breathing(place(CALM, after=6 + after)) for after in (0, 3.5, 4, 9.9, 10)]
    assert told == ["Breathe in 4", "Breathe in 1", "Breathe out 6", "Breathe out 1", "Breathe in 4"]
    assert words.breathing(place(CALM)) == words.breathing(place(NOD, after=7)) == ""


def test_at_the_very_end_the_last_breath_is_out():
    assert words.breathing(place(CALM, after=999)) == "Breathe out 0"


def test_a_pause_is_said_to_be_one():
    assert words.heading(begin([LUNGE], 0).paused(7).where(9)) == "Paused"


def test_a_caution_of_its_own_takes_the_place_of_the_general_one():
    assert words.safety(LUNGE) == "Mind the knee."
    assert words.safety(NOD) == words.SAFETY


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ([Spent("a", 40, True), Spent("b", 40, True)], "Well done: 1 min 20 s."),
        ([Spent("a", 40, True), Spent("b", 12.6, False)], "Stopped after 53 s."),
        ([Spent("a", 0, False)], "Stopped."),
        ([Spent("a", 150, True)], "Well done: 3 min."),
    ],
)
def test_the_end_says_what_was_done(done: list[Spent], told: str):
    assert words.ending(done) == told


def test_who_did_all_that_does_not_hurt_did_well():
    done = [Spent("a", 12, False), Spent("b", 40, True)]
    assert words.ending(done, ["a"]) == "Well done: 52 s."
    assert words.ending(done[:1], ["a"]) == "Stopped after 12 s."
    assert not words.whole([], [])


def test_what_becomes_of_a_stretch_that_hurts_is_said():
    assert words.left_out(["Chin tuck"]) == "Chin tuck will not be suggested again."
    assert words.left_out(["Chin tuck", "Neck nod"]) == "2 stretches will not be suggested again."
    assert words.left_out([]) == ""


@pytest.mark.parametrize(
    ("title", "room", "told"),
    [
        ("Desk reset", 80, "Desk reset · 1 of 2"),
        ("Desk reset", 16, "Desk r… · 1 of 2"),
        ("Desk and back", 14, "Desk… · 1 of 2"),
        ("Desk reset", 5, "Stretch 1 of 2"),
        ("", 80, "Stretch 1 of 2"),
    ],
)
def test_a_routine_is_named_as_far_as_there_is_room(title: str, room: int, told: str):
    assert words.part(place(NOD, LUNGE), title, lambda part: len(part) <= room) == told


def test_a_routine_of_one_is_named_without_a_number():
    assert words.part(place(NOD), "Desk reset", lambda _: True) == "Desk reset"
    assert words.part(place(NOD), "", lambda _: True) == ""


@given(stretches(), st.floats(0, 1e5))
def test_there_are_words_for_every_moment_of_every_stretch(some: Stretch, after: float):
    now = place(some, after=after)
    told: list[Any] = [words.heading(now), words.upcoming(now), words.announcement(now), words.count(now)]
    assert all(told)
    assert "-" not in words.counting(now)
