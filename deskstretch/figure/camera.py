"""From where a figure is seen: space onto the picture's plane, without perspective."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin

from .vector import Frame, Vec, dot


class View(StrEnum):
    """Where the eye is. From the side the person looks to the right: their right side is the near one."""

    SIDE = "side"
    FRONT = "front"
    THREE_QUARTER = "three-quarter"
    TOP = "top"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Camera:
    right: Vec
    up: Vec
    near: Vec
    """Points from the scene to the eye."""

    def flat(self, point: Vec) -> tuple[float, float]:
        """To the right and up on the picture, in cm."""
        return dot(point, self.right), dot(point, self.up)

    def depth(self, point: Vec) -> float:
        """How near to the eye, in cm; larger is nearer."""
        return dot(point, self.near)

    def facing(self, frame: Frame) -> float:
        """How far something looks at the eye: 1 straight at it, -1 away."""
        return dot(frame.x, self.near)


_ANGLES = {
    View.SIDE: (-90, 3),
    View.FRONT: (0, 8),
    View.THREE_QUARTER: (-42, 14),
    View.TOP: (180, 88),
    View.BACK: (180, 12),
}


def camera(view: View) -> Camera:
    around, above = (radians(angle) for angle in _ANGLES[view])
    return Camera(
        right=(-sin(around), cos(around), 0),
        up=(-cos(around) * sin(above), -sin(around) * sin(above), cos(above)),
        near=(cos(around) * cos(above), sin(around) * cos(above), sin(above)),
    )
