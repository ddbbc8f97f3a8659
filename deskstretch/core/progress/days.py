"""Days and what they held: the answers, the goal, and the time at the desk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..effects import Outcome
from ..goal import Goal
from .entry import Entry
from .period import DAY
from .tally import NOTHING, Tally, tally, together


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """One day or several in a row, ``first`` to ``last``.

    ``at_desk``: the time in spells of sitting, and ``longest`` the longest of them, None where none is
    known. A spell belongs to the day it ended on. ``stretch_days``: days with a stretch done;
    ``goal_days``: days whose goal was reached.
    """

    first: date
    last: date
    tally: Tally = NOTHING
    at_desk: timedelta = timedelta(0)
    longest: timedelta | None = None
    stretch_days: int = 0
    goal_days: int = 0


def by_day(entries: Iterable[Entry], goal: Goal) -> dict[date, Days]:
    """Each day that has an entry, in their order."""
    found: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.day].append(entry)
    return {day: _one_day(day, found[day], goal) for day in sorted(found)}


def every_day(known: dict[date, Days], first: date, last: date) -> Iterator[Days]:
    """The days from ``first`` to ``last``, the empty ones too."""
    for number in range((last - first).days + 1):
        day = first + number * DAY
        yield known.get(day) or Days(first=day, last=day)


def in_all(known: Iterable[Days], first: date, last: date) -> Days:
    """Those of the days that lie between ``first`` and ``last``, as one."""
    inside = [days for days in known if first <= days.first and days.last <= last]
    return Days(
        first=first,
        last=last,
        tally=together(days.tally for days in inside),
        at_desk=sum((days.at_desk for days in inside), timedelta(0)),
        longest=max((days.longest for days in inside if days.longest is not None), default=None),
        stretch_days=sum(days.stretch_days for days in inside),
        goal_days=sum(days.goal_days for days in inside),
    )


def _one_day(day: date, entries: Sequence[Entry], goal: Goal) -> Days:
    counted = tally(entries)
    spells = [
        entry.length for entry in entries if entry.outcome is Outcome.SAT and entry.length is not None
    ]
    return Days(
        first=day,
        last=day,
        tally=counted,
        at_desk=sum(spells, timedelta(0)),
        longest=max(spells, default=None),
        stretch_days=int(counted.done > 0),
        goal_days=int(goal.is_reached(counted.done, counted.stretched)),
    )
