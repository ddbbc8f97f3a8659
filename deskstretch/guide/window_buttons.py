"""Rounded buttons for ttk: drawn with Pillow, because Tk has no round corners of its own."""

import tkinter as tk
from collections.abc import Callable, Iterator
from tkinter import ttk

from PIL import Image, ImageDraw, ImageTk

from .look import Look, Sizes

_FINER = 4
Point = tuple[float, float]


class Buttons:
    """The styles "Quiet.TButton" and "Strong.TButton", and their pictures, which Tk does not keep."""

    def __init__(self, root: tk.Tk, look: Look) -> None:
        self._root = root
        self._look = look
        self._pictures: list[ImageTk.PhotoImage] = []
        self._icons: dict[tuple[str, int, str], ImageTk.PhotoImage] = {}
        self._made = 0
        self._em = 0.0

    def style(self, sizes: Sizes, font: str) -> None:
        """Make both styles for these sizes, or make them anew."""
        if sizes.em == self._em:
            return
        self._em = sizes.em
        self._made += 1
        style = ttk.Style(self._root)
        style.theme_use("clam")
        look = self._look
        kinds = {
            "Quiet": (look.button, look.button_hover, look.button_pressed, look.ink),
            "Strong": (look.strong, look.strong_hover, look.strong_pressed, look.strong_ink),
        }
        for kind, (plain, hover, pressed, ink) in kinds.items():
            element = f"{kind}{self._made}.face"
            pictures = [self._face(sizes, *face) for face in self._faces(plain, hover, pressed)]
            self._pictures += pictures
            states = ("focus pressed", "focus active", "focus", "pressed", "active")
            pairs = zip(states, pictures[1:], strict=True)
            looks: list[tuple[str | ImageTk.PhotoImage, ...]] = [
                (*state.split(), face) for state, face in pairs
            ]
            edge = sizes.px(0.8)
            style.element_create(  # type: ignore[call-overload]  # the stubs know no state of several words
                element, "image", pictures[0], *looks, border=edge, sticky="nswe"
            )
            name = f"{kind}.TButton"
            style.layout(
                name, [(element, {"sticky": "nswe", "children": [("Button.label", {"sticky": ""})]})]
            )
            style.configure(
                name,
                background=look.ground,
                foreground=ink,
                font=font,
                anchor="center",
                width=-1,  # as wide as its words: the theme's own are at least eleven letters wide
                padding=(0, sizes.px(0.55)),
            )
            style.map(name, foreground=[], background=[])

    def icon(self, name: str, sizes: Sizes, *, strong: bool = False) -> ImageTk.PhotoImage:
        colour = self._look.strong_ink if strong else self._look.ink
        key = (name, sizes.px(1.25), colour)
        if key not in self._icons:
            self._icons[key] = ImageTk.PhotoImage(draw_icon(name, key[1], colour), master=self._root)
        return self._icons[key]

    def _faces(self, plain: str, hover: str, pressed: str) -> Iterator[tuple[str, bool]]:
        yield plain, False
        yield pressed, True
        yield hover, True
        yield plain, True
        yield pressed, False
        yield hover, False

    def _face(self, sizes: Sizes, colour: str, focused: bool) -> ImageTk.PhotoImage:  # noqa: FBT001
        """A small rounded square: ttk keeps its corners and stretches its middle."""
        look, full = self._look, sizes.px(2.4) * _FINER
        picture = Image.new("RGB", (full, full), look.ground)
        pen = ImageDraw.Draw(picture)
        line, inset, radius = sizes.focus_line * _FINER, sizes.focus_edge * _FINER, sizes.px(0.55) * _FINER
        if focused:
            _rounded(pen, full, 0, radius + inset, look.focus)
            _rounded(pen, full, line, radius + inset - line, look.ground)
        _rounded(pen, full, inset, radius, look.line if look.outlined else colour)
        hair = sizes.hair * _FINER
        _rounded(pen, full, inset + hair, radius - hair, colour)
        return ImageTk.PhotoImage(picture.reduce(_FINER), master=self._root)


def draw_icon(name: str, size: int, colour: str) -> Image.Image:
    """By the name of a ``window_keys.Key``: RGBA, ``size`` × ``size`` pixels."""
    full = size * _FINER
    shape = Image.new("L", (full, full), 0)
    _ICONS[name](ImageDraw.Draw(shape), full)
    picture = Image.new("RGBA", (size, size), colour)
    picture.putalpha(shape.reduce(_FINER))
    return picture


def _rounded(pen: ImageDraw.ImageDraw, full: int, inset: int, radius: int, colour: str) -> None:
    pen.rounded_rectangle((inset, inset, full - 1 - inset, full - 1 - inset), max(0, radius), fill=colour)


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
}
