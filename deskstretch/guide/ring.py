"""The ring that counts: drawn large with Pillow and reduced, because Tk's own arcs have steps."""

from dataclasses import dataclass
from math import cos, degrees, pi, radians, sin

from PIL import Image, ImageDraw

from .look import Look

_FINER = 4
_WIDTH = 0.07
"""Of the line, as a share of the diameter. Its ends are round and reach this many degrees further:"""
_CAP = degrees(_WIDTH / (1 - _WIDTH))
_GAP = 3.0
"""Degrees between the parts."""
_MOST_PARTS = 24
"""More repetitions than this are one line: of each part only the round ends would be left."""


@dataclass(frozen=True, slots=True)
class Dial:
    """What the ring shows.

    ``share`` is 0 to 1 of the work, clockwise from the top; it is divided in ``parts``, one a repetition.
    ``breath`` is how full the lungs are, 0 to 1, or None where breath sets no pace. ``waiting``: it is not
    work that is counted, but the time until it. ``done``: a tick in the middle.
    """

    share: float = 0.0
    parts: int = 1
    breath: float | None = None
    waiting: bool = False
    done: bool = False

    def rough(self, size: int) -> "Dial":
        """The same in steps of about half a pixel: what looks alike at this size is equal."""
        around, across = round(size * 2 * pi), round(size * 0.36)
        breath = None if self.breath is None else round(self.breath * across) / across
        return Dial(round(self.share * around) / around, self.parts, breath, self.waiting, self.done)


def draw_ring(dial: Dial, size: int, look: Look, ground: str) -> Image.Image:
    """An RGB picture of ``size`` × ``size`` pixels on a ground of one colour. About 1 ms at 100 pixels."""
    ring = _Ring(size, ground)
    if dial.breath is not None:
        ring.disc(0.19 + 0.19 * dial.breath, look.breath)
    arcs = _arcs(dial.parts)
    for begin, end in arcs:
        ring.arc(begin, end, look.track)
    done = min(1.0, max(0.0, dial.share)) * len(arcs)
    for number, (begin, end) in enumerate(arcs):
        part = min(1.0, done - number)
        if part > 0:
            ring.arc(begin, begin + (end - begin) * part, look.quiet if dial.waiting else look.accent)
    if dial.done:
        ring.line((-0.17, 0.02), (-0.05, 0.14), (0.18, -0.13), colour=look.accent)
    return ring.picture.reduce(_FINER)


def _arcs(parts: int) -> list[tuple[float, float]]:
    """Begin and end of each part in degrees from the top, with gaps between several."""
    if not 1 < parts <= _MOST_PARTS:
        return [(0.0, 360.0)]
    step, aside = 360 / parts, _CAP + _GAP / 2
    return [(step * number + aside, step * (number + 1) - aside) for number in range(parts)]


class _Ring:
    """Drawn large. Angles are degrees clockwise from the top, lengths shares of the diameter."""

    def __init__(self, size: int, ground: str) -> None:
        self._full = size * _FINER
        self.picture = Image.new("RGB", (self._full, self._full), ground)
        self._pen = ImageDraw.Draw(self.picture)

    def arc(self, begin: float, end: float, colour: str) -> None:
        box = (0, 0, self._full - 1, self._full - 1)
        width = round(_WIDTH * self._full)
        if end - begin >= 360:
            self._pen.ellipse(box, outline=colour, width=width)
            return
        self._pen.arc(box, begin - 90, end - 90, fill=colour, width=width)
        for angle in (begin, end):
            radius = (1 - _WIDTH) / 2
            self.disc(_WIDTH / 2, colour, radius * sin(radians(angle)), -radius * cos(radians(angle)))

    def disc(self, radius: float, colour: str, x: float = 0, y: float = 0) -> None:
        """``x`` and ``y`` from the middle."""
        middle = (self._full - 1) / 2
        x, y, radius = middle + x * self._full, middle + y * self._full, radius * self._full
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def line(self, *points: tuple[float, float], colour: str) -> None:
        """``points`` from the middle."""
        middle = (self._full - 1) / 2
        scaled = [(middle + x * self._full, middle + y * self._full) for x, y in points]
        self._pen.line(scaled, fill=colour, width=round(_WIDTH * self._full), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(_WIDTH / 2, colour, x, y)
