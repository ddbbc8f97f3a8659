"""The history as a table for a spreadsheet."""

import csv
from collections.abc import Mapping, Sequence
from datetime import timezone
from io import StringIO

from ..core.progress.entry import Entry
from ..toml_rules import printable

COLUMNS = ("date", "time", "utc_offset", "outcome", "stretch_id", "stretch", "seconds", "words")
BEGINS = ",".join(COLUMNS)


def as_csv(entries: Sequence[Entry], names: Mapping[str, str]) -> str:
    """A line for each entry, the titles above them; times as the person's clock showed them.

    ``names``: of the stretches, by their ids.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(entry, names) for entry in entries)
    return text.getvalue()


def _cells(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    local = entry.at.astimezone(timezone(entry.offset))
    stretch_id = entry.stretch_id or ""
    return (
        f"{local:%Y-%m-%d}",
        f"{local:%H:%M:%S}",
        f"{local:%z}",
        entry.outcome.value,
        _harmless(stretch_id),
        _harmless(names.get(stretch_id, "")),
        "" if entry.length is None else f"{entry.length.total_seconds():.1f}",
        _harmless(entry.words),
    )


def _harmless(text: str) -> str:
    """A spreadsheet takes what begins like this for a formula, and a title on the screen may begin so."""
    text = printable(text, most=500)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@") else text
