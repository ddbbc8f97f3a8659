"""A ring of half blocks, filled clockwise from the top.

Two pixels to a letter's place, one above the other: on most terminals they come out square, and the
upper and the lower half block are in fonts that have no finer ones.
"""

from enum import Enum
from functools import cache
from math import atan2, hypot, pi

from rich.text import Text

TRACK = "bright_black"
_BAND = 2.2
"""Its width in pixels: two of them everywhere, and more only where the circle needs it."""


class Pixel(Enum):
    GROUND = 0
    TRACK = 1
    DONE = 2


def ring(share: float, rows: int, *, colour: str, middle: str, track: bool = True) -> list[Text]:
    """``rows`` lines of ``2 * rows`` letters; ``share`` from 0 to 1, ``middle`` in the middle line.

    Without a ``track`` what is left of the ring is dotted, which can be told apart without colours.
    """
    lines = [Text() for _ in range(rows)]
    for row, line in enumerate(lines):
        for column in range(2 * rows):
            upper, lower = (_pixel(column, 2 * row + half, rows, share) for half in (0, 1))
            if track:
                line.append(*_coloured(upper, lower, colour))
            else:
                line.append(_dotted(upper, lower), colour)
    return _with_middle(lines, middle)


def _with_middle(lines: list[Text], words: str) -> list[Text]:
    line = lines[len(lines) // 2]
    label = Text(words, style="bold")
    begin = (line.cell_len - label.cell_len) // 2
    lines[len(lines) // 2] = line[:begin] + label + line[begin + label.cell_len :]
    return lines


def _coloured(upper: Pixel, lower: Pixel, colour: str) -> tuple[str, str]:
    """The letter for two pixels, and its style: a half block has a colour of its own for either half."""
    colours = {Pixel.TRACK: TRACK, Pixel.DONE: colour}
    if upper is lower:
        return (" ", "") if upper is Pixel.GROUND else ("█", colours[upper])
    if upper is Pixel.GROUND:
        return "▄", colours[lower]
    if lower is Pixel.GROUND:
        return "▀", colours[upper]
    return ("▀" if upper is Pixel.DONE else "▄"), f"{colour} on {TRACK}"


def _dotted(upper: Pixel, lower: Pixel) -> str:
    done = (upper is Pixel.DONE, lower is Pixel.DONE)
    if not any(done):
        return " " if upper is lower is Pixel.GROUND else "·"
    return {(True, True): "█", (True, False): "▀", (False, True): "▄"}[done]


def _pixel(x: int, y: int, radius: int, share: float) -> Pixel:
    turn = _turn(x, y, radius)
    if turn is None:
        return Pixel.GROUND
    return Pixel.DONE if turn < share else Pixel.TRACK


@cache
def _turn(x: int, y: int, radius: int) -> float | None:
    """Where around the ring this pixel is, from 0 at the top to 1; None outside the band."""
    right, down = x + 0.5 - radius, y + 0.5 - radius
    if not radius - _BAND <= hypot(right, down) <= radius:
        return None
    return atan2(right, -down) / (2 * pi) % 1
