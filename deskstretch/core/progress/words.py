"""What was done, in the few words there is room for in a tooltip, a menu or a row of a table."""

from datetime import timedelta

from ..goal import Goal
from ..words import span
from .tally import Tally


def time_done(length: timedelta) -> str:
    """As ``span``, but never more than was done: nothing reads "10 min" before ten minutes were.

    For whatever was stretched, everywhere, or two places would tell two times of the same day.
    """
    return span(length - length % (_MINUTE if length >= 2 * _MINUTE else _SECOND))


def today_in_words(counted: Tally, goal: Goal) -> str:
    """Where the day stands: "3 of 5 today, 4 min", "4 min of 10 min today, 3 stretches".

    From the goal on that it is reached: "18 min today, the goal of 10 min is reached".
    """
    stretches = "1 stretch" if counted.done == 1 else f"{counted.done} stretches"
    time = time_done(counted.stretched)
    is_reached = goal.is_reached(counted.done, counted.stretched)
    if goal.minutes is None:
        if is_reached:
            return f"{stretches} today, the goal of {goal.stretches} is reached"
        return f"{counted.done} of {goal.stretches} today, {time}"
    return (
        f"{time} today, the goal of {goal} is reached"
        if is_reached
        else f"{time} of {goal} today, {stretches}"
    )


_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)
