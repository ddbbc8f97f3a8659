"""A figure as the card shows it: moving, or with its key poses side by side."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PIL import Image

from .look import Look, Sizes
from .window_film import Moving
from .window_strip import arranged, parted

if TYPE_CHECKING:
    from ..figure.figure import Figure

Draw = Callable[["Figure", bool], Moving]
"""The figure, and whether it is mirrored for the left side. Called on the drawing thread."""


class Still:
    """A picture that does not move, as a film of one frame."""

    period = 0.0
    told = 0.0
    entering_s = 0.0
    rest_s = 0.0

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture

    def frame(self, phase: float) -> Image.Image:  # noqa: ARG002
        return self._picture


class Motion:
    """The figure's movement, and when in it the pose comes that is held."""

    def __init__(self, figure: "Figure", size: int, look: Look, *, mirrored: bool) -> None:
        from ..figure.picture import Animation
        from ..figure.theme import Theme

        self._animation = Animation(figure, size, Theme(look.name), mirrored=mirrored)
        self.period = self._animation.period
        count = len(figure.poses)
        self.told = figure.telling % count / count
        self.entering_s, self.rest_s = figure.move, figure.hold

    def frame(self, phase: float) -> Image.Image:
        return self._animation.frame(phase)


def drawing(sizes: Sizes, look: Look, *, reduced: bool) -> Draw:
    """For the card of these sizes. ``reduced``: nothing moves."""
    return _strip(sizes, look) if reduced else _motion(sizes, look)


def _motion(sizes: Sizes, look: Look) -> Draw:
    def draw(figure: "Figure", mirrored: bool) -> Moving:  # noqa: FBT001
        return Motion(figure, sizes.figure, look, mirrored=mirrored)

    return draw


def _strip(sizes: Sizes, look: Look) -> Draw:
    def draw(figure: "Figure", mirrored: bool) -> Moving:  # noqa: FBT001
        from ..figure.picture import strip
        from ..figure.theme import Theme

        room = sizes.card_width - (sizes.picture - sizes.figure)
        # Larger than it will be: what of it is empty goes.
        poses = parted(strip(figure, 2 * sizes.figure, Theme(look.name), mirrored=mirrored))
        return Still(arranged(poses, room, sizes.figure, sizes.px(0.5)))

    return draw
