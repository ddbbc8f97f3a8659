"""A real notification with a button, and what became of it."""

import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..bus import Bus
from ..core.events import Dismissed, Done, Errand, Event, Shown
from ..core.reminder import Button, Reminder
from ..core.settings import Backend
from ..notify import choose_notifier
from ..ports import Notifier

SHOWN_WITHIN_S = 15.0
"""A server that the bus has to start first takes a few seconds on a slow machine."""

ANSWERED_WITHIN_S = 60.0
SEEN_FOR_S = 10.0

_REMINDER = Reminder(
    title="deskstretch: a test",
    body="This is how a reminder looks here. Please press the button.",
    buttons=(Button("done", "It works", Done()),),
)


class Fate(StrEnum):
    """What became of it. SEEN: it was shown, in a way that cannot be answered."""

    PRESSED = "pressed"
    CLOSED = "closed"
    IGNORED = "ignored"
    SEEN = "seen"
    NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds. ``seen_s``: for how long one that has no buttons stays."""

    shown_s: float = SHOWN_WITHIN_S
    answered_s: float = ANSWERED_WITHIN_S
    seen_s: float = SEEN_FOR_S


@dataclass(frozen=True, slots=True)
class Trial:
    """``by``: who showed it. ``reason``: the last thing that went wrong, if anything did."""

    fate: Fate
    by: str
    reason: str | None = None


async def try_notification(
    preference: Backend,
    icon: Path | None,
    on_shown: Callable[[str], None],
    *,
    answerable: bool,
    limits: Limits = Limits(),
) -> Trial:
    """Send one and wait for the answer; it is gone when this returns, also when it is cancelled.

    ``answerable``: whether the server has buttons. ``on_shown`` is told by whom, as soon as it is on
    the screen. Raises Unavailable where there is nothing but the terminal.
    """
    heard: asyncio.Queue[Event | Errand] = asyncio.Queue()
    with _last_words() as troubles:
        bus = await _bus(preference)
        try:
            notifier = await _notifier(preference, heard.put_nowait, bus, icon)
            try:
                notifier.show(_REMINDER)
                fate = await _shown(heard, limits)
                if fate is None:
                    on_shown(notifier.name)
                    fate = await _fate(heard, limits, answerable=answerable)
            finally:
                await notifier.close()
        finally:
            if bus:
                await bus.close()
    return Trial(fate, notifier.name, troubles.words)


async def _bus(preference: Backend) -> Bus | None:
    """None where notifications need none."""
    if preference is Backend.PLAIN or sys.platform in ("win32", "darwin"):
        return None
    bus = Bus()
    await bus.connect()
    return bus


async def _notifier(
    preference: Backend, post: Callable[[Event | Errand], None], bus: Bus | None, icon: Path | None
) -> Notifier:
    """Never the terminal: that prints and listens to the keyboard as soon as it is chosen."""
    wanted = Backend.DESKTOP
    if preference is Backend.PLAIN:
        from ..notify.plain import plyer_notify

        plyer_notify()
        wanted = Backend.PLAIN
    return (await choose_notifier(wanted, post=post, bus=bus, icon=icon)).notifier


async def _shown(heard: "asyncio.Queue[Event | Errand]", limits: Limits) -> Fate | None:
    """None: it is on the screen. A quick person may have answered before that was heard."""
    try:
        async with asyncio.timeout(limits.shown_s):
            event = await _one_of(heard, Shown(), Done(), Dismissed())
    except TimeoutError:
        return Fate.NOT_SHOWN
    return None if event == Shown() else _answered(event)


async def _fate(heard: "asyncio.Queue[Event | Errand]", limits: Limits, *, answerable: bool) -> Fate:
    try:
        async with asyncio.timeout(limits.answered_s if answerable else limits.seen_s):
            return _answered(await _one_of(heard, Done(), Dismissed()))
    except TimeoutError:
        return Fate.IGNORED if answerable else Fate.SEEN


async def _one_of(heard: "asyncio.Queue[Event | Errand]", *wanted: Event) -> Event | Errand:
    while (event := await heard.get()) not in wanted:
        pass
    return event


def _answered(event: Event | Errand) -> Fate:
    return Fate.PRESSED if event == Done() else Fate.CLOSED


@contextmanager
def _last_words() -> Iterator["_LastWords"]:
    kept = _LastWords()
    logger = logging.getLogger("deskstretch.notify")
    logger.addHandler(kept)
    try:
        yield kept
    finally:
        logger.removeHandler(kept)


class _LastWords(logging.Handler):
    """Keeps the last warning: a notifier says in the log alone why it could not show something."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self.words = record.getMessage()
