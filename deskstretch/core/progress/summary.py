"""All numbers of one period: what ``stats``, the report, the tray and the weekly digest read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..goal import Goal
from ..settings import Settings
from ..stretch import Stretch
from .days import Days, by_day, every_day, in_all
from .entry import Entry, within
from .hours import Hour, best_hours, by_hour
from .liking import Favourite, favourites, never_done
from .period import Period
from .regions import Worked, worked
from .streak import Streak, streak, stretch_days
from .suggesting import Suggestion, suggestions
from .tally import Tally
from .waits import Wait, waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """``whole`` is the period as one, ``days`` each day of it up to now, ``parts`` all its pieces: days of
    a week, weeks of a month, months of a year. ``before``: as much of the period before it as has passed
    of this one.

    ``streak`` and ``never_done`` are about the whole history, ``suggestions`` about the last weeks of it.
    """

    period: Period
    today: date
    first: date
    last: date
    goal: Goal
    whole: Days
    before: Days
    days: tuple[Days, ...]
    parts: tuple[Days, ...]
    hours: tuple[Hour, ...]
    best_hours: tuple[int, ...]
    regions: tuple[Worked, ...]
    waits: tuple[Wait, ...]
    favourites: tuple[Favourite, ...]
    never_done: tuple[str, ...]
    streak: Streak
    suggestions: tuple[Suggestion, ...]

    @property
    def tally(self) -> Tally:
        return self.whole.tally

    @property
    def days_at_goal(self) -> int:
        """How many of the stretch days reached the goal. Stretches ended early may reach it on others."""
        return sum(days.goal_days for days in self.days if days.stretch_days)


def summary(
    entries: Sequence[Entry],
    period: Period,
    today: date,
    stretches: Sequence[Stretch],
    settings: Settings,
    hurts: Collection[str] = (),
) -> Summary:
    """The numbers of the period that ``today``, the person's own date, lies in.

    ``entries``: the whole history in the order of their days; part of it is enough for everything but the
    streak, what was never done, and the suggestions. ``stretches``: all there are;
    ``hurts``: the ids of those that are out for good.
    """
    offered = replace(settings.stretches, exclude=(*settings.stretches.exclude, *hurts))
    settings = replace(settings, stretches=offered)
    first, last = period.bounds(today)
    inside, goal = within(entries, first, last), settings.progress.goal
    known = by_day(inside, goal)
    reached = min(last, max([today, *known]))
    hours = by_hour(inside)
    earlier = period.before(today)
    return Summary(
        period=period,
        today=today,
        first=first,
        last=last,
        goal=goal,
        whole=in_all(known.values(), first, last),
        before=in_all(by_day(within(entries, *earlier), goal).values(), *earlier),
        days=tuple(every_day(known, first, reached)),
        parts=tuple(in_all(known.values(), *part) for part in period.parts(first, last)),
        hours=hours,
        best_hours=best_hours(hours),
        regions=worked(inside, stretches, settings.stretches),
        waits=waits(inside),
        favourites=favourites(inside),
        never_done=never_done(entries, stretches, settings.stretches),
        streak=streak(stretch_days(entries), today),
        suggestions=suggestions(entries, today, stretches, settings),
    )
