"""The icon in the system tray: which way to show it there is chosen here."""

import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from ..bus import Bus
from ..core.errors import Unavailable
from ..ports import Post, Tray
from .absent import AbsentTray
from .pystray_tray import NAME, Backend, OnThread, PystrayTray

PYSTRAY_SIZE = 64

log = logging.getLogger(__name__)


class TrayChoice(NamedTuple):
    """The tray, and why those that would have been better are not it."""

    tray: Tray
    reasons: tuple[str, ...]


def choose_tray(post: Post, bus: Bus | None) -> TrayChoice:
    """The best tray there is; none at all is a tray too. Called on the loop thread.

    ``bus``: the session bus, connected if it could be.
    """
    reasons = []
    for candidate in _candidates(post, bus):
        try:
            tray = candidate()
        except Unavailable as error:
            reasons.append(str(error))
            log.info("Tray: %s", error)
        else:
            log.info("Tray: %s", tray.name)
            return TrayChoice(tray, tuple(reasons))
    raise AssertionError("the last candidate takes anything")


def _candidates(post: Post, bus: Bus | None) -> Iterator[Callable[[], Tray]]:
    match sys.platform:
        case "win32":
            yield lambda: PystrayTray(post, _windows())
        case "darwin":
            yield lambda: PystrayTray(post, _mac())
        case _:
            yield lambda: PystrayTray(post, _status_notifier(bus))
            yield lambda: PystrayTray(post, _appindicator())
            yield lambda: PystrayTray(post, _xembed())
    yield AbsentTray


def _status_notifier(bus: Bus | None) -> Backend:
    if not bus or not bus.connected:
        raise Unavailable("StatusNotifier: no connection to the session bus")
    from .gallery import look_pixmaps
    from .status_notifier import make_icon

    on_loop = _on_loop()
    return Backend(
        "StatusNotifier",
        make_icon=lambda tray: make_icon(NAME, bus, on_loop, tray.click_middle),
        picture=lambda look: look_pixmaps(*look),
        on_thread=on_loop,
    )


def _windows() -> Backend:
    from . import windows

    backend = _of_pystray("Windows notification area", windows.icon_class())
    return replace(backend, label=windows.label, tooltip=windows.tooltip)


def _mac() -> Backend:
    """Coded after the documentation, not verified on a Mac."""
    from .pystray_import import backend_icon

    backend = _of_pystray("macOS menu bar", backend_icon("darwin"))
    from PyObjCTools import AppHelper  # type: ignore[import-not-found, import-untyped, unused-ignore]

    # AppKit is for the main thread only.
    return replace(backend, on_thread=AppHelper.callAfter)


def _appindicator() -> Backend:
    from .pystray_import import backend_icon

    return _of_pystray("AppIndicator", backend_icon("appindicator"))


def _xembed() -> Backend:
    from . import xembed

    return _of_pystray("XEmbed (a picture without a menu)", xembed.icon_class())


def _of_pystray(name: str, icon_class: Callable[..., object]) -> Backend:
    from .drawing import draw_icon

    return Backend(
        name,
        make_icon=lambda _: icon_class(NAME, title=NAME),
        picture=lambda look: draw_icon(*look, PYSTRAY_SIZE),
        on_thread=_on_loop(),
    )


def _on_loop() -> OnThread:
    loop = asyncio.get_running_loop()

    def soon(what: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and there is nothing left to show
            loop.call_soon_threadsafe(what)

    return soon
