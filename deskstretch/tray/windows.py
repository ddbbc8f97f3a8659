"""pystray's icon for Windows, with a menu that is left alone while it is open."""

from typing import Any

from .pystray_import import backend_icon

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


def label(text: str) -> str:
    """A menu label: a single "&" would vanish and underline the next letter."""
    return text.replace("&", "&&")


def tooltip(text: str) -> str:
    """As much of the text as there is room for."""
    return text if len(text) <= LONGEST_TIP else text[: LONGEST_TIP - 1] + "…"
