"""The streak: weeks, not days, and it forgives."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..effects import Outcome
from .entry import Entry

STRETCH_DAYS = 3
"""A week counts with a stretch done on so many days of it."""

FORGIVEN_IN = 4
"""Of so many weeks in a row one may be missed."""


@dataclass(frozen=True, slots=True)
class Streak:
    """``weeks``: the weeks that count, up to now, in which no four in a row have two missed ones; a missed
    one that is forgiven is not counted. ``longest``: the most it ever was.

    ``this_week``: stretch days of the running week, which counts as soon as it has enough of them, and
    breaks nothing before.
    """

    weeks: int = 0
    longest: int = 0
    this_week: int = 0


def stretch_days(entries: Iterable[Entry]) -> set[date]:
    """The days on which a stretch was done."""
    return {entry.day for entry in entries if entry.outcome is Outcome.DONE}


def streak(days: Iterable[date], today: date) -> Streak:
    """The streak as it stands ``today``, from the days with a stretch. Later weeks do not count."""
    counts = Counter(_week(day) for day in set(days))
    this_week = _week(today)
    good = {week for week, number in counts.items() if number >= STRETCH_DAYS}
    weeks = longest = 0
    missed: int | None = None
    for week in range(min(good, default=this_week), this_week + 1):
        if week in good:
            weeks += 1
        elif week < this_week:
            if missed is not None and week - missed < FORGIVEN_IN:
                weeks = week - missed - 1  # Between the two all were good ones.
            missed = week
        longest = max(longest, weeks)
    return Streak(weeks, longest, counts[this_week])


def _week(day: date) -> int:
    """A number that goes up by one each Monday."""
    return (day.toordinal() - 1) // 7
