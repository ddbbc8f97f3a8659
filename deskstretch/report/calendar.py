"""The year day by day: twelve small months, each day a dot that grows with the goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.goal import Goal
from ..core.progress.days import Days, in_all
from ..core.progress.period import DAY, Period, monday
from ..core.progress.words import time_done
from .dates import MONTHS, WEEKDAYS, day_and_month, day_and_short_month, number_of, whole_minutes
from .year import Year

PITCH = 14
"""From day to day, in the units of the drawing."""

FULL, LEAST, EMPTY = 5.6, 2.0, 1.3
"""Radius of a day with the goal reached, with anything at all, with nothing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """``kind``: mark, none, or ahead for a day that is still to come."""

    x: float
    y: float
    radius: float
    kind: str
    words: str
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    words: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A row of the table: seven cells, empty where the day is not of this year or still to come."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    months: tuple[Month, ...]
    weeks: tuple[Week, ...]
    key: tuple[Dot, ...]
    measure: str
    goal: str


_KEY = ((0.25, "a quarter of the goal"), (0.5, "half of it"), (1.0, "the goal"))


def calendar(year: Year) -> Calendar:
    """``measure``: what the table counts, in the words of the goal."""
    numbers = year.numbers
    days = {days.first: days for days in numbers.days if days.first <= year.reached}
    return Calendar(
        months=tuple(
            _month(first, last, days, year) for first, last in Period.YEAR.parts(year.first, numbers.last)
        ),
        weeks=tuple(_weeks(days, numbers.goal)),
        key=(
            Dot(PITCH / 2, PITCH / 2, EMPTY, "none", "no stretch"),
            *(Dot(PITCH / 2, PITCH / 2, radius(share), "mark", words) for share, words in _KEY),
        ),
        measure="Minutes stretched" if numbers.goal.minutes else "Stretches done",
        goal=str(numbers.goal),
    )


def radius(share: float) -> float:
    """Of a day with this share of the goal: between a width and an area that grow with it."""
    return round(max(LEAST, FULL * float(min(1.0, share) ** 0.75)), 2)


def _month(first: date, last: date, days: dict[date, Days], year: Year) -> Month:
    start = monday(first)
    dots = tuple(
        _dot(day, (day - start).days, days.get(day), year)
        for day in (first + number * DAY for number in range((last - first).days + 1))
    )
    whole = in_all(days.values(), first, last)
    said = number_of(whole.tally.done, "stretch", "stretches")
    name, on_days = MONTHS[first.month - 1], number_of(whole.stretch_days, "day")
    words = f"{name} {first.year}: {said} on {on_days}, {time_done(whole.tally.stretched)}"
    begins_year = first.month == 1 and first > year.first
    return Month(f"{name} {first.year}" if begins_year else name, words, dots)


def _dot(day: date, place: int, held: Days | None, year: Year) -> Dot:
    x, y = (place % 7 + 0.5) * PITCH, (place // 7 + 0.5) * PITCH
    name = f"{WEEKDAYS[day.weekday()]} {day_and_month(day)}"
    is_today = day == year.today
    if held is None:
        return Dot(x, y, EMPTY, "ahead", name, is_today)
    tally = held.tally
    if not tally.stretched and not tally.done:
        return Dot(x, y, EMPTY, "none", f"{name}: no stretch", is_today)
    share = year.numbers.goal.share(tally.done, tally.stretched)
    said = f"{number_of(tally.done, 'stretch', 'stretches')}, {time_done(tally.stretched)}"
    return Dot(x, y, radius(share), "mark", f"{name}: {said}", is_today)


def _weeks(days: dict[date, Days], goal: Goal) -> Iterator[Week]:
    """The weeks that hold a stretch."""
    mondays = sorted({monday(day) for day, held in days.items() if held.tally.stretched or held.tally.done})
    for first in mondays:
        held = [days.get(first + number * DAY) for number in range(7)]
        yield Week(day_and_short_month(first), tuple(_cell(one, goal) for one in held))


def _cell(held: Days | None, goal: Goal) -> str:
    if held is None:
        return ""
    if goal.minutes is None:
        return str(held.tally.done or "–")
    return whole_minutes(held.tally.stretched) if held.tally.stretched > timedelta(0) else "–"
