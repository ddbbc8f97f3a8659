"""A summary on a terminal: a page of small charts, with the numbers beside them."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..core.progress.entry import Entry
from ..core.progress.period import Period
from ..core.progress.suggestion import Suggestion
from ..core.progress.summary import Summary
from ..core.stretch import Stretch
from . import stats_words as words
from .stats_bars import QUIET, Glyphs, glyphs
from .stats_fields import hours_field, year_field
from .stats_tables import course, goal_line, regions, timeline
from .table import is_coloured, terminal_width

_NARROWEST, _WIDEST = 40, 88
_BOLD = "bold"


def page(found: Summary, today: Sequence[Entry], stretches: Sequence[Stretch]) -> str:
    """Everything, as wide as the terminal allows. ``today``: today's entries."""
    width = min(max(terminal_width() or _WIDEST, _NARROWEST), _WIDEST)
    sections = [section for section in _sections(found, today, stretches, width, glyphs()) if section]
    spaced = [part for section in sections for part in (Text(), section)]
    return _printed(spaced[1:], width)


def _sections(
    found: Summary, today: Sequence[Entry], stretches: Sequence[Stretch], width: int, drawn: Glyphs
) -> Iterator[RenderableType | None]:
    name, days = words.title(found)
    yield Group(Text.assemble((name, _BOLD), "  ", (days, QUIET)), Text(words.headline(found)))
    if found.period is Period.TODAY:
        yield goal_line(found, width, drawn)
        yield timeline(today, stretches)
    elif found.tally.answers or found.whole.longest:
        yield course(found, width, drawn)
        yield year_field(found, width, drawn) if found.period is Period.YEAR else None
    yield _facts(found, stretches)
    if found.period is not Period.TODAY and found.tally.done:
        yield regions(found, width, drawn)
    if found.period in (Period.MONTH, Period.YEAR):
        yield hours_field(found, width, drawn)
    yield from map(_suggestion, found.suggestions)


def _facts(found: Summary, stretches: Sequence[Stretch]) -> Table | None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=QUIET, no_wrap=True)
    grid.add_column()
    for label, fact in words.facts(found, stretches):
        if fact:
            grid.add_row(Text(label), Text(fact))
    return grid if grid.rows else None


def _suggestion(found: Suggestion) -> RenderableType:
    """The commands are never broken: they are there to be copied."""
    commands = [Text(f"  {command}", no_wrap=True, overflow="ignore") for command in found.commands]
    return Group(Text(found.words), *commands)


def _printed(parts: Iterable[RenderableType], width: int) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if is_coloured() else None,
        force_terminal=is_coloured(),
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part, crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
