"""Small drawings of letters: bars and shades. In colour where that is welcome, and readable without."""

import sys
from dataclasses import dataclass

from rich.text import Text

ACCENT, QUIET = "green", "dim"
"""Both read on a light and on a dark terminal: they are the person's own colours."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """``shades``: from nothing to all of it."""

    full: str
    half: str
    track: str
    shades: str
    reached: str


_DRAWN = Glyphs("━", "╸", "─", "·░▒▓█", "✓")
_LETTERS = Glyphs("=", "-", ".", ".:+*#", "*")


def glyphs() -> Glyphs:
    """Lines and blocks; plain letters where the terminal or the file cannot hold them."""
    drawn = f"{_DRAWN.full}{_DRAWN.half}{_DRAWN.track}{_DRAWN.shades}{_DRAWN.reached}"
    try:
        drawn.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return _LETTERS
    return _DRAWN


def bar(share: float, width: int, drawn: Glyphs, *, track: bool = False) -> Text:
    """``share`` of the width, at least half a letter of what is more than nothing. Only all of it is full.

    ``track``: what is left is a thin line.
    """
    halves = max(min(int(share * width * 2), width * 2), int(share > 0))
    line = drawn.full * (halves // 2) + drawn.half * (halves % 2)
    rest = (drawn.track if track else " ") * (width - len(line))
    return Text.assemble((line, ACCENT), (rest, QUIET))


def shade(share: float, drawn: Glyphs) -> Text:
    """One letter: nothing, up to a third, up to two thirds, less than all, all of it."""
    if share <= 0:
        return Text(drawn.shades[0], style=QUIET)
    return Text(drawn.shades[1 + min(int(share * 3), 3)], style=ACCENT)
