"""The two places of the window that are drawn: the card with the picture, and the ring with its count."""

import tkinter as tk
from tkinter import font as tkfont

from PIL import Image, ImageDraw, ImageTk

from .look import Look
from .ring import Dial, draw_ring

_FINER = 4


class Card:
    """A rounded ground with a picture in its middle."""

    def __init__(self, parent: tk.Misc, look: Look) -> None:
        self.canvas = tk.Canvas(parent, background=look.ground, highlightthickness=0, borderwidth=0)
        self._look = look
        self._shape = (1, 1, 0, 0)
        self._pictured = True
        self._ground: ImageTk.PhotoImage | None = None
        self._item = self.canvas.create_image(0, 0, anchor="nw")
        self._picture = self.canvas.create_image(0, 0, anchor="center")

    def resize(self, width: int, height: int, radius: int, hair: int) -> None:
        """To be followed by ``draw``. In pixels. ``hair``: of the line around it."""
        self._shape = width, height, radius, hair
        self.canvas.configure(width=width, height=height)
        self.canvas.coords(self._picture, width // 2, height // 2)

    def pictured(self, *, pictured: bool) -> None:
        """Pictures are drawn for a ground of ``look.paper``."""
        self._pictured = pictured
        self.draw()

    def draw(self) -> None:
        """The ground."""
        width, height, radius, hair = self._shape
        look = self._look
        full = Image.new("RGB", (width * _FINER, height * _FINER), look.ground)
        pen = ImageDraw.Draw(full)
        face = look.paper if self._pictured else look.card
        edge = look.line if look.outlined else face
        for inset, colour in ((0, edge), (hair * _FINER, face)):
            box = (inset, inset, width * _FINER - 1 - inset, height * _FINER - 1 - inset)
            pen.rounded_rectangle(box, radius * _FINER - inset, fill=colour)
        self._ground = ImageTk.PhotoImage(full.reduce(_FINER), master=self.canvas)
        self.canvas.itemconfigure(self._item, image=self._ground)

    def show(self, picture: ImageTk.PhotoImage | None) -> None:
        """The caller keeps the picture as long as it shows."""
        self.canvas.itemconfigure(self._picture, image=picture or "")


class RingView:
    """The ring, and in it a number with a small unit below."""

    def __init__(self, parent: tk.Misc, look: Look, number: tkfont.Font, unit: tkfont.Font) -> None:
        self.canvas = tk.Canvas(parent, highlightthickness=0, borderwidth=0)
        self._look = look
        self._number, self._unit = number, unit
        self._size, self._ground = 0, look.ground
        self._shown: Dial | None = None
        self._picture: ImageTk.PhotoImage | None = None
        self._ring = self.canvas.create_image(0, 0, anchor="nw")
        self._count = self.canvas.create_text(0, 0, font=number, fill=look.ink)
        self._of = self.canvas.create_text(0, 0, font=unit, fill=look.quiet)

    def resize(self, size: int, ground: str) -> None:
        """``size`` is the diameter in pixels, ``ground`` the colour of what it stands on."""
        self._size, self._ground, self._shown = size, ground, None
        self.canvas.configure(width=size, height=size, background=ground)
        self._number.configure(size=-round(size * 0.3))
        self._unit.configure(size=-max(9, round(size * 0.13)))
        self.canvas.coords(self._count, size / 2, size * 0.45)
        self.canvas.coords(self._of, size / 2, size * 0.68)

    def show(self, dial: Dial, count: str, unit: str) -> None:
        self.canvas.itemconfigure(self._count, text=count)
        # The disc of a breath comes under the unit, where quiet letters would be too faint.
        ink = self._look.quiet if dial.breath is None else self._look.ink
        self.canvas.itemconfigure(self._of, text=unit, fill=ink)
        rough = dial.rough(self._size)
        if rough == self._shown:
            return
        self._shown = rough
        drawn = draw_ring(rough, self._size, self._look, self._ground)
        if self._picture is None or self._picture.width() != self._size:
            self._picture = ImageTk.PhotoImage(drawn, master=self.canvas)
            self.canvas.itemconfigure(self._ring, image=self._picture)
        else:
            self._picture.paste(drawn)
