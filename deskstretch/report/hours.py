"""Hours and weekdays: a dot for each hour of the week, the larger the more was done in it."""

from dataclasses import dataclass
from math import sqrt

from ..core.progress.hours import Hour
from .dates import WEEKDAYS, number_of
from .year import Year

LEFT, TOP, ACROSS, DOWN = 44, 22, 36, 24
"""Room for the names of the hours and the weekdays, and from dot to dot, in the units of the drawing."""

LARGEST, LEAST, EMPTY = 10.0, 2.0, 1.3
_USUAL = (9, 16)
"""Hours that are always shown, or one busy hour would be the whole week."""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One hour of the day; ``done`` from Monday on. ``y`` is the middle of the row in the drawing."""

    name: str
    y: float
    dots: tuple[Dot, ...]
    done: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    rows: tuple[Row, ...]
    width: int
    height: int
    columns: tuple[tuple[str, float], ...]
    words: str


def hours(year: Year) -> Hours:
    known = {(one.weekday, one.hour): one for one in year.numbers.hours if one.tally.done}
    shown = [hour for _, hour in known]
    first, last = min([*shown, _USUAL[0]]), max([*shown, _USUAL[1]])
    most = max((one.tally.done for one in known.values()), default=1)
    rows = tuple(_row(hour, hour - first, known, most) for hour in range(first, last + 1))
    return Hours(
        rows=rows,
        width=LEFT + 7 * ACROSS,
        height=TOP + len(rows) * DOWN,
        columns=tuple((name[:3], _across(weekday)) for weekday, name in enumerate(WEEKDAYS)),
        words=_words(year.numbers.best_hours),
    )


def spelled_hour(hour: int) -> str:
    """ "between 9:00 and 10:00"."""
    return f"between {hour}:00 and {(hour + 1) % 24}:00"


def _row(hour: int, place: int, known: dict[tuple[int, int], Hour], most: int) -> Row:
    y = TOP + (place + 0.5) * DOWN
    done = tuple(known[weekday, hour].tally.done if (weekday, hour) in known else 0 for weekday in range(7))
    dots = tuple(_dot(weekday, hour, y, number, most) for weekday, number in enumerate(done))
    return Row(f"{hour}:00", y, dots, done)


def _dot(weekday: int, hour: int, y: float, done: int, most: int) -> Dot:
    radius = round(max(LEAST, LARGEST * sqrt(done / most)), 2) if done else EMPTY
    said = number_of(done, "stretch", "stretches") if done else "no stretch"
    words = f"{WEEKDAYS[weekday]} {spelled_hour(hour)}: {said}"
    return Dot(_across(weekday), y, radius, "mark" if done else "none", words)


def _across(weekday: int) -> float:
    return LEFT + (weekday + 0.5) * ACROSS


def _words(best: tuple[int, ...]) -> str:
    if not best:
        return "There is not enough yet to tell which hour suits you."
    return f"You stretch most {spelled_hour(best[0])}."
