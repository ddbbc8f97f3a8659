"""A list as a physiotherapist writes it: a line each, "name; steps; seconds; sides", or a table as CSV.

The separators are semicolons, tabs or, in a CSV file, commas. A first line of column names may put the
columns in any order and add ``region``, ``position`` and ``caution``. A name alone is enough.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from ..core.errors import CatalogueError
from ..core.stretch import Position, Region, Sides
from .draft import LIST, Draft, Drafts, Skipped
from .words import plain_line

E = TypeVar("E", bound=StrEnum)


def read_list(text: str, *, is_csv: bool) -> Drafts:
    """The entries of a text; raises CatalogueError when it is none."""
    if "\0" in text:
        raise CatalogueError("is neither a text nor a file of Workrave, Safe Eyes or Stretchly")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    separator = _separator(lines, is_csv=is_csv)
    try:
        rows = [row for row in _rows(lines, separator) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise CatalogueError(f"is not a table that can be read: {error}") from error
    columns = _header(rows[0]) if rows else None
    found = [_draft(row, columns or _USUAL) for row in (rows[1:] if columns else rows)]
    return Drafts(LIST, found)


def _separator(lines: Sequence[str], *, is_csv: bool) -> str | None:
    for separator in (";", "\t"):
        if any(separator in line for line in lines):
            return separator
    comma = is_csv or (bool(lines) and _header(lines[0].split(",")) is not None)
    return "," if comma else None


def _rows(lines: Sequence[str], separator: str | None) -> Iterator[list[str]]:
    if separator is None:
        return iter([line] for line in lines)
    # With the line ends again: a quoted cell may hold several lines.
    return csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True)


def _header(row: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns hold, if this row names them: an exercise is never called "name" or "steps"."""
    columns = tuple(_COLUMNS.get(cell.strip().strip('"').lower(), "") for cell in row)
    return columns if "name" in columns and len(set(columns)) > 1 else None


def _draft(row: Sequence[str], columns: Sequence[str]) -> Draft | Skipped:
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
    name = _BULLET.sub("", cells.get("name", ""))
    if not name:
        return Skipped(plain_line(" ".join(row), 60), "it has no name")
    beyond = [cell for cell in row[len(columns) :] if cell.strip()]
    remarks = [f'"{plain_line(" ".join(beyond[:9]), 40)}" is left out'] if beyond else []
    dose = _dose(cells.get("dose", ""), remarks)
    return Draft(
        name=name,
        text=cells.get("steps", ""),
        seconds=dose.get("seconds"),
        repetitions=_number("repetitions", 200, cells, dose, remarks),
        sets=_number("sets", 10, cells, dose, remarks) or 1,
        sides=_sides(cells.get("sides", ""), remarks),
        region=_named(Region, cells.get("region", ""), remarks),
        position=_named(Position, cells.get("position", ""), remarks),
        caution=cells.get("caution", ""),
        remarks=tuple(remarks),
    )


def _dose(cell: str, remarks: list[str]) -> Mapping[str, int]:
    """ "30", "30 s", "1 min", "0:45", "10x", "10 times", "3 x 10 reps" or "2 x 30 s"."""
    if not cell:
        return {}
    match = _DOSE.fullmatch(cell.lower())
    if match is None:
        remarks.append(f'"{plain_line(cell, 40)}" is no length; 30 s were taken')
        return {}
    sets, minutes, number, unit = match.groups()
    dose = {"sets": int(sets)} if sets else {}
    if unit and unit[0] in "x×rt":
        return dose | {"repetitions": int(number)}
    factor = 60 if unit and unit.startswith("m") else 1
    return dose | {"seconds": int(minutes or 0) * 60 + int(number) * factor}


def _sides(cell: str, remarks: list[str]) -> Sides | None:
    if not cell:
        return None
    for sides, words in _SIDES.items():
        if cell.lower() in words:
            return sides
    remarks.append(f'"{plain_line(cell, 40)}" says nothing about sides; none, each or both would')
    return None


def _named(choices: type[E], cell: str, remarks: list[str]) -> E | None:
    if not cell:
        return None
    for choice in choices:
        if cell.lower() == choice.value:
            return choice
    what = choices.__name__.lower()
    remarks.append(f'"{plain_line(cell, 40)}" is no {what}; it was guessed')
    return None


def _number(
    column: str, most: int, cells: Mapping[str, str], dose: Mapping[str, int], remarks: list[str]
) -> int | None:
    """A number of its own column or of the dose, kept from 1 to ``most``; None where there is none."""
    match = _COUNT.match(cells.get(column, ""))
    number = dose.get(column, int(match[0]) if match else None)
    if number is None:
        return None
    kept = max(1, min(most, number))
    if kept != number:
        remarks.append(f"{number} {column} became {kept}")
    return kept


_USUAL = ("name", "steps", "dose", "sides")
_COLUMNS = {
    **dict.fromkeys(("name", "exercise", "stretch", "title"), "name"),
    **dict.fromkeys(("steps", "instructions", "instruction", "description", "how", "how to"), "steps"),
    **dict.fromkeys(("seconds", "hold", "time", "duration", "length", "dose", "hold (s)"), "dose"),
    **dict.fromkeys(("sides", "side"), "sides"),
    **dict.fromkeys(("repetitions", "reps", "times"), "repetitions"),
    **dict.fromkeys(("sets", "rounds"), "sets"),
    **dict.fromkeys(("region", "body part", "area"), "region"),
    **dict.fromkeys(("position",), "position"),
    **dict.fromkeys(("caution", "careful", "warning"), "caution"),
}
_SIDES = {
    Sides.NONE: ("none", "no", "-", "0", "1"),
    Sides.EACH: (
        "each",
        "each side",
        "per side",
        "a side",
        "left and right",
        "l/r",
        "r/l",
        "l+r",
        "yes",
        "2",
    ),
    Sides.BOTH: ("both", "both sides", "in turn", "alternating", "alternate"),
}
_DOSE = re.compile(
    r"(?:([0-9]{1,3})\s*[x×]\s*)?(?:([0-9]{1,3}):)?([0-9]{1,9})\s*"
    r"(s|secs?|seconds?|m|mins?|minutes?|x|×|reps?|repetitions?|times)?\.?"
)
_COUNT = re.compile(r"[0-9]{1,4}")
_BULLET = re.compile(r"^(?:[-*•–]|[0-9]{1,3}[.)])\s+")
