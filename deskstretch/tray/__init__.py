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
from .pystray_tray import NAME, Backend, Draw, OnThread, PystrayTray

PYSTRAY_SIZE = 64

log = logging.getLogger(__name__)


class TrayChoice(NamedTuple):
    """The tray, and why those that would have been better are not it."""

    tray: Tray
    reasons: tuple[str, ...]


def choose_tray(post: Post, bus: Bus | None, draw: Draw) -> TrayChoice:
    """The best tray there is; none at all is a tray too. Called on the loop thread.

    ``bus``: the session bus, connected if it could be. ``draw``: see ``drawing.draw_icons``.
    """
    reasons = []
    for candidate in _candidates(post, bus, draw):
        try:
            tray = candidate()
        except Unavailable as error:
            reasons.append(str(error))
            log.info("Tray: %s", error)
        else:
            log.info("Tray: %s", tray.name)
            return TrayChoice(tray, tuple(reasons))
    raise AssertionError("the last candidate takes anything")


def _candidates(post: Post, bus: Bus | None, draw: Draw) -> Iterator[Callable[[], Tray]]:
    match sys.platform:
        case "win32":
            yield lambda: PystrayTray(post, _windows(draw))
        case "darwin":
            yield lambda: PystrayTray(post, _mac(draw))
        case _:
            yield lambda: PystrayTray(post, _status_notifier(bus, draw))
            yield lambda: PystrayTray(post, _appindicator(draw))
            yield lambda: PystrayTray(post, _xembed(draw))
    yield AbsentTray


def _status_notifier(bus: Bus | None, draw: Draw) -> Backend:
    if not bus or not bus.connected:
        raise Unavailable("StatusNotifier: no connection to the session bus")
    from .status_notifier import SIZES, make_icon

    on_loop = _on_loop()
    return Backend(
        "StatusNotifier",
        make_icon=lambda tray: make_icon(NAME, bus, on_loop, tray.click_middle),
        picture=lambda look: draw(*look, SIZES),
        on_thread=on_loop,
    )


def _windows(draw: Draw) -> Backend:
    from . import windows

    backend = _of_pystray("Windows notification area", windows.icon_class(), draw)
    return replace(backend, label=windows.label, tooltip=windows.tooltip)


def _mac(draw: Draw) -> Backend:
    """Coded after the documentation, not verified on a Mac."""
    from .pystray_import import backend_icon

    backend = _of_pystray("macOS menu bar", backend_icon("darwin"), draw)
    from PyObjCTools import AppHelper  # type: ignore[import-not-found, import-untyped, unused-ignore]

    # AppKit is for the main thread only.
    return replace(backend, on_thread=AppHelper.callAfter)


def _appindicator(draw: Draw) -> Backend:
    from .pystray_import import backend_icon

    return _of_pystray("AppIndicator", backend_icon("appindicator"), draw)


def _xembed(draw: Draw) -> Backend:
    from . import xembed

    return _of_pystray("XEmbed (a picture without a menu)", xembed.icon_class(), draw)


def _of_pystray(name: str, icon_class: Callable[..., object], draw: Draw) -> Backend:
    return Backend(
        name,
        make_icon=lambda _: icon_class(NAME, title=NAME),
        picture=lambda look: draw(*look, [PYSTRAY_SIZE])[0],
        on_thread=_on_loop(),
    )


def _on_loop() -> OnThread:
    loop = asyncio.get_running_loop()

    def soon(what: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and there is nothing left to show
            loop.call_soon_threadsafe(what)

    return soon
