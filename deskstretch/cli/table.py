"""A table in plain text, as wide as the terminal: it gives up columns, then letters, never lines."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_GAP = "  "
_NARROWEST = 8


class Column(NamedTuple):
    """``rank``: the higher ones are shown first where there is not room for all; 0 is always shown.

    ``may_be_cut``: its cells may end in "…" when even that is not enough.
    """

    title: str
    cells: Sequence[str]
    rank: int = 0
    may_be_cut: bool = False


def terminal_width() -> int | None:
    """The letters in a line of the terminal; None when the output goes into a file or a pipe."""
    if not (sys.stdout and sys.stdout.isatty()) and "COLUMNS" not in os.environ:
        return None
    return shutil.get_terminal_size().columns


def is_coloured() -> bool:
    """Whether emphasis is welcome: on a terminal, unless the person said no (NO_COLOR, TERM=dumb)."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return bool(sys.stdout and sys.stdout.isatty()) and not is_plain


def bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if is_coloured() else text


def faint(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m" if is_coloured() else text


def table(columns: Sequence[Column], width: int | None, faint_rows: Sequence[bool] = ()) -> list[str]:
    """The lines of the table, the titles first. Columns without anything in them are left out.

    ``faint_rows``: which rows to draw back, where the terminal can; the words have to say it too.
    """
    shown = [column for column in columns if any(column.cells)]
    if width is not None:
        shown = _that_fit(shown, width)
    widths = [_widest(column) for column in shown]
    if width is not None:
        widths = _cut(shown, widths, width)
    rows = [_line(row, widths) for row in zip(*(column.cells for column in shown), strict=True)]
    head = bold(_line([column.title for column in shown], widths))
    drawn_back = faint_rows or [False] * len(rows)
    return [head, *(faint(row) if is_back else row for row, is_back in zip(rows, drawn_back, strict=True))]


def _that_fit(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns for which there is room, in their order."""
    kept = [column for column in columns if not column.rank]
    for column in sorted(columns, key=lambda column: -column.rank):
        if column.rank and _total([_widest(other) for other in (*kept, column)]) <= width:
            kept.append(column)
    return [column for column in columns if column in kept]


def _cut(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[int]:
    """The widths with what is too much taken from the columns that may be cut, the widest first."""
    widths = list(widths)
    for _ in range(_total(widths) - width):
        wide = [
            place
            for place, column in enumerate(columns)
            if column.may_be_cut and widths[place] > _NARROWEST
        ]
        if not wide:
            break
        widths[max(wide, key=lambda place: widths[place])] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(_fitted(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fitted(cell: str, width: int) -> str:
    if _width(cell) > width:
        while _width(cell) > width - 1:
            cell = cell[:-1]
        cell += "…"
    return cell + " " * (width - _width(cell))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _widest(column: Column) -> int:
    return max(map(_width, (column.title, *column.cells)))


def _width(text: str) -> int:
    """Places on a terminal: two for a letter of East Asia, none for an accent of its own."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
