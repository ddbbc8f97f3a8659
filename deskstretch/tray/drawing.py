"""The tray icon and the program's own icon as pixels."""

from collections.abc import Callable, Sequence

from PIL import Image

from ..core.phase import Phase
from . import artwork
from .raster import paint
from .strokes import FINE, SMALL, Strokes

_SMALL_BELOW = 20
_PREMULTIPLIED = "RGBa"  # else the edges would mix with the colour of transparent pixels


def draw_icon(phase: Phase, ring: int, marked: bool, size: int) -> Image.Image:  # noqa: FBT001
    """The look of a phase, RGBA, ``size`` × ``size`` pixels (16 to 256). Any thread.

    ``ring``: how much of the interval has passed, 0 to 12. ``marked`` adds the dot that asks for attention.
    """
    return draw_icons(phase, ring, marked, [size])[0]


def draw_icons(phase: Phase, ring: int, marked: bool, sizes: Sequence[int]) -> list[Image.Image]:  # noqa: FBT001
    """``draw_icon`` in several sizes; cheaper than one by one, as the strokes are drawn only once."""
    return _draw(lambda strokes: artwork.icon(phase, ring, strokes, marked=marked), sizes)


def draw_mark(size: int) -> Image.Image:
    """The program's own icon, RGBA, ``size`` × ``size`` pixels."""
    return _draw(artwork.mark, [size])[0]


def _draw(layers: Callable[[Strokes], list[artwork.Layer]], sizes: Sequence[int]) -> list[Image.Image]:
    """Each set of strokes is painted once, large, and reduced to every size that wants it."""
    images: dict[int, Image.Image] = {}
    for strokes in (SMALL, FINE):
        wanted = [size for size in sizes if (size < _SMALL_BELOW) is (strokes is SMALL)]
        if wanted:
            width = max(8 * strokes.grid, 4 * max(wanted))
            large = paint(layers(strokes), strokes.grid, width).convert(_PREMULTIPLIED)
            for size in wanted:
                images[size] = large.resize((size, size), Image.Resampling.BOX).convert("RGBA")
    return [images[size] for size in sizes]
