"""The tables of ``stats``: how the period went, what of the body was stretched, what today held."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rich.table import Table
from rich.text import Text

from ..core.effects import Outcome
from ..core.progress.days import Days
from ..core.progress.entry import Entry
from ..core.progress.period import Period
from ..core.progress.summary import Summary
from ..core.progress.words import time_done
from ..core.stretch import Stretch
from ..core.words import span
from ..toml_rules import printable
from . import stats_words as words
from .stats_bars import ACCENT, QUIET, Glyphs, bar

_NARROWEST_BAR, _WIDEST_BAR = 6, 32
_SHOWS_SITTING, _SHOWS_WANTED = 60, 50
"""Narrower terminals do without the column of sitting spells, and of what the weights ask for."""


def goal_line(found: Summary, width: int, drawn: Glyphs) -> Text:
    """The bar of the day, and how much of the goal that is."""
    counted = found.tally
    share = found.goal.share(counted.done, counted.stretched)
    there = time_done(counted.stretched) if found.goal.minutes is not None else f"{counted.done}"
    line = bar(share, _room(width, 24), drawn, track=True)
    mark = Text(f" {drawn.reached}" if share >= 1 else "", style=ACCENT)
    return Text.assemble(line, "  ", f"{there} of {found.goal}", mark)


def course(found: Summary, width: int, drawn: Glyphs) -> Table:
    """A line for each day of a week, each week of a month, each month of a year."""
    is_week = found.period is Period.WEEK
    shows_sitting = found.whole.longest is not None and width >= _SHOWS_SITTING
    titles = [_PARTS[found.period], "", "TIME", "DONE", *([""] if is_week else ["DAYS"])]
    table = _table([*titles, *(["LONGEST SITTING"] if shows_sitting else [])], bars=1)
    room = _room(width, 53 if shows_sitting else 36)
    most = max(part.tally.stretched for part in found.parts).total_seconds() or 1.0
    for part in found.parts:
        counted = part.tally
        share = (
            found.goal.share(counted.done, counted.stretched)
            if is_week
            else counted.stretched.total_seconds() / most
        )
        has_come = part.first <= found.today or counted.answers > 0
        reached = drawn.reached if part.goal_days else ""
        days = f"{part.stretch_days}" if part.stretch_days else ""
        table.add_row(
            Text(_label(part, found.period), style=_standing(part, found.today)),
            bar(share, room, drawn, track=is_week and has_come),
            Text(time_done(counted.stretched) if counted.stretched else ""),
            Text(f"{counted.done}" if counted.done else ""),
            Text(reached, style=ACCENT) if is_week else Text(days),
            *([Text(span(part.longest) if part.longest else "")] if shows_sitting else []),
        )
    return table


def regions(found: Summary, width: int, drawn: Glyphs) -> Table | None:
    """Each part of the body that was stretched or is offered: its share, and what the weights ask for.

    None where nothing is offered any more, and what was done was the person's own.
    """
    shown = [one for one in found.regions if one.stretches or one.wanted]
    if not shown:
        return None
    says_wanted = width >= _SHOWS_WANTED
    table = _table(["REGION", "", "DONE", "SHARE", *["ASKED FOR"] * says_wanted], bars=1)
    most = max(max(one.share, one.wanted) for one in shown)
    for one in shown:
        table.add_row(
            Text(one.region.value),
            bar(one.share / most, _room(width, 38 if says_wanted else 27), drawn),
            Text(f"{one.stretches}" if one.stretches else ""),
            Text(f"{one.share:.0%}" if one.stretches else ""),
            *[Text(f"{one.wanted:.0%}" if one.wanted else "", style=QUIET)] * says_wanted,
        )
    return table


def timeline(entries: Sequence[Entry], stretches: Sequence[Stretch]) -> Table | None:
    """What was done today, each with its time, and the breaks, each where it began."""
    names = {stretch.id: stretch.name for stretch in stretches}
    table = Table.grid(padding=(0, 2))
    table.add_column(style=QUIET, no_wrap=True)
    table.add_column(ratio=None, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for entry in sorted((entry for entry in entries if entry.outcome in _SAID), key=_shown_at):
        own = "A stretch of your own" if entry.outcome is Outcome.DONE else ""
        name = names.get(entry.stretch_id or "") or printable(entry.stretch_id or "", most=40)
        said = ", ".join(filter(None, [name or own, _SAID[entry.outcome]]))
        if entry.outcome is Outcome.NATURAL_BREAK:
            said += f" until {entry.local:%H:%M}"
        length = span(entry.length) if entry.length else ""
        table.add_row(f"{_shown_at(entry):%H:%M}", Text(said), Text(length, style=QUIET))
    return table if table.rows else None


def _shown_at(entry: Entry) -> datetime:
    """The history has a break when it ended; on the page it belongs where it began."""
    length = entry.length if entry.outcome is Outcome.NATURAL_BREAK else None
    return entry.local - (length or timedelta(0))


_SAID = {
    Outcome.DONE: "",
    Outcome.STOPPED: "ended early",
    Outcome.NATURAL_BREAK: "Away from the desk",
}
"""What there is to say about an entry beside its name. Only what was done has its line."""


_PARTS = {Period.WEEK: "DAY", Period.MONTH: "WEEK", Period.YEAR: "MONTH"}


def _label(part: Days, period: Period) -> str:
    first, last = part.first, part.last
    if period is Period.WEEK:
        return f"{words.weekday(first)} {first.day}"
    if period is Period.MONTH:
        return f"{first.day}" if first == last else f"{first.day} to {last.day}"
    return f"{words.month(first)[:3]} {first.year}"


def _standing(part: Days, today: date) -> str:
    """How a label looks: what is now stands out, what has not come yet stands back."""
    if part.first > today:
        return QUIET
    return "bold" if part.last >= today else ""


def _room(width: int, others: int) -> int:
    """The letters there are for a bar, beside columns that need so many."""
    return max(min(width - others, _WIDEST_BAR), _NARROWEST_BAR)


def _table(titles: Sequence[str], *, bars: int) -> Table:
    """Names to the left, numbers to the right; ``bars``: the column of the bars."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET)
    for number, title in enumerate(titles):
        table.add_column(title, justify="left" if number <= bars else "right", no_wrap=True)
    return table
