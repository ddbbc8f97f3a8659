"""Everything the page says, as values: the template only puts it in its places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..core.progress.suggestion import Suggestion
from ..core.progress.waits import Wait
from ..core.stretch import Stretch
from ..core.words import span
from ..toml_rules import printable
from .body import SHOWN_HEIGHT, SHOWN_WIDTH, Body, Picture, body, pictures
from .calendar import Calendar, calendar
from .dates import in_full, number_of, with_year
from .hours import Hours, hours
from .sitting import Sitting, sitting
from .words import Piece, Week, latest_weeks, lede, standing
from .year import Year

_NEVER_DONE = 8
_WAITS = 8
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: a name, and what belongs behind it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Instead of everything else, where there is nothing to show. ``is_new``: there is no history."""

    words: str
    is_new: bool
    pictures: tuple[Picture, ...] = ()
    width: int = SHOWN_WIDTH
    height: int = SHOWN_HEIGHT


@dataclass(frozen=True, slots=True)
class Filled:
    lede: tuple[Piece, ...]
    standing: str
    weeks: tuple[Week, ...]
    suggestions: tuple[Suggestion, ...]
    calendar: Calendar
    hours: Hours
    waits: tuple[Item, ...]
    body: Body
    sitting: Sitting | None
    favourites: tuple[Item, ...]
    never_done: tuple[Item, ...]
    more_never_done: int


@dataclass(frozen=True, slots=True)
class Page:
    """One of ``filled`` and ``blank`` is there. ``span``: the days it is about; ``made``: its own day."""

    title: str
    span: str
    made: str
    filled: Filled | None
    blank: Blank | None


def page(year: Year, stretches: Sequence[Stretch]) -> Page:
    """``stretches``: all there are, for their names. It draws the figures, which takes about a second."""
    blank = _blank(year)
    return Page(
        title=year.title,
        span=_span(year) if blank is None else with_year(year.numbers.first, year.numbers.last),
        made=in_full(year.today),
        filled=None if blank else _filled(year, {stretch.id: stretch for stretch in stretches}),
        blank=blank,
    )


def _span(year: Year) -> str:
    """From the first entry on, or the beginning of the year, to the last day that can hold one."""
    return with_year(min(max(year.first, year.began or year.first), year.reached), year.reached)


def _blank(year: Year) -> Blank | None:
    if year.began is None:
        return Blank("", is_new=True, pictures=pictures({}))
    whole = year.numbers.whole
    if whole.tally.answers or whole.tally.natural_breaks or whole.at_desk:
        return None
    words = f"Nothing was kept for this time. Your history begins on {in_full(year.began)}."
    return Blank(words, is_new=False)


def _filled(year: Year, known: dict[str, Stretch]) -> Filled:
    numbers = year.numbers
    names = [_named(known, stretch_id) for stretch_id in numbers.never_done[:_NEVER_DONE]]
    return Filled(
        lede=lede(year),
        standing=standing(year),
        weeks=latest_weeks(year),
        suggestions=numbers.suggestions,
        calendar=calendar(year),
        hours=hours(year),
        waits=tuple(_waits(numbers.waits[:_WAITS])),
        body=body(year),
        sitting=sitting(year),
        favourites=tuple(
            Item(_named(known, one.stretch_id).name, number_of(one.done, "time"))
            for one in numbers.favourites
        ),
        never_done=tuple(names),
        more_never_done=len(numbers.never_done) - len(names),
    )


def _named(known: dict[str, Stretch], stretch_id: str) -> Item:
    """A stretch that is gone from the catalogue is called by its id, which may be anybody's text."""
    stretch = known.get(stretch_id)
    if stretch is None:
        return Item(printable(stretch_id, most=_LONGEST_NAME), "")
    return Item(stretch.name, stretch.region)


def _waits(waits: Iterable[Wait]) -> Iterable[Item]:
    for wait in waits:
        name = printable(wait.words, most=_LONGEST_NAME) or "Something else"
        times = number_of(wait.times, "time")
        yield Item(name[:1].upper() + name[1:], f"{times}, {span(wait.length)}" if wait.length else times)
