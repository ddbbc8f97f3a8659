"""What stands around: an office chair, a desk, a wall, a mat, a roller, as shapes."""

from collections.abc import Iterator
from math import cos, pi, sin

from . import body
from .places import BACKREST, DESK_HEIGHT
from .pose import Scene
from .shapes import Ball, Shape, Stuff

BEHIND = -14.0
"""Furniture is behind who uses it where the two touch."""


def furniture(scene: Scene) -> Iterator[Shape]:
    if scene.chair:
        yield from _chair()
    for name, where in scene.props.items():
        yield from PROPS[name](where)


def _box(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], round_: float
) -> tuple[Ball, ...]:
    return tuple(
        ((cx, cy, cz), round_)
        for cx in (x[0] + round_, x[1] - round_)
        for cy in (y[0] + round_, y[1] - round_)
        for cz in (z[0] + round_, z[1] - round_)
    )


def _chair() -> Iterator[Shape]:
    middle = 4.0
    for spoke in range(5):
        angle = 2 * pi * spoke / 5 + pi / 5
        foot = (middle + 25 * cos(angle), 25 * sin(angle), 6.5)
        yield Shape((((middle, 0, 10), 2.4), (foot, 1.7)), Stuff.METAL, lift=BEHIND)
        yield Shape((((foot[0], foot[1], 2.9), 2.9),), Stuff.METAL, lift=BEHIND)
    yield Shape((((middle, 0, 11), 2.6), ((middle, 0, body.SEAT - 8), 2.6)), Stuff.METAL, lift=BEHIND)
    yield Shape(_box((-19, 25), (-22, 22), (body.SEAT - 7, body.SEAT), 3.2), Stuff.PAD, lift=2 * BEHIND)
    back = BACKREST - 5
    yield Shape(
        (
            ((-14, 0, body.SEAT - 5), 2.2),
            ((back - 1, 0, body.SEAT + 2), 2.2),
            ((back - 1, 0, body.SEAT + 24), 2.2),
        ),
        Stuff.METAL,
        lift=-6,
    )
    yield Shape(
        _box((back, BACKREST), (-19, 19), (body.SEAT + 13, body.SEAT + 46), 2.4), Stuff.PAD, lift=-4
    )


def _desk(edge: float) -> Iterator[Shape]:
    for side in (-38, 38):
        foot = edge + 28
        yield Shape(
            (((foot, side, 4), 2.2), ((foot, side, DESK_HEIGHT - 4), 2.2)), Stuff.METAL, lift=BEHIND
        )
        yield Shape((((foot - 18, side, 2), 1.9), ((foot + 18, side, 2), 1.9)), Stuff.METAL, lift=BEHIND)
    yield Shape(
        _box((edge, edge + 52), (-48, 48), (DESK_HEIGHT - 3.4, DESK_HEIGHT), 1.6), Stuff.WOOD, lift=BEHIND
    )


def _screen(where: float) -> Iterator[Shape]:
    """On the desk; ``where`` is its front."""
    foot = DESK_HEIGHT + 2
    yield Shape(_box((where + 2, where + 16), (-12, 12), (DESK_HEIGHT, foot), 1), Stuff.METAL, lift=BEHIND)
    neck = ((where + 9, 0.0, foot), 1.8), ((where + 7, 0.0, foot + 18), 1.8)
    yield Shape(neck, Stuff.METAL, lift=BEHIND)
    yield Shape(_box((where, where + 4), (-28, 28), (foot + 9, foot + 42), 1.6), Stuff.PAD, lift=BEHIND)


def _step(where: float) -> Iterator[Shape]:
    """Something low and firm to set a heel on."""
    yield Shape(_box((where, where + 28), (-20, 20), (0, 30), 2), Stuff.WOOD, lift=BEHIND)


def _wall(where: float) -> Iterator[Shape]:
    yield Shape(_box((where, where + 7), (-36, 36), (0, 195), 1), Stuff.WALL, lift=3 * BEHIND)


def _mat(where: float) -> Iterator[Shape]:
    yield Shape(_box((where - 92, where + 92), (-31, 31), (-1.6, 0), 0.8), Stuff.MAT, lift=-60)


def _roller(where: float) -> Iterator[Shape]:
    yield Shape((((where, -24, 7), 7), ((where, 24, 7), 7)), Stuff.FOAM, lift=BEHIND)


PROPS = {"desk": _desk, "screen": _screen, "step": _step, "wall": _wall, "mat": _mat, "roller": _roller}
