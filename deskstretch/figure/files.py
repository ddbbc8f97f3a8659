"""A figure as the bytes of a file: a still as PNG, its movement as an animated WebP."""

from io import BytesIO

from PIL import Image

from .figure import Figure
from .picture import Animation, Drawn, Way, still, strip, unheard
from .theme import Theme

SMALLEST, LARGEST = 64, 1024
"""Of the picture's side, in pixels."""

FRAMES_A_SECOND, OF_A_LARGE_ONE = 15, 12
LARGE = 512
"""In pixels: what is larger takes so long to draw that fewer frames have to do."""

MOST_OF_A_WAY = 24
"""Frames from one pose to the next: what takes longer, a breath, moves too little to need more."""

KINDS = (".png", ".webp")
"""What the ending of a file's name says: a still, or the movement."""


def encoded(
    figure: Figure,
    kind: str,
    size: int,
    theme: Theme,
    *,
    left: bool = False,
    drawn: Drawn = unheard,
) -> bytes:
    """A still for ".png", the moving figure for ".webp". It takes some seconds for a large one."""
    if kind == ".png":
        return png(still(figure, size, theme, mirrored=left))
    rate = OF_A_LARGE_ONE if size > LARGE else FRAMES_A_SECOND
    return animated(Animation(figure, size, theme, mirrored=left), rate, drawn)


def encoded_strip(figure: Figure, size: int, theme: Theme, *, left: bool = False) -> bytes:
    return png(strip(figure, size, theme, mirrored=left))


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def animated(movement: Animation, rate: float = FRAMES_A_SECOND, drawn: Drawn = unheard) -> bytes:
    """One round as an animated WebP that goes on for ever. A rest is one frame that is shown for longer."""
    ways = list(movement.ways(rate, MOST_OF_A_WAY))
    pictures = dict[Way, Image.Image]()
    different = {way for way, _ in ways}  # the way back has the pictures of the way there
    for way in different:
        pictures[way] = movement.picture(way)
        drawn(len(pictures), len(different))
    frames = [pictures[way] for way, _ in ways]
    file = BytesIO()
    frames[0].save(
        file,
        "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=[round(1000 * seconds) for _, seconds in ways],
        loop=0,
        quality=82,
        method=2,  # 4 takes twice as long to save a tenth
    )
    return file.getvalue()
