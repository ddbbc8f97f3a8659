"""How long a stretch takes, and its dose in words."""

from datetime import timedelta

import pytest

from deskstretch.core.stretch import Motion, Sides
from tests.desk import stretch


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("changes", "takes", "dose"),
    [
        ({"hold": seconds(30)}, 30, "30 s"),
        ({"hold": seconds(20), "sides": Sides.EACH, "sets": 2}, 80, "20 s a side, 2 rounds"),
        ({"hold": seconds(60), "sides": Sides.BOTH}, 60, "60 s, sides in turn"),
        ({"hold": None, "repetitions": 10, "tempo": seconds(5)}, 50, "10 times, 5 s each"),
        (
            {"hold": None, "repetitions": 5, "tempo": seconds(2.5), "sides": Sides.EACH},
            25,
            "5 times a side, 2.5 s each",
        ),
        (
            {"hold": None, "repetitions": 8, "sides": Sides.BOTH, "sets": 3},
            96,
            "8 times, 4 s each, sides in turn, 3 rounds",
        ),
    ],
)
def test_every_side_and_set_counts_into_the_time_it_takes(changes: dict, takes: float, dose: str):
    one = stretch("one", **changes)
    assert (one.duration, one.dose) == (seconds(takes), dose)


def test_a_stretch_with_neither_hold_nor_repetitions_is_named():
    nothing_to_do = stretch("odd-one", hold=None)
    with pytest.raises(AssertionError, match="odd-one"):
        _ = nothing_to_do.duration
    with pytest.raises(AssertionError, match="odd-one"):
        _ = nothing_to_do.dose


def test_what_is_held_is_static_and_what_is_repeated_dynamic():
    assert stretch("one", hold=seconds(30)).motion is Motion.STATIC
    assert stretch("one", hold=None, repetitions=8).motion is Motion.DYNAMIC
