"""The goal of a day, as a person writes it and as it counts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.config.check import check, nested
from deskstretch.config.spoken import value_from
from deskstretch.config.values import value_of
from deskstretch.core.errors import ConfigError
from deskstretch.core.goal import Goal, parse_goal
from deskstretch.core.settings import Settings

GOALS = st.one_of(
    st.integers(1, 50).map(lambda count: Goal(stretches=count)),
    st.integers(1, 120).map(lambda minutes: Goal(minutes=timedelta(minutes=minutes))),
)


@pytest.mark.parametrize(
    ("written", "goal"),
    [
        ("10 min", Goal(minutes=timedelta(minutes=10))),
        ("10m", Goal(minutes=timedelta(minutes=10))),
        ("15 Minutes", Goal(minutes=timedelta(minutes=15))),
        ("1 h 30 min", Goal(minutes=timedelta(minutes=90))),
        ("120s", Goal(minutes=timedelta(minutes=2))),
        ("5 stretches", Goal(stretches=5)),
        (" 1stretch ", Goal(stretches=1)),
    ],
)
def test_a_goal_is_minutes_or_stretches(written: str, goal: Goal) -> None:
    assert parse_goal(written) == goal


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("5", 'must be what a day is to hold, such as "10 min" or "5 stretches"'),
        ("", "must be what a day is to hold"),
        (5, "must be what a day is to hold"),
        (None, "must be what a day is to hold"),
        ("-3 stretches", "must be what a day is to hold"),
        ("0 stretches", "must be between 1 and 50 stretches a day"),
        ("51 stretches", "must be between 1 and 50 stretches a day"),
        ("999999999 stretches", "must be between 1 and 50 stretches a day"),
        ("90s", "must be whole minutes a day, from 1 to 120"),
        ("0m", "must be whole minutes a day, from 1 to 120"),
        ("3h", "must be whole minutes a day, from 1 to 120"),
    ],
)
def test_what_is_no_goal_says_what_one_is(written: object, mend: str) -> None:
    with pytest.raises(ValueError, match=mend):
        parse_goal(written)


@given(GOALS)
def test_a_goal_reads_back_as_it_is_spelled_and_in_a_shell_too(goal: Goal) -> None:
    assert parse_goal(str(goal)) == goal
    for words in ([str(goal)], str(goal).split(), [str(goal).upper()]):
        value = value_from("progress.goal", words)
        assert value_of(check(nested(("progress", "goal"), value)), "progress.goal") == str(goal)


def test_the_settings_say_which_key_is_wrong_and_what_was_there() -> None:
    with pytest.raises(ConfigError, match=r'progress\.goal: must be what .*, got "a lot"'):
        check({"progress": {"goal": "a lot"}})
    assert Settings().progress.goal == Goal(minutes=timedelta(minutes=10))


def test_a_goal_is_reached_by_what_it_counts_alone() -> None:
    minutes, stretches = Goal(minutes=timedelta(minutes=10)), Goal(stretches=4)
    assert minutes.share(99, timedelta(minutes=5)) == 0.5
    assert stretches.share(1, timedelta(hours=5)) == 0.25
    assert minutes.is_reached(0, timedelta(minutes=10))
    assert not minutes.is_reached(9, timedelta(minutes=9, seconds=59))
    assert stretches.is_reached(4, timedelta(0))
    assert not stretches.is_reached(3, timedelta(hours=1))
