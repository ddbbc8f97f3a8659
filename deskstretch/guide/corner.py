"""Where on the screens the window goes: the bottom right corner of the active one, clear of panels.

Pure geometry. Coordinates are pixels, x to the right and y down, of the whole desktop.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def holds(self, point: tuple[int, int]) -> bool:
        return self.x <= point[0] < self.right and self.y <= point[1] < self.bottom

    def shared(self, other: "Box") -> "Box":
        """What both cover; without width or height when that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(0, right - x), max(0, bottom - y))


def screen_at(screens: Sequence[Box], point: tuple[int, int] | None) -> Box:
    """The screen with this point; the first one (the primary) when no screen has it. Never empty."""
    if point:
        for screen in screens:
            if screen.holds(point):
                return screen
    return screens[0]


def clear_of(screen: Box, panels: Iterable[Box]) -> Box:
    """What the panels along its edges leave of a screen.

    A panel that would take more than half of it is left out: on several screens some programs reserve
    everything from the edge of the whole desktop to an edge in the middle of it.
    """
    left, top, right, bottom = screen.x, screen.y, screen.right, screen.bottom
    for panel in panels:
        common = screen.shared(panel)
        if not common.width or not common.height:
            continue
        if common.width >= common.height:
            if common.height > screen.height // 2:
                continue
            if common.y == screen.y:
                top = max(top, common.bottom)
            elif common.bottom == screen.bottom:
                bottom = min(bottom, common.y)
        elif common.width <= screen.width // 2:
            if common.x == screen.x:
                left = max(left, common.right)
            elif common.right == screen.right:
                right = min(right, common.x)
    return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a window manager draws around a window, in pixels."""

    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0


def corner(area: Box, width: int, height: int, margin: int, frame: Frame) -> tuple[int, int]:
    """The top left of a window's frame, so that it is ``margin`` away from the bottom right of the area.

    A window that is larger than the area keeps its top left inside: there the title and the picture are.
    """
    x = area.right - margin - width - frame.left - frame.right
    y = area.bottom - margin - height - frame.top - frame.bottom
    return max(area.x, x), max(area.y, y)
