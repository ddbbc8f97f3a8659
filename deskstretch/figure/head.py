"""The head: hair, face and ears on a round skull, drawn so that it is plain where it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, radians, sin

from .camera import Camera
from .shapes import Ball, Shape, Stuff
from .skeleton import Skeleton, Trunk
from .vector import Vec, add, cross, dot, times, unit

SKULL = 10.8
JAW = 6.6
FACE: Vec = unit((0.83, 0, -0.56))
"""Where the face's middle is; the hair grows on the rest."""

FACE_REACH = radians(70)


@dataclass(frozen=True, slots=True)
class Patch:
    """An area on the skull, as the eye sees it: points to draw a hull around."""

    points: tuple[Vec, ...]
    stuff: Stuff
    radius: float = 0.6
    shade: float = 0


def head_shape(trunk: Trunk) -> Shape:
    """The skull with its hair, for what needs the size of it."""
    return Shape((*_hair(trunk), (jaw(trunk), JAW)), Stuff.HAIR, "head", lift=2)


def jaw(trunk: Trunk) -> Vec:
    return _at(trunk, 3.4, 0, -6.8)


def _hair(trunk: Trunk) -> tuple[Ball, ...]:
    return ((_at(trunk, -0.7, 0, 1.0), SKULL + 1.0), (_at(trunk, -3.2, 0, -3.2), 8.6))


def _at(trunk: Trunk, ahead: float, left: float, up: float) -> Vec:
    return add(trunk.head, trunk.face.out((ahead, left, up)))


def head(bones: Skeleton, eye: Camera) -> Iterator[Shape | Patch]:
    """The layers of the head, the far ones first."""
    trunk = bones.trunk
    chin = Shape(((jaw(trunk), JAW), (_at(trunk, 0.5, 0, -2.4), 8.6)), Stuff.SKIN, "head")
    hair = Shape(_hair(trunk), Stuff.HAIR, "head")
    if dot(trunk.face.out(FACE), eye.near) < -0.25:  # it looks away
        yield chin
        yield from _ears(trunk, eye)
        yield hair
        return
    yield hair
    yield Patch(tuple(_seen_face(trunk, eye)), Stuff.SKIN)
    yield chin
    yield from _ears(trunk, eye)
    yield from _mouth(trunk, eye)
    yield from _nose(trunk)
    yield from _eyes(bones, eye)


def _seen_face(trunk: Trunk, eye: Camera) -> Iterator[Vec]:
    """The edge of what is seen of the face: its own rim, and the skull's where the face goes around it."""
    middle = trunk.face.out(FACE)
    side = unit(cross(middle, trunk.face.y))
    for i in range(40):
        turn = 2 * pi * i / 40
        aside = add(times(trunk.face.y, cos(turn)), times(side, sin(turn)))
        rim = add(times(middle, cos(FACE_REACH)), times(aside, sin(FACE_REACH)))
        if dot(rim, eye.near) >= 0:
            yield add(trunk.head, times(rim, SKULL))
        border = add(times(eye.right, cos(turn)), times(eye.up, sin(turn)))
        if dot(border, middle) >= cos(FACE_REACH):
            yield add(trunk.head, times(border, SKULL))


def _nose(trunk: Trunk) -> Iterator[Shape]:
    bridge, tip = _at(trunk, 10.0, 0, -0.6), _at(trunk, 12.0, 0, -3.6)
    yield Shape(((bridge, 0.8), (tip, 1.5)), Stuff.SKIN, "nose", shade=0.11)


def _mouth(trunk: Trunk, eye: Camera) -> Iterator[Shape]:
    """A short line, only where it is seen well: from aside it would be a scratch."""
    if dot(trunk.face.out(unit((1, 0, -0.35))), eye.near) > 0.3:
        corners = (_at(trunk, 9.2, -2.0, -7.1), _at(trunk, 9.7, 0, -8.0), _at(trunk, 9.2, 2.0, -7.1))
        for one, other in pairwise(corners):
            yield Shape(((one, 0.45), (other, 0.45)), Stuff.SKIN, "mouth", shade=0.5)


def _ears(trunk: Trunk, eye: Camera) -> Iterator[Shape]:
    for side in (-1, 1):
        if dot(times(trunk.face.y, side), eye.near) > -0.35:
            middle, lobe = _at(trunk, -0.8, side * 10.0, -2.4), _at(trunk, -0.4, side * 9.6, -4.6)
            yield Shape(((middle, 2.0), (lobe, 1.4)), Stuff.SKIN, "ear", shade=0.09)


def _eyes(bones: Skeleton, eye: Camera) -> Iterator[Shape]:
    """Round when open, a line when closed; one that looks past the picture's eye is not seen."""
    trunk = bones.trunk
    for side in (-1, 1):
        there = unit((0.92, side * 0.36, -0.08))
        if dot(trunk.face.out(there), eye.near) < 0.16:
            continue
        x, y, z = times(there, SKULL + 0.2)
        if bones.eyes_closed:
            balls = tuple((_at(trunk, x, y + aside, z), 0.5) for aside in (-1.6, 1.6))
        else:
            balls = tuple((_at(trunk, x, y, z + above), 1.05) for above in (-0.45, 0.45))
        yield Shape(balls, Stuff.FEATURE, "eye")
        brow = tuple((_at(trunk, x - 0.3, y + aside, z + 3.1), 0.42) for aside in (-1.7, 1.7))
        yield Shape(brow, Stuff.HAIR, "brow")
