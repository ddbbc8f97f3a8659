"""Notifications with buttons on Windows and macOS. Tested against a double, not on real systems."""

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping

from ..core.errors import Unavailable
from ..core.events import Dismissed, Errand, Event, Shown
from ..core.reminder import Message, Reminder
from ..ports import Picture, Post
from .screen import ScreenNotifier
from .toast import Toasts, toast

LIMIT_S = 5.0
"""For each call: the library waits for the system without any."""

log = logging.getLogger(__name__)


class DesktopNotifier(ScreenNotifier):
    """One reminder and one message at a time, each under a new identifier.

    So a late click on one that was replaced answers nothing. ``unusable`` is called when not even
    the first toast could be shown.
    """

    name = "desktop notifications (desktop-notifier)"

    def __init__(
        self,
        toasts: Toasts,
        post: Post,
        unusable: Callable[[], None],
        picture: Picture | None = None,
        *,
        limit_s: float = LIMIT_S,
    ) -> None:
        super().__init__("Desktop notifications")
        self._toasts = toasts
        self._post = post
        self._unusable = unusable
        self._picture = picture
        self._limit_s = limit_s
        self._worked = False
        self._reminder_id: str | None = None
        self._message_id: str | None = None
        self._answers: dict[str, Mapping[str, Event | Errand]] = {}

    def start(self) -> None:
        """Listen to the buttons."""
        loop = asyncio.get_running_loop()
        self._toasts.listen(
            lambda identifier, key: _tell(loop, self._on_pressed, identifier, key),
            lambda identifier: _tell(loop, self._on_dismissed, identifier),
        )

    async def _put_reminder(self, reminder: Reminder | None) -> None:
        before, self._reminder_id = self._reminder_id, None
        await self._clear(before)
        if reminder:
            self._reminder_id = await self._send(reminder)
            if self._reminder.settled:
                self._post(Shown())

    async def _put_message(self, message: Message | None) -> None:
        before, self._message_id = self._message_id, None
        await self._clear(before)
        if message:
            self._message_id = await self._send(message)

    async def _send(self, text: Reminder | Message) -> str:
        image = None
        if isinstance(text, Reminder) and text.picture and self._picture:
            image = await self._picture(text.picture)
        identifier = str(uuid.uuid4())
        self._answers[identifier] = {button.key: button.event for button in text.buttons}
        try:
            await self._limited(self._toasts.send(identifier, toast(text, image)))
        except Unavailable:
            del self._answers[identifier]
            if not self._worked:
                self._unusable()
            raise
        except TimeoutError as error:
            # It may be on the screen by now, or wait for the person to allow notifications.
            await self._clear(identifier)
            raise Unavailable(f"no answer within {self._limit_s:g} s") from error
        self._worked = True
        self._outage.over()
        return identifier

    async def _clear(self, identifier: str | None) -> None:
        if identifier is None:
            return
        self._answers.pop(identifier, None)
        try:
            await self._limited(self._toasts.clear(identifier))
        except (Unavailable, TimeoutError) as error:
            log.debug("could not take a notification off: %s", error)

    async def _limited(self, call: Awaitable[None]) -> None:
        await asyncio.wait_for(call, self._limit_s)

    def _on_pressed(self, identifier: str, key: str) -> None:
        """The first answer counts; the toast is taken off when ``withdraw`` says so."""
        event = self._answers.get(identifier, {}).get(key)
        if event:
            self._answers.pop(identifier)
            self._post(event)

    def _on_dismissed(self, identifier: str) -> None:
        answers = self._answers.pop(identifier, None)
        if answers is not None and identifier == self._reminder_id:
            self._post(Dismissed())


def _tell(loop: asyncio.AbstractEventLoop, listener: Callable[..., None], *heard: str) -> None:
    """From whatever thread the system calls on; the loop may have ended meanwhile."""
    try:
        loop.call_soon_threadsafe(listener, *heard)
    except RuntimeError:
        log.debug("too late for a click")
