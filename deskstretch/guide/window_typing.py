"""Is somebody typing while the window is being made? Then the keys are not for it, though it was asked for.

Between the click on Start and the window lies a second, and hands go on by themselves. Only X11 is looked
at: Windows keeps the keyboard with whoever is typing by itself, and macOS a program in the background.
"""

import logging
import sys
import threading

_LOOK_EVERY_S = 0.01
"""A key is down for three times as long even under the fastest hands."""

log = logging.getLogger(__name__)


class Typing:
    """Looks at the keys on a thread of its own, from ``start`` to ``close``."""

    def __init__(self) -> None:
        self._noticed = threading.Event()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look, name="typing", daemon=True)

    def start(self) -> None:
        if sys.platform not in ("win32", "darwin"):
            self._thread.start()

    @property
    def noticed(self) -> bool:
        """Whether a key was down at any time until now."""
        return self._noticed.is_set()

    def close(self) -> None:
        self._closed.set()
        if self._thread.ident is not None:
            self._thread.join(0.5)

    def _look(self) -> None:
        try:
            from Xlib.display import Display

            from .window_x11 import FAILURES
        except ImportError as error:
            log.info("nobody tells whether somebody types: %s", error)
            return
        try:
            display = Display()
            try:
                while not self._closed.wait(_LOOK_EVERY_S):
                    if any(display.query_keymap()):
                        self._noticed.set()
                        return
            finally:
                display.close()
        except FAILURES as error:
            log.info("nobody tells whether somebody types: %s", error)
