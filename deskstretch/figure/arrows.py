"""Movement arrows: the way a point of the body really goes, drawn beside it."""

from cmath import rect
from itertools import pairwise
from math import hypot, pi

from .arrow_points import POINTS
from .between import blend
from .camera import Camera
from .figure import Arrow, Figure
from .hull import Point
from .solve import solve

SHORTEST = 15.0
"""In cm: a smaller movement is drawn larger, or nobody would see it."""

_STEPS = 14

AROUND = " around"
"""After the name of a point: the arrow goes round with it, through all the key poses to the telling one."""

_ROUND = 0.84
"""How much of the circle is drawn: a closed one has no direction."""

_WIDEST = 18.0
"""In cm, across: a smaller circle is drawn larger."""


def path(figure: Figure, arrow: Arrow, eye: Camera) -> list[Point]:
    """Where the arrow runs on the picture, in cm, from the pose before the telling one to that."""
    start, end = figure.before, figure.told
    find = POINTS[arrow.follow.removesuffix(AROUND)]
    if arrow.follow.endswith(AROUND):
        last = figure.telling % len(figure.poses)
        points = _around([eye.flat(find(solve(pose, figure.scene))) for pose in figure.poses], last)
    else:
        poses = (blend(start, end, step / _STEPS) for step in range(_STEPS + 1))
        points = _long_enough(
            [eye.flat(find(solve(pose, figure.scene))) for pose in poses], both=arrow.both
        )
    dx, dy = arrow.shift
    return [(x + dx, y + dy) for x, y in points]


def blade(line: list[Point], width: float, *, both: bool) -> list[list[Point]]:
    """The polygons of an arrow along the line: a shaft that swells to its head, and the head or two."""
    length = 2.3 * width
    line = _spread(line)
    shaft = _shortened(line, length * 0.8)
    if both:
        shaft = _shortened(shaft[::-1], length * 0.8)[::-1]
    left, right = [], []
    for i, (x, y) in enumerate(shaft):
        (ax, ay), (bx, by) = shaft[max(0, i - 1)], shaft[min(len(shaft) - 1, i + 1)]
        size = hypot(bx - ax, by - ay) or 1
        half = width * (0.42 if both else 0.2 + 0.26 * i / max(1, len(shaft) - 1))
        nx, ny = -(by - ay) / size * half, (bx - ax) / size * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    shapes = [left + right[::-1], _tip(shaft[-1], line[-1], width, length)]
    if both:
        shapes.append(_tip(shaft[0], line[0], width, length))
    return [shape for shape in shapes if len(shape) > 2]


def _spread(line: list[Point]) -> list[Point]:
    """The same way with its points at even distances."""
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(line):
        lengths.append(lengths[-1] + hypot(bx - ax, by - ay))
    points, segment = [], 0
    for step in range(_STEPS * 2 + 1):
        wanted = lengths[-1] * step / (_STEPS * 2)
        while segment < len(line) - 2 and lengths[segment + 1] < wanted:
            segment += 1
        (ax, ay), (bx, by) = line[segment], line[segment + 1]
        size = lengths[segment + 1] - lengths[segment] or 1
        share = (wanted - lengths[segment]) / size
        points.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return points


def _shortened(line: list[Point], by: float) -> list[Point]:
    """The line without what lies nearer than ``by`` to its end."""
    x, y = line[-1]
    kept = [point for point in line if hypot(point[0] - x, point[1] - y) > by]
    return kept if len(kept) > 1 else line[:2]


def _tip(start: Point, end: Point, width: float, length: float) -> list[Point]:
    """A head that ends at ``end``, seen from ``start``."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = hypot(dx, dy) or 1
    ux, uy = dx / size, dy / size
    half = 1.3 * width
    bx, by = end[0] - ux * length, end[1] - uy * length
    return [end, (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)]


def _long_enough(points: list[Point], *, both: bool) -> list[Point]:
    """A short way drawn longer: up to where it ends, or around its middle when it goes to and fro."""
    size = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    shortest = SHORTEST * (1.6 if both else 1)  # two heads take the room of two
    if size >= shortest or size < 0.5:
        return points
    factor = shortest / size
    x, y = points[len(points) // 2] if both else points[-1]
    return [(x + (px - x) * factor, y + (py - y) * factor) for px, py in points]


def _around(corners: list[Point], last: int) -> list[Point]:
    """The ellipse through the places of a point that goes round, ending where the telling pose has it."""
    count = len(corners)
    places = [complex(*corner) for corner in corners]
    middle = sum(places) / count
    # The round as the sum of a turn to the left and one to the right: an ellipse, without the corners.
    left, right = (
        sum(place * rect(1 / count, way * 2 * pi * i / count) for i, place in enumerate(places))
        for way in (-1, 1)
    )
    wide = max(1.0, _WIDEST / 2 / max(0.1, abs(left) + abs(right)))
    angles = (
        2 * pi * (last / count - _ROUND * (1 - step / (2 * _STEPS))) for step in range(2 * _STEPS + 1)
    )
    round_ = (middle + wide * (left * rect(1, turn) + right * rect(1, -turn)) for turn in angles)
    return [(place.real, place.imag) for place in round_]
