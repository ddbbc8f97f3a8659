"""pystray's icon for Windows, with a menu that is left alone while it is open."""

from collections.abc import Callable
from functools import partial
from typing import Any

from .pystray_import import backend_icon

WM_CLOSE = 0x0010
WM_QUERYENDSESSION = 0x0011
WM_ENDSESSION = 0x0016
WM_CANCELMODE = 0x001F
LONGEST_TIP = 127
"""Characters; Windows has room for no more, and pystray raises ValueError."""


def icon_class() -> Any:
    """The Icon class. Raises Unavailable where there is no Windows."""

    class Icon(backend_icon("win32")):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._menu_handle = None
            self._open = False
            # pystray answers 0 to what it does not know: to Windows, that refuses to let the session end.
            self._message_handlers[WM_QUERYENDSESSION] = lambda *_: True
            self._message_handlers[WM_ENDSESSION] = self._on_end_of_session
            self._message_handlers[WM_CLOSE] = lambda *_: self._stop()

        def _create_window(self, atom: Any) -> Any:
            window = super()._create_window(atom)
            if self._hwnd:  # then this one is for the menu
                self._HWND_TO_ICON[window] = _MenuWindow(window)
            return window

        def _on_end_of_session(self, ends: int, _reason: int) -> None:
            if ends:
                self._stop()

        def _update_menu(self) -> None:
            """Later: a menu that is rebuilt while it is open loses its rows under the pointer."""

        def _on_notify(self, wparam: int, lparam: int) -> None:
            from pystray._util import win32

            if lparam != win32.WM_RBUTTONUP:
                super()._on_notify(wparam, lparam)
            elif not self._open:
                self._open = True
                try:
                    super()._update_menu()
                    super()._on_notify(wparam, lparam)
                finally:
                    self._open = False

        def _stop(self) -> None:
            from pystray._util import win32

            # An open menu has a message loop of its own, which would keep the program from ending.
            win32.PostMessage(self._menu_hwnd, WM_CANCELMODE, 0, 0)
            super()._stop()

    return Icon


class _MenuWindow:
    """What pystray's dispatcher is told in place of an icon, for the window that the menu belongs to.

    Whoever asks the program to end asks every window of it. Left to Windows, this one would be gone
    before pystray destroys it.
    """

    def __init__(self, window: Any) -> None:
        self._window = window
        self._message_handlers = self

    def get(self, message: int, _: object) -> Callable[[int, int], int]:
        from pystray._util import win32

        if message == WM_CLOSE:
            return lambda *_: 0
        return partial(win32.DefWindowProc, self._window, message)


def label(text: str) -> str:
    """A menu label: a single "&" would vanish and underline the next letter."""
    return text.replace("&", "&&")


def tooltip(text: str) -> str:
    """As much of the text as there is room for."""
    return text if len(text) <= LONGEST_TIP else text[: LONGEST_TIP - 1] + "…"
