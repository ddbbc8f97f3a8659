"""Durations as a person writes them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.duration import parse_duration, spell_duration
from deskstretch.core.words import span


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45m", 2700),
        ("1h 30m", 5400),
        ("1h30m", 5400),
        ("90s", 90),
        ("2h", 7200),
        ("1h 5s", 3605),
        (" 10 min ", 600),
        ("1 h 30 min", 5400),
        ("0s", 0),
        ("007m", 420),
    ],
)
def test_a_duration_is_read_as_a_person_writes_it(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


WORDS = [
    "",
    " ",
    "45",
    "m",
    "30m 1h",
    "1m 1m",
    "-5m",
    "1.5h",
    "5 minutes",
    "1d",
    "45M",
    "٤m",
    "9999999999h",
]
OTHERS = [45, 45.0, True, None, ["45m"], timedelta(minutes=5)]


@pytest.mark.parametrize("value", [*WORDS, *OTHERS])
def test_anything_else_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValueError, match='must be a duration like "45m"'):
        parse_duration(value)


def test_a_duration_is_spelled_in_its_shortest_form() -> None:
    assert spell_duration(timedelta(minutes=90)) == "1h 30m"
    assert spell_duration(timedelta(minutes=45)) == "45m"
    assert spell_duration(timedelta(seconds=3605)) == "1h 5s"
    assert spell_duration(timedelta(days=1)) == "24h"
    assert spell_duration(timedelta(0)) == "0s"


@pytest.mark.parametrize("length", [timedelta(seconds=-1), timedelta(milliseconds=1500)])
def test_what_cannot_be_spelled_is_refused(length: timedelta) -> None:
    with pytest.raises(ValueError, match="whole seconds"):
        spell_duration(length)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9999)))
def test_every_spelling_is_read_back(length: timedelta) -> None:
    length -= timedelta(microseconds=length.microseconds)
    assert parse_duration(spell_duration(length)) == length


@given(st.integers(min_value=0, max_value=999))
def test_what_the_program_says_can_be_typed_back(minutes: int) -> None:
    """A person copies "1 h 30 min" from the menu into the settings."""
    length = timedelta(minutes=minutes)
    assert parse_duration(span(length)) == length
