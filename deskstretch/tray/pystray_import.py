"""pystray without the surprises of its import.

``import pystray`` picks a backend there and then: it connects to the display, and raises what the
display library raises. Its dummy backend imports anywhere; each real one is a module beside it.
"""

import os
from importlib import import_module
from typing import Any

from ..core.errors import Unavailable

_CHOICE = "PYSTRAY_BACKEND"


def pystray() -> Any:
    """The package with ``Menu`` and ``MenuItem``, on any system, without a display."""
    chosen = os.environ.get(_CHOICE)
    os.environ[_CHOICE] = "dummy"
    try:
        return import_module("pystray")
    finally:
        if chosen is None:
            del os.environ[_CHOICE]
        else:
            os.environ[_CHOICE] = chosen


def base_icon() -> Any:
    """The class that backends are made from."""
    pystray()
    return import_module("pystray._base").Icon


def backend_icon(backend: str) -> Any:
    """The icon class of one of pystray's backends: appindicator, darwin, win32, xorg.

    Raises Unavailable with the reason: no library, no display.
    """
    pystray()
    try:
        return import_module(f"pystray._{backend}").Icon
    except Exception as error:  # an X server's, a typelib's: not only ImportError comes out of these
        raise Unavailable(f"pystray's {backend}: {error or type(error).__name__}") from error
