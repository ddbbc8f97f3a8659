"""What an import understood, assumed and left out, for a person who has to trust it."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from ..core.settings import Stretches
from ..core.stretch import Equipment
from ..core.words import span
from ..importing import Imported
from .table import Column, bold, table

_MOST_IDS, _MOST_LEFT_OUT = 6, 20


def summary(imported: Imported, settings: Stretches, width: int | None) -> str:
    """The stretches as a table, then whatever is otherwise than a person may think."""
    count = "1 stretch" if len(imported.entries) == 1 else f"{len(imported.entries)} stretches"
    lines = [f"Read as {imported.format}: {count}", *imported.notes]
    if imported.entries:
        lines += ["", *_table(imported, width)]
    if imported.guessed:
        lines += ["", "? behind a position: no word tells it, so it is a guess."]
    if imported.remarks:
        lines += ["", bold("Taken otherwise than written, or assumed:")]
        lines += _hanging(_together(imported), width)
    if imported.skipped:
        lines += ["", bold("Left out:"), *_hanging(_left_out(imported), width)]
    lines += _not_offered(imported, settings)
    return "\n".join(lines)


def reasons(imported: Imported) -> str:
    """Why nothing could be used, in one line."""
    counted = Counter(reason for _, reason in imported.skipped)
    return "; ".join(f"{number} times: {reason}" for reason, number in counted.most_common(3))


def _table(imported: Imported, width: int | None) -> list[str]:
    entries = imported.entries
    positions = [
        f"{stretch.position} ?" if stretch.id in imported.guessed else stretch.position
        for stretch in entries
    ]
    needs = ["" if stretch.equipment is Equipment.NONE else stretch.equipment for stretch in entries]
    columns = [
        Column("ID", [stretch.id for stretch in entries], may_be_cut=True),
        Column("NAME", [stretch.name for stretch in entries], rank=1, may_be_cut=True),
        Column("REGION", [stretch.region for stretch in entries], rank=3),
        Column("POSITION", positions),
        Column("NEEDS", needs, rank=2),
        # Never cut: nobody sees what is wrong with half a dose.
        Column("DOSE", [stretch.dose for stretch in entries]),
        Column("IN ALL", [span(stretch.duration) for stretch in entries], rank=4),
    ]
    return table(columns, width)


def _together(imported: Imported) -> Iterator[tuple[str, str]]:
    """Each remark once, with the stretches that it is about."""
    about: dict[str, list[str]] = {}
    for stretch_id, words in imported.remarks:
        about.setdefault(words, []).append(stretch_id)
    for words, ids in about.items():
        more = f" and {len(ids) - _MOST_IDS} more" if len(ids) > _MOST_IDS else ""
        who = (
            "all of them"
            if 1 < len(ids) == len(imported.entries)
            else f"{', '.join(ids[:_MOST_IDS])}{more}"
        )
        yield who, words


def _left_out(imported: Imported) -> Iterator[tuple[str, str]]:
    yield from imported.skipped[:_MOST_LEFT_OUT]
    if (more := len(imported.skipped) - _MOST_LEFT_OUT) > 0:
        yield f"and {more} more", reasons(imported)


def _hanging(pairs: Iterable[tuple[str, str]], width: int | None) -> list[str]:
    wide = max(width or 100, 40)
    return [
        line
        for who, words in pairs
        for line in textwrap.wrap(f"{who}: {words}", wide, initial_indent="  ", subsequent_indent="    ")
    ]


def _not_offered(imported: Imported, settings: Stretches) -> list[str]:
    """A line for what the settings keep out, or the person would wait for it in vain."""
    positions = (stretch.position for stretch in imported.entries)
    others = Counter(position for position in positions if position not in settings.positions)
    if not others:
        return []
    counts = " and ".join(f"{number} {position}" for position, number in others.items())
    return ["", f"Your settings do not offer these positions: {counts} (stretches.positions)."]
