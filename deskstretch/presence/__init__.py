"""Whether the person is at the desk: how long keyboard and mouse have rested."""

import os
import sys

from ..core.errors import Unavailable
from ..ports import IdleSource


def choose_idle_source() -> tuple[IdleSource | None, list[str]]:
    """The source that works here, and why the ones before it do not; None when there is none.

    Without one, time counts as time at the desk. Call it on the loop thread; it may take 50 ms.
    """
    try:
        return _source(), []
    except Unavailable as error:
        return None, [str(error)]


def _source() -> IdleSource:
    if sys.platform == "win32":
        from .windows import LastInputIdle

        return LastInputIdle()
    if sys.platform == "darwin":
        return _macos()
    if os.environ.get("WAYLAND_DISPLAY"):
        # XWayland sees only what goes to X11 windows: a person in any other window would be away.
        raise Unavailable("idle time: X11 does not know it under Wayland")
    return _x11()


def _macos() -> IdleSource:
    from .macos import EventSourceIdle

    source = EventSourceIdle()
    source.connect()
    return source


def _x11() -> IdleSource:
    try:
        from .x11 import ScreenSaverIdle
    except ImportError as error:
        raise Unavailable(f"idle time: python-xlib cannot be loaded ({error})") from error
    source = ScreenSaverIdle()
    source.connect()
    return source
