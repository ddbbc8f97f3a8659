"""Strokes to pixels.

A round pen along a straight line covers one run of pixels in each row, so a shape is a list of runs, laid
one over the other. Pillow's ImageDraw could do the same, but it loads a font library: 1.6 MB more in a
process that stays in memory all day.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot, sqrt

from PIL import Image

from .artwork import Layer
from .strokes import Line, Pen

_CURVE_PIECES = 6

Run = tuple[float, float]
"""Where a row of pixels begins and ends to be covered."""


def paint(layers: Sequence[Layer], grid: int, width: int) -> Image.Image:
    """The layers on a transparent square of ``width`` pixels, RGBA, with hard edges."""
    pixels = bytearray(4 * width * width)
    for layer in layers:
        colour = bytes(layer.colour)
        for pen in layer.shape:
            for row, (start, end) in _runs(pen, width / grid):
                first, last = max(0, round(start)), min(width, round(end))
                if 0 <= row < width and first < last:
                    pixels[4 * (row * width + first) : 4 * (row * width + last)] = colour * (last - first)
    return Image.frombytes("RGBA", (width, width), bytes(pixels))


def _runs(pen: Pen, scale: float) -> Iterator[tuple[int, Run]]:
    """(row, run) for everything the pen covers, in pixels; rows and runs may lie outside the image."""
    points = [(x * scale, y * scale) for x, y in _corners(pen)]
    radius = pen.width * scale / 2
    pieces = (run for a, b in pairwise(points) for run in _stroke(a, b, radius))
    if not pen.filled:
        yield from pieces
        return
    rows: dict[int, Run] = {}
    for row, (start, end) in pieces:
        known = rows.get(row, (start, end))
        rows[row] = (min(start, known[0]), max(end, known[1]))
    yield from rows.items()


def _corners(pen: Pen) -> list[Line]:
    """The path as straight lines, at least one; a closed one returns to its start."""
    x, y = pen.path[0][:2]
    corners = [(x, y)]
    for step in pen.path[1:]:
        if len(step) == 4:
            *pull, x, y = step
            corners += _curve(corners[-1], (pull[0], pull[1]), (x, y))
        else:
            corners.append(step)
    if pen.filled or len(corners) == 1:
        corners.append(corners[0])
    return corners


def _curve(start: Line, pull: Line, end: Line) -> Iterator[Line]:
    for n in range(1, _CURVE_PIECES + 1):
        t = n / _CURVE_PIECES
        near, middle, far = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield (
            near * start[0] + middle * pull[0] + far * end[0],
            near * start[1] + middle * pull[1] + far * end[1],
        )


def _stroke(a: Line, b: Line, radius: float) -> Iterator[tuple[int, Run]]:
    """(row, run) of a round pen moved from a to b: two discs and the band between them, a convex shape."""
    (ax, ay), (bx, by) = a, b
    length = hypot(bx - ax, by - ay)
    for row in range(int(min(ay, by) - radius), int(max(ay, by) + radius) + 1):
        y = row + 0.5
        edges: list[float] = []
        for cx, cy in (a, b):
            inside = radius * radius - (y - cy) ** 2
            if inside > 0:
                half = sqrt(inside)
                edges += (cx - half, cx + half)
        if ay != by:
            for side in (radius / length, -radius / length):
                along = (y - ay + side * (bx - ax)) / (by - ay)
                if 0 <= along <= 1:
                    edges.append(ax + side * (by - ay) + along * (bx - ax))
        if edges:
            yield row, (min(edges), max(edges))
