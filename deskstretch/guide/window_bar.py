"""The row of buttons."""

import tkinter as tk
from tkinter import ttk

from .look import Look, Sizes
from .window_buttons import Buttons
from .window_fonts import Fonts
from .window_keys import CLOSE, KEYS, RESUME, UNMUTE, Actions, Key
from .window_tips import Tip


class Bar:
    """One button for each of KEYS, in their order, which is the order of Tab too."""

    def __init__(self, root: tk.Tk, parent: tk.Misc, look: Look, fonts: Fonts) -> None:
        self.frame = tk.Frame(parent, background=look.ground)
        self._root = root
        self._fonts = fonts
        self._styles = Buttons(root, look)
        self._sizes = Sizes(13)
        self._shown = {key.name: key for key in KEYS}
        self.buttons = {key.name: self._button(key) for key in KEYS}
        self._tips = {name: Tip(button, look, fonts.small) for name, button in self.buttons.items()}

    def connect(self, actions: Actions) -> None:
        """From now on the buttons do something, and tell what."""
        for name, button in self.buttons.items():
            button.configure(command=actions[name])
        for tip in self._tips.values():
            tip.listen()

    def without(self, name: str) -> None:
        """There is nothing to do for this button."""
        self.buttons.pop(name).destroy()
        del self._shown[name], self._tips[name]

    def only_close(self) -> None:
        """All is over: one button, as wide as they were, and no other promises anything."""
        close = self.buttons["stop"]
        for button in self.buttons.values():
            button.grid_remove()
        close.configure(style="Strong.TButton")
        self._shown["stop"] = CLOSE
        self._label("stop")
        close.grid(row=0, column=0, columnspan=2 * len(self.buttons) - 1, sticky="nswe")

    def resize(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._styles.style(sizes, self._fonts.small, self._fonts.link)
        # No label is cut, whichever a button has, and no button grows when it has another one.
        longest = max(self._fonts.small.measure(key.label) for key in (*KEYS, RESUME, UNMUTE))
        width = longest + 2 * (sizes.focus_edge + sizes.px(0.35))
        for number, (name, button) in enumerate(self.buttons.items()):
            self._label(name)
            button.grid(row=0, column=2 * number, sticky="nswe")
            self.frame.columnconfigure(2 * number, weight=1, uniform="button", minsize=width)
            if number:
                self.frame.columnconfigure(2 * number - 1, minsize=sizes.px(0.35))

    def show(self, *, paused: bool, muted: bool) -> None:
        wanted = {"pause": RESUME if paused else KEYS[1], "mute": UNMUTE if muted else KEYS[3]}
        for name, key in wanted.items():
            if name in self._shown and self._shown[name] != key:
                self._shown[name] = key
                self._label(name)

    def _label(self, name: str) -> None:
        key = self._shown[name]
        icon = self._styles.icon(key.name, self._sizes, strong=key is CLOSE or name == "pause")
        self.buttons[name].configure(text=key.label, image=icon)
        self._tips[name].say(key.tip, self._sizes)

    def _button(self, key: Key) -> ttk.Button:
        button = ttk.Button(
            self.frame,
            text=key.label,
            compound="top",
            style="Strong.TButton" if key.name == "pause" else "Quiet.TButton",
        )
        button.bind("<Return>", lambda _: button.invoke())
        # The focus is for Tab. After a click it would mislead: Space would press that button again.
        button.bind("<ButtonRelease-1>", lambda _: self._root.after_idle(self._root.focus_set), add=True)
        return button
