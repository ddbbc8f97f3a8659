"""The window and the window manager: who has the keyboard, and what is drawn around the window."""

import logging
import sys
import tkinter as tk

from ..core.errors import Unavailable
from .corner import Frame

log = logging.getLogger(__name__)


def leave(root: tk.Tk) -> None:
    """Call it when the window is complete, and still withdrawn.

    On macOS a program that was not started by a click stays in the background anyway.
    """
    root.update_idletasks()  # from now on there is the window that the window manager will see
    try:
        if root.tk.call("tk", "windowingsystem") == "x11":
            from . import window_x11_manager

            window_x11_manager.leave_focus(root.winfo_id())
        elif sys.platform == "win32":
            from . import window_win32

            window_win32.leave_focus(root.winfo_id())
            # Shown by now: a click may give it the keyboard.
            root.after(500, lambda: window_win32.leave_focus(root.winfo_id(), leave=False))
    except (Unavailable, ImportError) as error:
        log.info("the window may take the keyboard: %s", error)


def take(root: tk.Tk) -> None:
    """The person asked for it: the keys are for this window."""
    root.lift()
    root.focus_force()


def frame_of(root: tk.Tk, usual: Frame) -> Frame:
    """What will be around a window that is still withdrawn; ``usual`` where that cannot be told."""
    root.update_idletasks()
    if sys.platform == "win32":
        from .window_win32 import usual_frame

        return usual_frame()
    if root.tk.call("tk", "windowingsystem") != "x11":
        return usual
    try:
        from . import window_x11_manager

        return window_x11_manager.frame_of(root.winfo_id()) or usual
    except (Unavailable, ImportError) as error:
        log.info("the window's place is not exact: %s", error)
        return usual
