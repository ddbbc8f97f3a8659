"""The widgets of the window and how they stand: the picture above the words, or beside them."""

import tkinter as tk
from collections.abc import Iterable
from dataclasses import fields
from tkinter import font as tkfont

from .look import Look, Sizes
from .window_bar import Bar
from .window_fonts import Fonts
from .window_link import Link
from .window_pictures import Card, RingView
from .window_words import Reading


class Face:
    """``arrange`` gives all of it its places and sizes, ``show`` its texts."""

    def __init__(self, root: tk.Tk, look: Look, family: str) -> None:
        self.look = look
        self.fonts = fonts = Fonts(root, family)
        root.configure(background=look.ground)
        self._body = tk.Frame(root, background=look.ground)
        self._body.pack(fill="both", expand=True)
        self.card = Card(self._body, look)
        self._head, self._middle, self._foot = self._frame(), self._frame(), self._frame()
        self.ring = RingView(self._body, look, fonts.number, fonts.unit)
        self.texts = {
            "part": self._text(self._head, fonts.small, look.quiet),
            "name": self._text(self._head, fonts.title, look.ink),
            "which": self._text(self._head, fonts.strong, look.accent),
            "heading": self._text(self._middle, fonts.strong, look.ink),
            "step": self._text(self._middle, fonts.plain, look.ink),
            "upcoming": self._text(self._body, fonts.small, look.quiet),
            "safety": self._text(self._foot, fonts.small, look.quiet),
        }
        self._colours = {name: label.cget("foreground") for name, label in self.texts.items()}
        self.bar = Bar(root, self._body, look, fonts)
        self.link = Link(root, self._foot, look, fonts)
        self._foot.lift()  # Tab comes to the buttons first
        self.sizes = Sizes(13)
        self._pictured = True

    # -- the texts

    def show(self, reading: Reading) -> None:
        """All but the count, which goes with the ring."""
        for name, label in self.texts.items():
            text: str = getattr(reading, name)
            if label.cget("text") != text:
                colour = self.look.accent if name == reading.asks else self._colours[name]
                label.configure(text=text, foreground=colour)
        self.link.show(reading.hurts)

    def fits(self, part: str) -> bool:
        """Whether it fits above the name, at these sizes."""
        return self.fonts.small.measure(part) <= self.sizes.inner

    # -- the places

    def arrange(self, sizes: Sizes, readings: Iterable[Reading]) -> tuple[int, int]:
        """With room for every one of the readings; the width and height that it takes in pixels."""
        self.sizes = sizes
        self.fonts.resize(sizes)
        self.bar.resize(sizes)
        self.link.resize(sizes)
        self._place_parts()
        self._place_head()
        self._make_room(list(readings))
        self._place_ring()
        self._body.update_idletasks()
        if sizes.beside:
            height = max(sizes.picture, self._body.winfo_reqheight() - 2 * sizes.margin)
        else:
            height = sizes.picture
        width = sizes.picture if sizes.beside else sizes.inner
        self.card.resize(width, height, sizes.px(0.8), sizes.hair)
        self._body.update_idletasks()
        return self._body.winfo_reqwidth(), self._body.winfo_reqheight()

    def pictured(self, *, pictured: bool) -> None:
        """Whether the card has a picture; without one the ring stands there, and larger."""
        if pictured != self._pictured:
            self._pictured = pictured
            self.card.pictured(pictured=pictured)
            self._place_ring()

    def _place_parts(self) -> None:
        sizes, gap, aside = self.sizes, self.sizes.gap, self.sizes.focus_edge
        self._body.configure(padx=sizes.margin - aside, pady=sizes.margin - aside)
        column = 1 if sizes.beside else 0
        self._body.columnconfigure(column, minsize=sizes.inner + 2 * aside, weight=1)
        self._body.columnconfigure(1 - column, minsize=0, weight=0)
        if sizes.beside:
            self.card.canvas.grid(
                row=0, column=0, rowspan=6, sticky="n", padx=(aside, sizes.margin), pady=aside
            )
        else:
            self.card.canvas.grid(row=1, column=0, rowspan=1, sticky="n", padx=aside, pady=(gap, 0))
        parts = {
            0: (self._head, aside),
            2: (self._middle, gap),
            3: (self.texts["upcoming"], gap),
            4: (self._foot, sizes.px(0.3)),
        }
        for row, (part, above) in parts.items():
            part.grid(row=row, column=column, sticky="nwe", padx=aside, pady=(above, 0))
        # The buttons have an edge of their own, for the ring of the focus.
        self.bar.frame.grid(row=5, column=column, sticky="swe", pady=(gap - aside, 0))
        self._body.rowconfigure(5, weight=1)

    def _place_head(self) -> None:
        texts, sizes = self.texts, self.sizes
        self._head.columnconfigure(0, weight=1)
        texts["part"].grid(row=0, column=0, sticky="nwe", pady=(0, sizes.px(0.15)))
        texts["name"].grid(row=1, column=0, sticky="nwe")
        texts["which"].grid(row=2, column=0, sticky="swe", pady=(sizes.px(0.15), 0))
        self._middle.columnconfigure(1, weight=1)
        texts["heading"].grid(row=0, column=1, sticky="swe")
        texts["step"].grid(row=1, column=1, sticky="nwe", pady=(sizes.px(0.2), 0))
        self._foot.columnconfigure(0, weight=1)
        texts["safety"].grid(row=0, column=0, sticky="nwe", pady=(sizes.focus_edge, 0))
        self.link.button.grid(row=0, column=1, sticky="ne")

    def _place_ring(self) -> None:
        sizes, canvas = self.sizes, self.ring.canvas
        canvas.grid_forget()
        canvas.place_forget()
        if self._pictured:
            self.ring.resize(sizes.ring, self.look.ground)
            canvas.grid(in_=self._middle, row=0, column=0, rowspan=2, sticky="n", padx=(0, sizes.gap))
        else:
            self.ring.resize(sizes.large_ring, self.look.card)
            canvas.place(in_=self.card.canvas, relx=0.5, rely=0.5, anchor="center")
        canvas.tk.call("raise", canvas)
        self._wrap()

    def _wrap(self) -> None:
        sizes = self.sizes
        beside_ring = sizes.inner - (sizes.ring + sizes.gap if self._pictured else 0)
        for name, label in self.texts.items():
            label.configure(wraplength=beside_ring if name in _BESIDE_RING else sizes.inner)
        self.texts["safety"].configure(wraplength=sizes.inner - self.link.width(sizes) - sizes.px(0.5))

    def _make_room(self, readings: list[Reading]) -> None:
        """Nothing moves when a text changes: each gets the height of its longest one."""
        self._wrap()
        highest = {
            field.name: self._highest(field.name, {getattr(reading, field.name) for reading in readings})
            for field in fields(Reading)
            if field.name in self.texts
        }
        for row, name in enumerate(("part", "name", "which")):
            self._head.rowconfigure(row, minsize=highest[name])
            if not highest[name]:  # a label without a text is as high as a line
                self.texts[name].grid_remove()
        self._middle.rowconfigure(0, minsize=highest["heading"])
        self._middle.rowconfigure(1, minsize=highest["step"])
        self._body.rowconfigure(3, minsize=highest["upcoming"] + self.sizes.gap)
        self._foot.rowconfigure(0, minsize=highest["safety"] + self.sizes.focus_edge)

    def _highest(self, name: str, texts: set[str]) -> int:
        label, before, highest = self.texts[name], self.texts[name].cget("text"), 0
        for text in texts:
            label.configure(text=text)
            highest = max(highest, label.winfo_reqheight())
        label.configure(text=before)
        return highest if texts != {""} else 0

    # -- making

    def _frame(self) -> tk.Frame:
        return tk.Frame(self._body, background=self.look.ground)

    def _text(self, parent: tk.Misc, font: tkfont.Font, colour: str) -> tk.Label:
        return tk.Label(
            parent,
            font=font,
            foreground=colour,
            background=self.look.ground,
            anchor="nw",
            justify="left",
            borderwidth=0,
            padx=0,
            pady=0,
        )


_BESIDE_RING = ("heading", "step")
