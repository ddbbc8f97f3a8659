"""A quiet button that looks like a link: it is there for who needs it, and in nobody's way."""

import tkinter as tk
from tkinter import ttk

from .look import Look, Sizes
from .window_fonts import Fonts
from .window_keys import HURTS, Actions
from .window_tips import Tip
from .window_words import SURE


class Link:
    """Says "It hurts", and when it was pressed asks whether that was meant."""

    def __init__(self, root: tk.Tk, parent: tk.Misc, look: Look, fonts: Fonts) -> None:
        self._root = root
        self._font = fonts.link
        self.button = ttk.Button(parent, text=HURTS.label, style="Link.TButton")
        self.button.bind("<Return>", lambda _: self.button.invoke())
        self.button.bind("<ButtonRelease-1>", lambda _: root.after_idle(root.focus_set), add=True)
        self._tip = Tip(self.button, look, fonts.small)

    def connect(self, actions: Actions) -> None:
        self.button.configure(command=actions[HURTS.name])
        self._tip.listen()

    def resize(self, sizes: Sizes) -> None:
        self._tip.say(HURTS.tip, sizes)

    def width(self, sizes: Sizes) -> int:
        """With its longest words, in pixels."""
        longest = max(map(self._font.measure, (HURTS.label, SURE)))
        return longest + 2 * (sizes.focus_edge + sizes.px(0.25))

    def show(self, label: str) -> None:
        """Without a label it is gone."""
        if not label:
            self.button.grid_remove()
        elif self.button.cget("text") != label:
            self.button.configure(text=label)
