"""The outline around circles: what the shadow of a few balls looks like on the picture."""

from collections.abc import Iterable
from functools import cache
from math import cos, hypot, pi, sin

Point = tuple[float, float]
Circle = tuple[float, float, float]
"""x, y and radius."""


def outline(circles: Iterable[Circle], corners: int = 28) -> list[Point]:
    """The convex hull of the circles, as a polygon."""
    rim = _rim(corners)
    return hull([(x + radius * dx, y + radius * dy) for x, y, radius in circles for dx, dy in rim])


def stepped(polygon: list[Point], step: float) -> list[Point]:
    """The same polygon, closed, with a corner at least every ``step`` along its sides."""
    corners: list[Point] = []
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        parts = max(1, int(hypot(bx - ax, by - ay) / step))
        corners += [(ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts) for i in range(parts)]
    return [*corners, corners[0]]


def hull(points: list[Point]) -> list[Point]:
    """The convex hull, counter-clockwise (by Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain


@cache
def _rim(corners: int) -> tuple[Point, ...]:
    return tuple((cos(2 * pi * i / corners), sin(2 * pi * i / corners)) for i in range(corners))
