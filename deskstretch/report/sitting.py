"""The trend of the longest time sitting: a dot a day, a line through the weeks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ..core.progress.days import Days
from ..core.progress.period import DAY, Period, monday
from ..core.words import span
from .dates import MONTHS, day_and_month, day_and_short_month
from .year import Year

LEFT, TOP, BOTTOM = 7.0, 14, 208
"""The plot: percent of the width that the names of the hours take, and its edges from above in pixels."""

_ENOUGH_WEEKS = 2
_COMPARED = 4
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Point:
    """``x`` in percent of the width, ``y`` in pixels from above."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Week:
    """A row of the table: the mean of the longest spells of its days, and the longest of all."""

    name: str
    mean: str
    longest: str


@dataclass(frozen=True, slots=True)
class Sitting:
    days: tuple[Point, ...]
    means: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    hours: tuple[tuple[str, float], ...]
    months: tuple[tuple[str, float], ...]
    weeks: tuple[Week, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Mean:
    first: date
    mean: timedelta
    longest: timedelta


def sitting(year: Year) -> Sitting | None:
    """None where there are not enough weeks for a trend."""
    sat = [days for days in year.numbers.days if days.longest is not None]
    means = _weekly(sat)
    if len(means) < _ENOUGH_WEEKS:
        return None
    first, length = year.first, (year.numbers.last - year.first).days + 1
    top = max(-(-max(mean.longest for mean in means) // _HOUR), 1)

    def point(day: date, height: timedelta, words: str, *, middle: float = 0.5) -> Point:
        return Point(_across(day, first, length, middle), _up(height / _HOUR, top), words)

    lines = [point(week.first, week.mean, _said(week), middle=3.5) for week in means]
    return Sitting(
        days=tuple(
            point(days.first, days.longest, f"{day_and_month(days.first)}: {span(days.longest)}")
            for days in sat
            if days.longest is not None
        ),
        means=tuple(lines),
        lines=tuple(
            (one, other)
            for (one, other), (week, following) in zip(pairwise(lines), pairwise(means), strict=True)
            if following.first - week.first == 7 * DAY
        ),
        hours=tuple((f"{hour} h", _up(hour, top)) for hour in range(0, top + 1, 1 + (top - 1) // 4)),
        months=tuple(
            (MONTHS[part.month - 1][:3], _across(part, first, length, 14.5))
            for part, _ in Period.YEAR.parts(first, year.numbers.last)
        ),
        weeks=tuple(
            Week(day_and_short_month(week.first), span(week.mean), span(week.longest)) for week in means
        ),
        words=_words(means),
    )


def _weekly(sat: Sequence[Days]) -> list[_Mean]:
    weeks: defaultdict[date, list[timedelta]] = defaultdict(list)
    for days in sat:
        if days.longest is not None:
            weeks[monday(days.first)].append(days.longest)
    return [_Mean(first, _mean(spells), max(spells)) for first, spells in weeks.items()]


def _mean(lengths: Sequence[timedelta]) -> timedelta:
    return sum(lengths, timedelta(0)) / len(lengths)


def _across(day: date, first: date, length: int, middle: float) -> float:
    share = min(max((day - first).days + middle, 0), length) / length
    return round(LEFT + (100 - LEFT) * share, 2)


def _up(hours: float, top: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * hours / top, 1)


def _said(week: _Mean) -> str:
    return f"Week of {day_and_short_month(week.first)}: {span(week.mean)} on average"


def _words(means: Sequence[_Mean]) -> str:
    """What changed from the first weeks to the last ones, where there are enough of both."""
    if len(means) < 2 * _COMPARED:
        whole = _mean([week.mean for week in means])
        return f"The longest time you sat without a break was {span(whole)} on an average day."
    early = _mean([week.mean for week in means[:_COMPARED]])
    late = _mean([week.mean for week in means[-_COMPARED:]])
    return (
        f"In the first four weeks the longest time without a break was {span(early)} on an average day; "
        f"in the last four it was {span(late)}."
    )
