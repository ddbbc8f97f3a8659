"""The shapes of the artwork as pen strokes: one source for the tray, the svg, the png and the ico.

The figure is a person seen from the side, drawn in one line: sitting with a curved back, and reaching up.
``SMALL`` is a drawing of its own, not a reduction: its strokes lie on the pixels of a 16 pixel icon.
"""

from dataclasses import dataclass

Line = tuple[float, float]
"""A straight line to (x, y); the first of a path is where it begins."""
Curve = tuple[float, float, float, float]
"""A quadratic curve to the last two numbers, pulled towards the first two."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A path drawn with a round pen of this width. One point alone is a dot.

    ``filled``: a convex shape, closed and with its inside.
    """

    width: float
    path: tuple[Line | Curve, ...]
    filled: bool = False


Shape = tuple[Pen, ...]


@dataclass(frozen=True, slots=True)
class Strokes:
    """Every shape there is, on a square of ``grid`` units, x to the right and y down."""

    grid: int
    ring_radius: float
    ring_width: float
    sitting: Shape
    reaching: Shape
    calling: Shape
    """Reaching, larger: for the icon without a ring."""
    chair: Shape
    bars: Shape
    letters: Shape
    moon: Shape
    moon_shade: Shape
    tile: Shape
    sign: Shape
    sign_dash: Shape
    dot: Shape


FINE = Strokes(
    grid=24,
    ring_radius=9.6,
    ring_width=1.9,
    sitting=(
        Pen(2.1, ((15.6, 17.8), (15.6, 14.2), (8.9, 14.2), (6.6, 11.4, 8.9, 9.4))),
        Pen(1.8, ((9.2, 9.6), (10.8, 11, 15, 10.6))),
        Pen(3.7, ((12.2, 6.7),)),
    ),
    reaching=(
        Pen(
            2.2,
            (
                (15.8, 17.7),
                (15.5, 14.2),
                (10.4, 14.3),
                (8.4, 14.3, 8.8, 12.3),
                (9.5, 9.8, 8.9, 8.6),
                (8.5, 7.4, 7.8, 6.2),
            ),
        ),
        Pen(3.7, ((12.7, 7.6),)),
    ),
    calling=(
        Pen(
            2.7,
            (
                (17.2, 19.4),
                (16.8, 15),
                (10.4, 15.1),
                (7.9, 15.1, 8.4, 12.6),
                (9.3, 9.4, 8.5, 7.6),
                (7.9, 6.2, 6.8, 4.4),
            ),
        ),
        Pen(4.6, ((13, 6.8),)),
    ),
    chair=(
        Pen(2.1, ((8.1, 6.4), (8.9, 12.8), (15, 12.8))),
        Pen(1.7, ((12, 12.8), (12, 17.2))),
        Pen(1.7, ((9.2, 17.4), (14.8, 17.4))),
    ),
    bars=(Pen(3, ((9, 7.8), (9, 16.2))), Pen(3, ((15, 7.8), (15, 16.2)))),
    letters=(
        Pen(1.9, ((7.6, 9), (12.6, 9), (7.6, 15.6), (12.6, 15.6))),
        Pen(1.4, ((14.2, 6.6), (17, 6.6), (14.2, 10.2), (17, 10.2))),
    ),
    moon=(Pen(11, ((12, 12),)),),
    moon_shade=(Pen(9, ((14.6, 10.2),)),),
    tile=(Pen(7.6, ((5, 5), (19, 5), (19, 19), (5, 19)), filled=True),),
    sign=(Pen(8.4, ((18.2, 18.2),)),),
    sign_dash=(Pen(2.1, ((15.9, 18.2), (20.5, 18.2))),),
    dot=(Pen(7, ((20, 4),)),),
)

SMALL = Strokes(
    grid=16,
    ring_radius=6.15,
    ring_width=1.5,
    sitting=(
        Pen(2, ((10, 11.2), (10, 10), (6, 10), (6, 7.5))),
        Pen(1, ((6.5, 7.5), (9.6, 7.5))),
        Pen(2.9, ((8.5, 5),)),
    ),
    reaching=(
        Pen(2, ((10.6, 11.2), (10.6, 10), (7, 10), (6.6, 7.4), (5.4, 5))),
        Pen(2.9, ((9.5, 6),)),
    ),
    calling=(
        Pen(2, ((12, 13.2), (12, 11), (6, 11), (6, 7), (4.5, 3.4))),
        Pen(3.6, ((9.7, 5.3),)),
    ),
    chair=(
        Pen(2, ((5, 4), (5, 8), (10, 8))),
        Pen(1, ((7.5, 9), (7.5, 11))),
        Pen(1, ((5.5, 11.5), (9.5, 11.5))),
    ),
    bars=(Pen(2, ((6, 5), (6, 11))), Pen(2, ((10, 5), (10, 11)))),
    letters=(Pen(1.6, ((5.2, 5.4), (10.4, 5.4), (5.2, 10.6), (10.4, 10.6))),),
    moon=(Pen(8.4, ((8, 8),)),),
    moon_shade=(Pen(7, ((10, 6.6),)),),
    tile=(Pen(4.4, ((3, 3), (13, 3), (13, 13), (3, 13)), filled=True),),
    sign=(Pen(6.6, ((12.3, 12.3),)),),
    sign_dash=(Pen(1.6, ((10.8, 12.3), (13.8, 12.3))),),
    dot=(Pen(5.2, ((13.3, 2.7),)),),
)
