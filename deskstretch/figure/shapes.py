"""What is drawn: rounded solids, each the hull of a few balls, with what they are made of."""

from dataclasses import dataclass
from enum import Enum

from .vector import Vec

Ball = tuple[Vec, float]
"""A middle and a radius, in cm."""


class Stuff(Enum):
    """What a shape is made of; a theme has the colour of each."""

    SKIN = "skin"
    SHIRT = "shirt"
    TROUSERS = "trousers"
    SHOE = "shoe"
    HAIR = "hair"
    FEATURE = "feature"
    PAD = "pad"
    METAL = "metal"
    WOOD = "wood"
    WALL = "wall"
    MAT = "mat"
    FOAM = "foam"


@dataclass(frozen=True, slots=True)
class Shape:
    """``part`` of the body, empty for furniture. ``seams``: the joints, by name, at which the shape goes
    over into another one without a line. ``lift`` brings it nearer to the eye, in cm, where shapes touch.
    ``at``: the point that says how near it is. ``shade``: 0 to 1, how much darker than its stuff it is.
    """

    balls: tuple[Ball, ...]
    stuff: Stuff
    part: str = ""
    seams: tuple[tuple[str, Ball], ...] = ()
    lift: float = 0
    at: Vec | None = None
    shade: float = 0

    @property
    def middle(self) -> Vec:
        """What decides how near to the eye it is: ``at``, or the middle of its balls."""
        if self.at:
            return self.at
        count = len(self.balls)
        x, y, z = (sum(ball[0][i] for ball in self.balls) / count for i in range(3))
        return (x, y, z)
