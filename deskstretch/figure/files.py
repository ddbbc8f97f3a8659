"""A figure as the bytes of a file: a still as PNG, its movement as an animated WebP."""

from io import BytesIO

from PIL import Image

from .figure import Figure
from .picture import Animation, still, strip
from .theme import Theme

SMALLEST, LARGEST = 64, 1024
"""Of the picture's side, in pixels."""

FRAMES_A_SECOND = 15

KINDS = (".png", ".webp")
"""What the ending of a file's name says: a still, or the movement."""


def encoded(figure: Figure, kind: str, size: int, theme: Theme, *, left: bool = False) -> bytes:
    """A still for ".png", the moving figure for ".webp". It takes some seconds for a large one."""
    if kind == ".png":
        return png(still(figure, size, theme, mirrored=left))
    return animated(Animation(figure, size, theme, mirrored=left))


def encoded_strip(figure: Figure, size: int, theme: Theme, *, left: bool = False) -> bytes:
    return png(strip(figure, size, theme, mirrored=left))


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def animated(movement: Animation) -> bytes:
    """One round as an animated WebP that goes on for ever. A rest is one frame that is shown for longer."""
    count = round(movement.period * FRAMES_A_SECOND)
    frames: list[Image.Image] = []
    lengths: list[int] = []
    shown = None
    for index in range(count):
        pose = movement.pose(index / count)
        length = round(1000 * (index + 1) / FRAMES_A_SECOND) - round(1000 * index / FRAMES_A_SECOND)
        if pose == shown:
            lengths[-1] += length
            continue
        shown = pose
        frames.append(movement.frame(index / count))
        lengths.append(length)
    file = BytesIO()
    frames[0].save(
        file,
        "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=lengths,
        loop=0,
        quality=82,
        method=4,
    )
    return file.getvalue()
