"""The letters of the window: one family, in the sizes that follow from the desktop's."""

import tkinter as tk
from tkinter import font as tkfont

from .look import Sizes


class Fonts:
    """All of one family; ``family`` "" is Tk's own, which is the desktop's but for X11."""

    def __init__(self, root: tk.Tk, family: str) -> None:
        own = tkfont.nametofont("TkDefaultFont", root=root)
        size = float(own.actual("size"))  # points; pixels when negative
        self.usual_px = -size if size < 0 else size * float(root.tk.call("tk", "scaling"))
        self.family = family or str(own.actual("family"))
        self.plain, self.strong = self._font(root), self._font(root, bold=True)
        self.small, self.title = self._font(root), self._font(root, bold=True)
        self.link = self._font(root)
        self.link.configure(underline=True)
        self.number, self.unit = self._font(root, bold=True), self._font(root)

    def resize(self, sizes: Sizes) -> None:
        """The number and its unit follow from the ring."""
        self.plain.configure(size=-sizes.px(1))
        self.strong.configure(size=-sizes.px(1.1))
        self.small.configure(size=-sizes.px(0.9))
        self.link.configure(size=-sizes.px(0.9))
        self.title.configure(size=-sizes.px(1.4))

    def _font(self, root: tk.Tk, *, bold: bool = False) -> tkfont.Font:
        return tkfont.Font(root, family=self.family, size=-13, weight="bold" if bold else "normal")
