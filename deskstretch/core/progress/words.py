"""What was done, in the few words there is room for in a tooltip, a menu or a row of a table."""

from datetime import timedelta

from ..goal import Goal
from ..words import span
from .tally import Tally


def time_done(length: timedelta) -> str:
    """As ``span``, with minutes that are whole: nothing reads "10 min" before ten minutes were done."""
    return span(length - length % _MINUTE if length >= 2 * _MINUTE else length)


def today_in_words(counted: Tally, goal: Goal) -> str:
    """Where the day stands: "3 of 5 today, 4 min", "4 min of 10 min today, 3 stretches"."""
    if goal.minutes is None:
        return f"{counted.done} of {goal.stretches} today, {time_done(counted.stretched)}"
    stretches = "1 stretch" if counted.done == 1 else f"{counted.done} stretches"
    return f"{time_done(counted.stretched)} of {goal} today, {stretches}"


_MINUTE = timedelta(minutes=1)
