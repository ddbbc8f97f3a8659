"""Stills for reminders, kept in the cache folder: drawn once, and anew when the figure changes."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageDraw

from .. import __version__
from ..storage.atomic import write_atomically
from .figure import Figure
from .files import png
from .picture import still
from .sheet import GROUND
from .theme import Theme

SIZE = 256
_DRAWING = 1
"""Counts the ways of drawing: one more makes every still anew."""


def cached_still(name: str, figure: Figure, folder: Path, *, mirrored: bool = False) -> Path:
    """The file of the still on a card of its own, which reads on any popup; raises StorageError.

    What was drawn of an earlier figure under this ``name`` is removed. ``mirrored``: for the left side.
    """
    key = sha256(repr((figure, SIZE, _DRAWING, __version__)).encode()).hexdigest()[:16]
    path = folder / f"{name}.{key}.png"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, png(card(still(figure, SIZE, Theme.LIGHT, mirrored=mirrored))))
        for old in folder.glob(f"{name}.*.png"):
            if old != path:
                with suppress(OSError):
                    old.unlink()
    return path


def card(picture: Image.Image) -> Image.Image:
    """The picture on light ground with round corners."""
    size = picture.width
    ground = Image.new("RGBA", (size * 2, size * 2))
    box = (0, 0, size * 2 - 1, size * 2 - 1)
    ImageDraw.Draw(ground).rounded_rectangle(box, radius=size // 5, fill=(*GROUND[Theme.LIGHT], 255))
    return Image.alpha_composite(ground.reduce(2), picture)
