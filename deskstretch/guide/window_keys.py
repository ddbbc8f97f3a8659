"""What can be done in the window: its buttons, and their keys."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_WITH_CONTROL_OR_ALT = 0x4 | 0x8
"""The bits of an event's state; another key, Num Lock and Caps Lock have others."""


@dataclass(frozen=True, slots=True)
class Key:
    """``name`` is also the name of the icon."""

    name: str
    label: str
    tip: str
    sequences: tuple[str, ...]


KEYS = (
    Key("again", "Again", "This part again (left arrow)", ("<Left>", "<KP_Left>")),
    Key("pause", "Pause", "Pause (space)", ("<space>",)),
    Key("next", "Next", "On to the next part (right arrow)", ("<Right>", "<KP_Right>")),
    Key("mute", "Mute", "No sound (M)", ("<m>", "<M>")),
    Key("stop", "Stop", "Stop and close (Esc)", ("<Escape>",)),
)
HURTS = Key("hurts", "It hurts", "Leave it out for good (H)", ("<h>", "<H>"))
"""Not among the buttons, in nobody's way."""

CLOSE = Key("close", "Close", "Close (Esc)", ())
RESUME = Key("resume", "Resume", "Go on (space)", ())
UNMUTE = Key("unmute", "Unmute", "Sound on (M)", ())

Actions = Mapping[str, Callable[[], None]]
"""By the names of KEYS and HURTS."""


def bind(root: tk.Tk, actions: Actions) -> None:
    """The keys work wherever the focus is in the window."""
    for key in (*KEYS, HURTS):
        for sequence in key.sequences:
            root.bind(sequence, _pressed(actions[key.name], on_buttons=sequence != "<space>"))
    root.protocol("WM_DELETE_WINDOW", actions["stop"])


def _pressed(action: Callable[[], None], *, on_buttons: bool) -> Callable[[Any], None]:
    def act(event: "tk.Event[Any]") -> None:
        state = event.state if isinstance(event.state, int) else 0
        if state & _WITH_CONTROL_OR_ALT:
            return
        if (
            not on_buttons
            and isinstance(event.widget, tk.Widget)
            and event.widget.winfo_class() == "TButton"
        ):
            return  # the button that has the focus was pressed by it
        action()

    return act
