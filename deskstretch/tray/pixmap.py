"""Pictures as StatusNotifierItem wants them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Pixmap = tuple[int, int, bytes]
"""Width, height, and the pixels as ARGB in network byte order."""


def pixmaps(pictures: "Iterable[Image]") -> list[Pixmap]:
    """RGBA pictures, one per size; the host picks the size it needs."""
    return [(picture.width, picture.height, _argb(picture)) for picture in pictures]


def _argb(picture: "Image") -> bytes:
    from PIL import Image

    red, green, blue, alpha = picture.split()
    return Image.merge("RGBA", (alpha, red, green, blue)).tobytes()
