"""Notifications on Linux and BSD desktops: our own client of org.freedesktop.Notifications."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..bus import DAEMON, DAEMON_PATH, Bus
from ..core.errors import Unavailable
from ..core.events import Dismissed, Errand, Event, Shown
from ..core.reminder import Message, Reminder
from ..ports import Picture, Post
from .leftover import Leftover
from .note import message_note, reminder_note
from .popup import Popup
from .screen import ScreenNotifier
from .server import PATH, SERVICE, NotificationServer

if TYPE_CHECKING:
    from dbus_fast import Message as Signal

NAME = "desktop notifications"
FRESH_S = 60.0
"""An ordinary message that could not be shown for so long is no news any more."""

INTRODUCED_WITHIN_S = 1.0

T = TypeVar("T")

log = logging.getLogger(__name__)


class FreedesktopNotifier(ScreenNotifier):
    """Survives servers that hang, die and return, and a bus that is rebuilt."""

    def __init__(
        self,
        bus: Bus,
        post: Post,
        icon: Path | None,
        leftover: Leftover | None = None,
        picture: Picture | None = None,
    ) -> None:
        super().__init__("Notification server")
        self.name = NAME
        self._bus = bus
        self._post = post
        self._server = NotificationServer(bus, icon)
        self._reminder_popup = Popup(
            self._server,
            answered=post,
            dismissed=lambda: post(Dismissed()),
            lost=self._reminder.lost,
            numbered=self._keep_number,
        )
        self._message_popup = Popup(
            self._server, answered=self._message_answered, dismissed=_nothing, lost=_nothing
        )
        self._popups = (self._reminder_popup, self._message_popup)
        self._told_at = 0.0
        self._leftover = leftover
        self._picture = picture
        self._owner: str | None = None

    async def start(self) -> None:
        """Listen to the server, whoever it is and whenever it comes. Returns within a second."""
        for member, listener in (
            ("ActionInvoked", self._on_action),
            ("NotificationClosed", self._on_closed),
        ):
            self._bus.subscribe(
                sender=SERVICE, interface=SERVICE, member=member, path=PATH, listener=_soon(listener)
            )
        self._bus.watch_owner(SERVICE, _soon(self._on_owner))
        await self._take_away_leftover()
        try:
            async with asyncio.timeout(INTRODUCED_WITHIN_S):
                await self._server.introduce()
            self._works()
        except (TimeoutError, Unavailable) as error:
            log.debug("no notification server yet: %s", error)

    async def _take_away_leftover(self) -> None:
        """What a run that was killed has left on the screen."""
        if self._leftover is None:
            return
        with suppress(Unavailable, TimeoutError):
            async with asyncio.timeout(INTRODUCED_WITHIN_S):
                (owner,) = await self._bus.call(DAEMON, DAEMON_PATH, DAEMON, "GetNameOwner", "s", [SERVICE])
                if number := self._leftover.found(owner):
                    await self._server.close(number)
                    self._leftover.keep(owner, 0)

    def _keep_number(self, number: int) -> None:
        if self._leftover and self._owner:
            self._leftover.keep(self._owner, number)

    def tell(self, message: Message) -> None:
        self._told_at = asyncio.get_running_loop().time()
        super().tell(message)

    # -- what is wanted, brought to the screen

    async def _put_reminder(self, reminder: Reminder | None) -> None:
        note = reminder_note(reminder, await self._image(reminder)) if reminder else None
        await self._reminder_popup.put(note)
        if reminder:
            self._works()
            if self._reminder.settled:  # otherwise it is already being replaced or taken off
                self._post(Shown())

    async def _image(self, reminder: Reminder) -> Path | None:
        """Its picture, where the server shows any; raises Unavailable."""
        if not reminder.picture or self._picture is None or not await self._server.shows_images():
            return None
        return await self._picture(reminder.picture)

    async def _put_message(self, message: Message | None) -> None:
        try:
            await self._message_popup.put(message_note(message) if message else None)
        except Unavailable:
            age_s = asyncio.get_running_loop().time() - self._told_at
            if message is None or message.urgent or age_s < FRESH_S:
                raise
            log.info("not shown, and old news by now: %s", message.title)
        else:
            if message:
                self._works()

    def _works(self) -> None:
        self._outage.over()
        self.name = f"{NAME} ({self._server.known_as})"

    def _message_answered(self, event: Event | Errand) -> None:
        self._post(event)
        self._message.want(None)

    # -- what the server says

    def _on_action(self, signal: "Signal") -> None:
        if signal.signature == "us":
            for popup in self._popups:
                popup.on_action(*signal.body)

    def _on_closed(self, signal: "Signal") -> None:
        if signal.signature == "uu":
            for popup in self._popups:
                popup.on_closed(*signal.body)

    def _on_owner(self, owner: str | None) -> None:
        """Another server, or none: every id is void, and what was on the screen is not any more."""
        self._owner = owner
        self._server.forget()
        for popup in self._popups:
            popup.void()
        if owner:
            self._reminder.hurry()
            self._message.hurry()


def _nothing() -> None:
    """A message that is gone is gone."""


def _soon(listener: Callable[[T], None]) -> Callable[[T], None]:
    """Hear it a moment later.

    Whoever waits for an answer goes on a moment after it came in. A signal that came right behind the
    answer of Notify would otherwise be judged before the new id is known.
    """

    def later(heard: T) -> None:
        asyncio.get_running_loop().call_soon(listener, heard)

    return later
