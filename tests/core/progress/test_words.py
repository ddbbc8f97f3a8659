"""Where the day stands, for a tooltip."""

from datetime import timedelta

import pytest

from deskstretch.core.goal import parse_goal
from deskstretch.core.progress.tally import Tally
from deskstretch.core.progress.words import time_done, today_in_words


@pytest.mark.parametrize(
    ("goal", "done", "seconds", "words"),
    [
        ("5 stretches", 3, 255, "3 of 5 today, 4 min"),
        ("5 stretches", 0, 0, "0 of 5 today, 0 s"),
        ("10 min", 3, 255, "4 min of 10 min today, 3 stretches"),
        ("10 min", 1, 40, "40 s of 10 min today, 1 stretch"),
        ("10 min", 8, 599.9, "9 min of 10 min today, 8 stretches"),
        ("10 min", 9, 600, "10 min today, the goal of 10 min is reached"),
        ("10 min", 12, 18 * 60 + 30, "18 min today, the goal of 10 min is reached"),
        ("5 stretches", 12, 700, "12 stretches today, the goal of 5 is reached"),
        ("1 stretch", 1, 30, "1 stretch today, the goal of 1 is reached"),
    ],
)
def test_a_line_says_what_was_done_of_the_goal(goal: str, done: int, seconds: float, words: str) -> None:
    counted = Tally(done=done, stretched=timedelta(seconds=seconds))
    assert today_in_words(counted, parse_goal(goal)) == words


def test_no_minute_is_shown_before_it_is_whole() -> None:
    assert time_done(timedelta(minutes=9, seconds=59)) == "9 min"
    assert time_done(timedelta(minutes=1, seconds=59.6)) == "1 min 59 s"
    assert time_done(timedelta(seconds=127_858)) == "35 h 30 min"
    assert time_done(timedelta(minutes=1, seconds=20)) == "1 min 20 s"
    assert time_done(timedelta(hours=1, minutes=59, seconds=59)) == "1 h 59 min"
