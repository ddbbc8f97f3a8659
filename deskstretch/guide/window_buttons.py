"""Rounded buttons for ttk: drawn with Pillow, because Tk has no round corners of its own."""

import tkinter as tk
from collections.abc import Iterator
from dataclasses import dataclass
from tkinter import font as tkfont
from tkinter import ttk

from PIL import Image, ImageDraw, ImageTk

from .look import Look, Sizes
from .window_icons import draw_icon

_FINER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A style, "NAME.TButton": colours as in a Look, and ems; ``above`` and ``aside`` are of the label."""

    name: str
    face: str
    hover: str
    pressed: str
    ink: str
    font: tkfont.Font
    radius: float = 0.55
    above: float = 0.55
    aside: float = 0.0


class Buttons:
    """The styles "Quiet", "Strong" and "Link", and their pictures, which Tk does not keep."""

    def __init__(self, root: tk.Tk, look: Look) -> None:
        self._root = root
        self._look = look
        self._pictures: list[ImageTk.PhotoImage] = []
        self._icons: dict[tuple[str, int, str], ImageTk.PhotoImage] = {}
        self._made = 0
        self._em = 0.0

    def style(self, sizes: Sizes, font: tkfont.Font, link_font: tkfont.Font) -> None:
        """Make the styles for these sizes, or make them anew."""
        if sizes.em == self._em:
            return
        self._em = sizes.em
        self._made += 1
        style = ttk.Style(self._root)
        style.theme_use("clam")
        for kind in _kinds(self._look, font, link_font):
            self._style(style, kind, sizes)

    def icon(self, name: str, sizes: Sizes, *, strong: bool = False) -> ImageTk.PhotoImage:
        colour = self._look.strong_ink if strong else self._look.ink
        key = (name, sizes.px(1.25), colour)
        if key not in self._icons:
            self._icons[key] = ImageTk.PhotoImage(draw_icon(name, key[1], colour), master=self._root)
        return self._icons[key]

    def _style(self, style: ttk.Style, kind: Kind, sizes: Sizes) -> None:
        element, name = f"{kind.name}{self._made}.face", f"{kind.name}.TButton"
        pictures = [self._face(sizes, kind.radius, *face) for face in _faces(kind)]
        self._pictures += pictures
        states = ("focus pressed", "focus active", "focus", "pressed", "active")
        pairs = zip(states, pictures[1:], strict=True)
        looks: list[tuple[str | ImageTk.PhotoImage, ...]] = [
            (*state.split(), face) for state, face in pairs
        ]
        style.element_create(  # type: ignore[call-overload]  # the stubs know no state of several words
            element,
            "image",
            pictures[0],
            *looks,
            border=sizes.px(kind.radius + 0.25),
            # Without one of its own a picture keeps all of its border free, and cuts the label.
            padding=(sizes.focus_edge + sizes.px(kind.aside), sizes.focus_edge + sizes.px(kind.above)),
            sticky="nswe",
        )
        style.layout(name, [(element, {"sticky": "nswe", "children": [("Button.label", {"sticky": ""})]})])
        style.configure(
            name,
            background=self._look.ground,
            foreground=kind.ink,
            font=str(kind.font),
            anchor="center",
            width=-1,  # as wide as its words: the theme's own are at least eleven letters wide
        )
        style.map(name, foreground=[], background=[])

    def _face(self, sizes: Sizes, radius_ems: float, colour: str, focused: bool) -> ImageTk.PhotoImage:  # noqa: FBT001
        """A small rounded square: ttk keeps its corners and stretches its middle."""
        look, full = self._look, sizes.px(2 * radius_ems + 0.8) * _FINER
        picture = Image.new("RGB", (full, full), look.ground)
        pen = ImageDraw.Draw(picture)
        line, inset, radius = (
            sizes.focus_line * _FINER,
            sizes.focus_edge * _FINER,
            sizes.px(radius_ems) * _FINER,
        )
        if focused:
            _rounded(pen, full, 0, radius + inset, look.focus)
            _rounded(pen, full, line, radius + inset - line, look.ground)
        _rounded(pen, full, inset, radius, look.line if look.outlined else colour)
        hair = sizes.hair * _FINER
        _rounded(pen, full, inset + hair, radius - hair, colour)
        return ImageTk.PhotoImage(picture.reduce(_FINER), master=self._root)


def _kinds(look: Look, font: tkfont.Font, link_font: tkfont.Font) -> Iterator[Kind]:
    yield Kind(
        name="Quiet",
        face=look.button,
        hover=look.button_hover,
        pressed=look.button_pressed,
        ink=look.ink,
        font=font,
    )
    yield Kind(
        name="Strong",
        face=look.strong,
        hover=look.strong_hover,
        pressed=look.strong_pressed,
        ink=look.strong_ink,
        font=font,
    )
    yield Kind(
        name="Link",
        face=look.ground,
        hover=look.button_hover,
        pressed=look.button_pressed,
        ink=look.quiet,
        font=link_font,
        radius=0.3,
        above=0.0,
        aside=0.25,
    )


def _faces(kind: Kind) -> Iterator[tuple[str, bool]]:
    """The colour, and whether it has the focus."""
    yield kind.face, False
    yield kind.pressed, True
    yield kind.hover, True
    yield kind.face, True
    yield kind.pressed, False
    yield kind.hover, False


def _rounded(pen: ImageDraw.ImageDraw, full: int, inset: int, radius: int, colour: str) -> None:
    pen.rounded_rectangle((inset, inset, full - 1 - inset, full - 1 - inset), max(0, radius), fill=colour)
