"""A stretch laid out in time: exactly its dose, right before left, no gap and no overlap."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskstretch.catalogue import load_catalogue
from deskstretch.core.stretch import Position, Region, Sides, Stretch
from deskstretch.core.timeline import (
    Breath,
    Breathing,
    Segment,
    Side,
    Stage,
    Timeline,
    breath_of,
    side_of,
    timeline,
)
from tests.core.doses import stretches
from tests.desk import stretch

TWO_SIDED = stretch("lunge", sides=Sides.EACH, sets=2)
REPEATED: dict[str, Any] = {"hold": None, "repetitions": 6, "tempo": timedelta(seconds=10)}


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def works(line: Timeline) -> list[Segment]:
    return [segment for segment in line.segments if segment.works]


def holds_what_was_promised(some: Stretch) -> None:
    line = timeline(some)
    assert sum((work.length for work in works(line)), timedelta(0)) == some.duration
    assert line.segments[0].begins == timedelta(0)
    assert all(one.begins + one.length == two.begins for one, two in pairwise(line.segments))
    assert all(segment.length > timedelta(0) for segment in line.segments)
    # A pause leads to each work but a second half, beginning with getting ready.
    assert all(one.works == (two.half == 2) for one, two in pairwise(line.segments) if two.works)
    assert [segment.works for segment in line.segments[:1]] == [False]
    assert all(one.works or two.works for one, two in pairwise(line.segments))
    begun = [work for work in works(line) if work.half != 2]
    assert all(one.side == two.side and one.round == two.round for one, two in pairs(line))
    expected = [Side.RIGHT, Side.LEFT] if some.sides is Sides.EACH else [None]
    assert [work.side for work in begun] == expected * some.sets
    assert [work.round for work in begun] == [
        number for number in range(1, some.sets + 1) for _ in expected
    ]
    counted = sum(work.repetitions for work in works(line))
    assert counted == (some.repetitions or 0) * some.sets * len(expected)


def pairs(line: Timeline) -> list[tuple[Segment, Segment]]:
    """What leads to each work, with the work: a pause, or the first half."""
    return [(one, two) for one, two in pairwise(line.segments) if two.works]


@given(stretches())
@example(TWO_SIDED)
def test_the_work_is_exactly_the_dose_and_the_sides_alternate(some: Stretch):
    holds_what_was_promised(some)


@pytest.mark.parametrize("shipped", load_catalogue(), ids=lambda shipped: shipped.id)
def test_every_shipped_stretch_is_laid_out_to_the_second(shipped: Stretch):
    holds_what_was_promised(shipped)


def test_two_sides_and_two_rounds_come_in_the_order_a_person_does_them():
    stages = [(segment.stage, segment.side, segment.round) for segment in timeline(TWO_SIDED).segments]
    assert stages == [
        (Stage.READY, Side.RIGHT, 1),
        (Stage.HOLD, Side.RIGHT, 1),
        (Stage.SWITCH, Side.LEFT, 1),
        (Stage.HOLD, Side.LEFT, 1),
        (Stage.REST, Side.RIGHT, 2),
        (Stage.HOLD, Side.RIGHT, 2),
        (Stage.SWITCH, Side.LEFT, 2),
        (Stage.HOLD, Side.LEFT, 2),
    ]


def test_between_rounds_without_sides_there_is_a_rest():
    stages = [segment.stage for segment in timeline(stretch("cobra", sets=2)).segments]
    assert stages == [Stage.READY, Stage.HOLD, Stage.REST, Stage.HOLD]


def test_what_changes_half_way_has_two_halves_and_no_pause_between():
    halves = stretch("circles", halves=True, **{**REPEATED, "repetitions": 5})
    told = [(part.stage, part.half, part.repetitions) for part in timeline(halves).segments]
    assert told == [(Stage.READY, 0, 0), (Stage.REPEAT, 1, 3), (Stage.REPEAT, 2, 2)]


def test_a_single_repetition_has_no_second_half():
    once = stretch("circle", halves=True, **{**REPEATED, "repetitions": 1})
    assert [part.half for part in timeline(once).segments] == [0, 1]


def test_there_is_more_time_to_get_down_to_the_floor():
    seated, floor = (
        timeline(stretch("twist", position=position)).segments[0].length
        for position in (Position.SEATED, Position.FLOOR)
    )
    assert floor > seated


@given(stretches(), st.floats(-100, 1e6))
def test_at_finds_the_segment_of_a_moment_and_clamps_at_both_ends(some: Stretch, moment: float):
    line = timeline(some)
    found = line.at(seconds(moment))
    clamped = min(max(seconds(moment), timedelta(0)), line.length)
    assert found.begins <= clamped <= found.begins + found.length
    if clamped < line.length:
        assert clamped < found.begins + found.length


def test_a_segment_is_left_at_the_moment_the_next_begins():
    line = timeline(TWO_SIDED)
    assert [line.at(segment.begins) for segment in line.segments] == list(line.segments)


def test_repetitions_are_counted_from_one_and_end_with_the_last():
    work = timeline(stretch("nod", **REPEATED)).segments[1]
    counted = [work.repetition(seconds(elapsed)) for elapsed in (-1, 0, 9.9, 10, 59.9, 60, 99)]
    assert counted == [1, 1, 1, 2, 6, 6, 6]
    assert timeline(TWO_SIDED).segments[1].repetition(seconds(5)) == 0


def test_where_repetitions_alternate_the_right_side_is_first():
    both = stretch("march", sides=Sides.BOTH, **REPEATED)
    ready, work = timeline(both).segments
    assert [side_of(both, work, number) for number in (1, 2, 3)] == [Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert side_of(both, ready, 0) is None
    held = stretch("sway", sides=Sides.BOTH)
    assert side_of(held, timeline(held).segments[1], 0) is None


def test_where_the_dose_is_once_a_side_the_segment_tells_the_side():
    left = timeline(stretch("circles", sides=Sides.EACH, **REPEATED)).segments[3]
    assert [side_of(TWO_SIDED, left, number) for number in (1, 2)] == [Side.LEFT, Side.LEFT]


def breath(**changes: Any) -> tuple[float, float] | None:
    calm = stretch("calm", **{"region": Region.BREATH, **changes})
    pace = breath_of(calm, timeline(calm).segments[1])
    return pace and (pace.inhale.total_seconds(), pace.exhale.total_seconds())


def test_a_repetition_of_a_breathing_exercise_is_one_breath_longer_out_than_in():
    assert breath(**REPEATED) == (4, 6)


def test_one_breathes_in_first_and_then_out_and_in_again():
    pace = Breath(inhale=seconds(4), exhale=seconds(6))
    told = [pace.at(seconds(elapsed)) for elapsed in (0, 3, 4, 9.5, 10)]
    assert told == [
        (Breathing.IN, seconds(4)),
        (Breathing.IN, seconds(1)),
        (Breathing.OUT, seconds(6)),
        (Breathing.OUT, seconds(0.5)),
        (Breathing.IN, seconds(4)),
    ]


@given(st.integers(4, 600))
def test_a_held_breathing_exercise_is_cut_into_whole_breaths(length: int):
    calm = stretch("calm", region=Region.BREATH, hold=seconds(length))
    pace = breath_of(calm, timeline(calm).segments[1])
    assert pace
    assert pace.exhale > pace.inhale
    breaths = seconds(length) / pace.length
    assert breaths == pytest.approx(round(breaths), abs=1e-4)


@pytest.mark.parametrize(
    "changes", [{"hold": seconds(2)}, {**REPEATED, "tempo": seconds(2)}, {**REPEATED, "tempo": seconds(60)}]
)
def test_nobody_is_asked_to_breathe_very_fast_or_very_slowly(changes: dict[str, Any]):
    assert breath(**changes) is None


def test_only_a_breathing_exercise_has_a_pace_and_only_while_it_lasts():
    assert breath(region=Region.NECK) is None
    calm = stretch("calm", region=Region.BREATH, **REPEATED)
    assert breath_of(calm, timeline(calm).segments[0]) is None
