"""Vectors, turns and frames in three dimensions: just what a skeleton needs.

Everywhere in the figure: x points forward, y to the person's left, z up; lengths in centimetres, angles
in degrees. A frame is a turn, kept as its three columns: where it takes x, y and z.
"""

from dataclasses import dataclass
from math import acos, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]

X: Vec = (1.0, 0.0, 0.0)
Y: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(dot(a, a))


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point that ``share`` of the way from a to b; 0 is a, 1 is b."""
    return add(a, times(sub(b, a), share))


def unit(a: Vec, otherwise: Vec = X) -> Vec:
    """The same direction with length 1; ``otherwise`` for a vector that has none."""
    size = length(a)
    return times(a, 1 / size) if size > 1e-9 else otherwise


def across(a: Vec, axis: Vec, otherwise: Vec = X) -> Vec:
    """What of ``a`` stands at a right angle to the unit vector ``axis``, with length 1."""
    return unit(sub(a, times(axis, dot(a, axis))), otherwise)


def angle(a: Vec, b: Vec) -> float:
    """Between two directions, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def turned(a: Vec, axis: Vec, by: float) -> Vec:
    """``a`` turned about the unit vector ``axis``, counter-clockwise when that points at the eye."""
    c, s = cos(radians(by)), sin(radians(by))
    return add(add(times(a, c), times(cross(axis, a), s)), times(axis, dot(axis, a) * (1 - c)))


@dataclass(frozen=True, slots=True)
class Frame:
    """Which way something faces: its forward, left and up, each of length 1."""

    x: Vec = X
    y: Vec = Y
    z: Vec = Z

    def out(self, a: Vec) -> Vec:
        """A direction given inside the frame, as it is outside."""
        return (
            self.x[0] * a[0] + self.y[0] * a[1] + self.z[0] * a[2],
            self.x[1] * a[0] + self.y[1] * a[1] + self.z[1] * a[2],
            self.x[2] * a[0] + self.y[2] * a[1] + self.z[2] * a[2],
        )

    def into(self, a: Vec) -> Vec:
        """A direction given outside, as it is inside the frame."""
        return (dot(self.x, a), dot(self.y, a), dot(self.z, a))

    def bent(self, bend: float = 0, side: float = 0, turn: float = 0) -> "Frame":
        """The frame bent forward, then to the right side, then turned to the right, about its own axes."""
        columns = []
        for axis in (X, Y, Z):
            moved = turned(axis, Y, bend)
            moved = turned(moved, X, side)
            columns.append(self.out(turned(moved, Z, -turn)))
        return Frame(*columns)


def frame_of(x: Vec, z: Vec) -> Frame:
    """The frame that faces along ``x``, with ``z`` as nearly up as that allows."""
    forward = unit(x)
    left = unit(cross(z, forward), Y)
    return Frame(forward, left, cross(forward, left))
