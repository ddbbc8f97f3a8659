"""A line with a width as one polygon: Pillow draws a wide line joint by joint, which takes far longer."""

from math import hypot

from .hull import Point


def band(points: list[Point], width: float) -> list[Point]:
    """The outline of a line along the points, ``width`` wide; one that ends where it began is a ring.

    Only for lines that turn little from corner to corner, such as outlines of balls: the corners are not
    rounded.
    """
    points = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    if len(points) < 2:
        return []
    ring = points[0] == points[-1]
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        ax, ay = points[i - 1] if i else points[-2] if ring else points[0]
        bx, by = points[i + 1] if i < last else points[1] if ring else points[last]
        size = hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / size * width / 2, (bx - ax) / size * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]
