"""How reminders reach the person: which way is taken is chosen here."""

import logging
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from ..bus import DAEMON, DAEMON_PATH, Bus
from ..core.errors import Unavailable
from ..core.settings import Backend
from ..ports import Notifier, Picture, Post

log = logging.getLogger(__name__)

Candidate = Callable[[], Awaitable[Notifier]]


class NotifierChoice(NamedTuple):
    """The notifier, and why those that would have been taken before it were not."""

    notifier: Notifier
    reasons: list[str]


async def choose_notifier(
    preference: Backend,
    *,
    post: Post,
    bus: Bus | None,
    icon: Path | None,
    kept: Path | None = None,
    picture: Picture | None = None,
) -> NotifierChoice:
    """The way the person prefers or the best one there is, started. Called on the loop thread.

    ``bus``: the session bus, connected if it could be. ``icon``: a picture of the program; an .ico
    beside it is taken where one is needed. ``kept``: a file for what would stay on the screen after a
    crash. ``picture`` finds the still of a stretch. The terminal takes anything, so there always is a
    notifier.
    """
    desktop, plain, terminal = (
        lambda: _desktop(post, bus, icon, preference, kept, picture),
        lambda: _plain(post, icon, preference),
        lambda: _terminal(post),
    )
    order: dict[Backend, tuple[Candidate, ...]] = {
        Backend.AUTO: (desktop, plain, terminal),
        Backend.DESKTOP: (desktop, plain, terminal),
        Backend.PLAIN: (plain, terminal),
        Backend.TERMINAL: (terminal,),
    }
    reasons = []
    for candidate in order[preference]:
        try:
            notifier = await candidate()
        except Unavailable as error:
            reasons.append(str(error))
            log.info("Notifications: %s", error)
        else:
            log.info("Notifications: %s", notifier.name)
            return NotifierChoice(notifier, reasons)
    raise AssertionError("the last candidate takes anything")


async def _desktop(
    post: Post,
    bus: Bus | None,
    icon: Path | None,
    preference: Backend,
    kept: Path | None,
    picture: Picture | None,
) -> Notifier:
    if sys.platform in ("win32", "darwin"):
        return await _library(post, icon, picture)
    if bus is None or not bus.connected:
        raise Unavailable("desktop notifications: no connection to the session bus")
    if preference is Backend.AUTO:
        await _expect_a_server(bus)
    from .freedesktop import FreedesktopNotifier
    from .leftover import Leftover

    notifier = FreedesktopNotifier(bus, post, icon, Leftover(kept) if kept else None, picture)
    await notifier.start()
    return notifier


async def _library(post: Post, icon: Path | None, picture: Picture | None) -> Notifier:
    from .desktop import DesktopNotifier
    from .fallback import FallbackNotifier
    from .toast import library_toasts

    toasts = await library_toasts(icon)
    notifier = FallbackNotifier(lambda: _second(post, icon))
    first = DesktopNotifier(toasts, post, notifier.give_up, picture)
    first.start()
    notifier.begin_with(first)
    return notifier


def _second(post: Post, icon: Path | None) -> Notifier:
    try:
        return _plyer(post, icon)
    except Unavailable as error:
        log.info("Notifications: %s", error)
        return _terminal_now(post)


async def _plain(post: Post, icon: Path | None, preference: Backend) -> Notifier:
    if preference is Backend.AUTO and not _graphical():
        raise Unavailable("plain notifications: there is no display")
    return _plyer(post, icon)


def _plyer(post: Post, icon: Path | None) -> Notifier:
    from .plain import PlainNotifier, plyer_notify

    return PlainNotifier(plyer_notify(), post, icon)


async def _terminal(post: Post) -> Notifier:
    return _terminal_now(post)


def _terminal_now(post: Post) -> Notifier:
    from .keyboard import keyboard
    from .terminal import TerminalNotifier

    try:
        keys = keyboard(sys.stdin)
    except Unavailable as error:
        log.info("No keys: %s", error)
        keys = None
    notifier = TerminalNotifier(post, sys.stdout, keys)
    notifier.start()
    return notifier


async def _expect_a_server(bus: Bus) -> None:
    """Raise Unavailable when no notification server can be expected on this bus.

    One that is there is taken, whatever the display. On a graphical session one may be started by the
    first call, or come a moment after us when the session starts; then we have no terminal. Without a
    display there may still be a bus, and a server that it could start and that would die at once.
    """
    from .server import SERVICE

    (owned,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "NameHasOwner", "s", [SERVICE])
    if owned:
        return
    if not _graphical():
        raise Unavailable("desktop notifications: no server is running, and there is no display")
    (startable,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "ListActivatableNames")
    if SERVICE not in startable and _at_terminal():
        raise Unavailable(
            "desktop notifications: no server is running, and none is installed to be started"
        )


def _graphical() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
