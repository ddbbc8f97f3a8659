"""A word about a button, with its key, beside the pointer or the focus that rests on it."""

import tkinter as tk
from tkinter import font as tkfont

from .look import Look, Sizes

_AFTER_MS = 600
_FOR_MS = 3000
"""It covers words that may be wanted."""


class Tip:
    """Belongs to one widget."""

    def __init__(self, widget: tk.Misc, look: Look, font: tkfont.Font) -> None:
        self._widget = widget
        self._look, self._font = look, font
        self._text, self._sizes = "", Sizes(13)
        self._coming: str | None = None
        self._shown: tk.Toplevel | None = None

    def say(self, text: str, sizes: Sizes) -> None:
        self._text, self._sizes = text, sizes
        self.go()

    def listen(self) -> None:
        for event in ("<Enter>", "<FocusIn>"):
            self._widget.bind(event, self._wait, add=True)
        for event in ("<Leave>", "<FocusOut>", "<Button-1>", "<Key>"):
            self._widget.bind(event, self.go, add=True)

    def go(self, _: object = None) -> None:
        if self._coming:
            self._widget.after_cancel(self._coming)
            self._coming = None
        if self._shown:
            self._shown.destroy()
            self._shown = None

    def _wait(self, _: object) -> None:
        self.go()
        self._coming = self._widget.after(_AFTER_MS, self._show)

    def _show(self) -> None:
        self._coming = None
        widget, look = self._widget, self._look
        self._shown = window = tk.Toplevel(widget, background=look.quiet)
        window.withdraw()
        window.overrideredirect(True)  # noqa: FBT003
        window.attributes("-topmost", True)  # noqa: FBT003
        label = tk.Label(
            window, text=self._text, font=self._font, background=look.ink, foreground=look.ground
        )
        label.pack(ipadx=self._sizes.px(0.5), ipady=self._sizes.px(0.2))
        window.update_idletasks()
        x = widget.winfo_rootx() + (widget.winfo_width() - window.winfo_reqwidth()) // 2
        root = widget.winfo_toplevel()
        right = root.winfo_rootx() + root.winfo_width() - window.winfo_reqwidth()
        x = max(root.winfo_rootx(), min(x, right))
        y = widget.winfo_rooty() - window.winfo_reqheight() - self._sizes.px(0.3)
        window.geometry(f"+{x}+{y}")
        window.deiconify()
        self._coming = widget.after(_FOR_MS, self.go)
