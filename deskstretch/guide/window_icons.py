"""The icons on the buttons."""

from collections.abc import Callable

from PIL import Image, ImageDraw

_FINER = 4
Point = tuple[float, float]


def draw_icon(name: str, size: int, colour: str) -> Image.Image:
    """By the name of a ``window_keys.Key``: RGBA, ``size`` × ``size`` pixels."""
    full = size * _FINER
    shape = Image.new("L", (full, full), 0)
    _ICONS[name](ImageDraw.Draw(shape), full)
    picture = Image.new("RGBA", (size, size), colour)
    picture.putalpha(shape.reduce(_FINER))
    return picture


def _shape(pen: ImageDraw.ImageDraw, full: int, *points: Point, shade: int = 255) -> None:
    """A polygon with soft corners; points are shares of the picture."""
    scaled = [(x * full, y * full) for x, y in points]
    pen.polygon(scaled, fill=shade)
    pen.line([*scaled, scaled[0], scaled[1]], fill=shade, width=round(full * 0.08), joint="curve")


def _pause(pen: ImageDraw.ImageDraw, full: int) -> None:
    for left in (0.22, 0.58):
        box = (left * full, 0.16 * full, (left + 0.2) * full, 0.84 * full)
        pen.rounded_rectangle(box, full * 0.05, fill=255)


def _resume(pen: ImageDraw.ImageDraw, full: int) -> None:
    _shape(pen, full, (0.27, 0.2), (0.81, 0.5), (0.27, 0.8))


def _next(pen: ImageDraw.ImageDraw, full: int) -> None:
    _shape(pen, full, (0.18, 0.23), (0.62, 0.5), (0.18, 0.77))
    pen.rounded_rectangle((0.72 * full, 0.18 * full, 0.86 * full, 0.82 * full), full * 0.05, fill=255)


def _again(pen: ImageDraw.ImageDraw, full: int) -> None:
    """Round and back to the beginning."""
    width = round(full * 0.11)
    pen.arc((0.15 * full, 0.18 * full, 0.85 * full, 0.88 * full), -90, 175, fill=255, width=width)
    _shape(pen, full, (0.24, 0.235), (0.5, 0.07), (0.5, 0.4))


def _stop(pen: ImageDraw.ImageDraw, full: int) -> None:
    pen.rounded_rectangle((0.2 * full, 0.2 * full, 0.8 * full, 0.8 * full), full * 0.09, fill=255)


def _close(pen: ImageDraw.ImageDraw, full: int) -> None:
    for ends in (((0.24, 0.24), (0.76, 0.76)), ((0.24, 0.76), (0.76, 0.24))):
        pen.line([(x * full, y * full) for x, y in ends], fill=255, width=round(full * 0.11))


def _speaker(pen: ImageDraw.ImageDraw, full: int) -> None:
    _shape(pen, full, (0.12, 0.4), (0.26, 0.4), (0.44, 0.22), (0.44, 0.78), (0.26, 0.6), (0.12, 0.6))


def _mute(pen: ImageDraw.ImageDraw, full: int) -> None:
    """What can be heard now."""
    _speaker(pen, full)
    width = round(full * 0.09)
    for reach in (0.2, 0.36):
        box = ((0.5 - reach) * full, (0.5 - reach) * full, (0.5 + reach) * full, (0.5 + reach) * full)
        pen.arc(box, -42, 42, fill=255, width=width)


def _unmute(pen: ImageDraw.ImageDraw, full: int) -> None:
    _speaker(pen, full)
    width = round(full * 0.09)
    pen.line((0.6 * full, 0.36 * full, 0.88 * full, 0.64 * full), fill=255, width=width)
    pen.line((0.6 * full, 0.64 * full, 0.88 * full, 0.36 * full), fill=255, width=width)


_ICONS: dict[str, Callable[[ImageDraw.ImageDraw, int], None]] = {
    "again": _again,
    "pause": _pause,
    "resume": _resume,
    "next": _next,
    "mute": _mute,
    "unmute": _unmute,
    "stop": _stop,
    "close": _close,
}
