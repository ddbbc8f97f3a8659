"""Sleep, clocks that are set, and the ordinary passing of time."""

from datetime import UTC, datetime, timedelta

import pytest

from deskstretch.core.events import ClockMoved, Slept
from deskstretch.core.passage import Reading, passage

BEFORE = Reading(datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=5))


@pytest.mark.parametrize(
    ("wall_s", "awake_s", "happened"),
    [
        (15, 15, None),
        (15, 12, None),  # drift, or a correction of the clock
        (100, 100, None),  # a busy machine
        (3600, 15, Slept(timedelta(seconds=3585))),
        (3600, 3600, Slept(timedelta(seconds=3600))),  # a virtual machine that stood still
        (-3585, 15, ClockMoved(timedelta(seconds=-3600))),
        (10, 25, ClockMoved(timedelta(seconds=-15))),
    ],
)
def test_what_happened_between_two_looks(wall_s, awake_s, happened):
    after = Reading(BEFORE.wall + timedelta(seconds=wall_s), BEFORE.awake + timedelta(seconds=awake_s))
    assert passage(BEFORE, after) == happened
