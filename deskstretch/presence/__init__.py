"""Whether the person is at the desk: how long keyboard and mouse have rested."""

import os
import sys
from collections.abc import Awaitable, Callable, Iterator

from ..bus import Bus
from ..core.errors import Unavailable
from ..ports import IdleSource

_Reach = Callable[[], Awaitable[IdleSource]]
"""Makes a source that works; raises Unavailable."""


async def choose_idle_source(session_bus: Bus | None) -> tuple[IdleSource | None, list[str]]:
    """The first source that works here, and why the ones before it do not; None when there is none.

    Without one, time counts as time at the desk. Call it on the loop thread. It takes 50 ms where all is
    well, and a second or two for each service that does not answer.
    """
    reasons: list[str] = []
    for reach in _sources(session_bus):
        try:
            return await reach(), reasons
        except Unavailable as error:
            reasons.append(str(error))
    return None, reasons


def _sources(bus: Bus | None) -> Iterator[_Reach]:
    """The best first. logind's idle hint is none: it is what a desktop sets, and some set it for ever."""
    if sys.platform == "win32":
        yield _windows
    elif sys.platform == "darwin":
        yield _macos
    elif os.environ.get("WAYLAND_DISPLAY"):
        # Not X11: XWayland sees only what goes to X11 windows, and a person in any other would be away.
        yield lambda: _mutter(bus)
        yield _wayland
    else:
        yield _x11
        yield lambda: _mutter(bus)
        yield lambda: _kde(bus)


async def _windows() -> IdleSource:
    from .windows import LastInputIdle

    return LastInputIdle()


async def _macos() -> IdleSource:
    from .macos import EventSourceIdle

    source = EventSourceIdle()
    source.connect()
    return source


async def _wayland() -> IdleSource:
    from .wayland_idle import WaylandIdle

    source = WaylandIdle()
    await source.connect()
    return source


async def _x11() -> IdleSource:
    try:
        from .x11 import ScreenSaverIdle
    except ImportError as error:
        raise Unavailable(f"idle time: python-xlib cannot be loaded ({error})") from error
    source = ScreenSaverIdle()
    source.connect()
    return source


async def _mutter(bus: Bus | None) -> IdleSource:
    from .mutter import MutterIdle

    source = MutterIdle(bus)
    await source.connect()
    return source


async def _kde(bus: Bus | None) -> IdleSource:
    from .kde_idle import ScreenLockerIdle

    source = ScreenLockerIdle(bus)
    await source.connect()
    return source
