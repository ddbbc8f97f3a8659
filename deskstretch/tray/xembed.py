"""pystray's icon for the old XEmbed trays: a picture without a menu, better than nothing."""

from typing import Any

from ..core.errors import Unavailable
from .pystray_import import backend_icon


def icon_class() -> Any:
    """The Icon class. Raises Unavailable without a display, or without a tray on it.

    pystray would take a display without a tray, say nothing, and log an error at every change.
    """
    icon = backend_icon("xorg")
    if not _tray_on_display():
        raise Unavailable("XEmbed: no panel on this display has a tray")
    return icon


def _tray_on_display() -> bool:
    from Xlib.display import Display

    display = Display()
    try:
        selection = display.intern_atom(f"_NET_SYSTEM_TRAY_S{display.get_default_screen()}")
        return bool(display.get_selection_owner(selection))
    finally:
        display.close()
