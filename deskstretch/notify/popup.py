"""One popup of ours on a notification server: replaced in place, answered at most once."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ..core.events import Errand, Event
from .note import Note
from .server import NotificationServer

GRACE_S = 0.1
"""Some servers say "closed by the person" a moment before they say which button closed it."""

DOUBLE_CLICK_S = 0.5
"""A double click on a button must not press the one that the next popup has at the same place."""

log = logging.getLogger(__name__)


class Closed(IntEnum):
    """Why a popup went, in the numbers of the specification."""

    EXPIRED = 1
    BY_PERSON = 2
    BY_US = 3
    UNDEFINED = 4


@dataclass(slots=True)
class OnScreen:
    """What a server calls it. ``buttons``: what each of its keys stands for."""

    id: int
    buttons: Mapping[str, Event | Errand]
    answered: bool = False
    closed: bool = False


class Popup:
    """What we have on the screen, if anything. Everything runs on the loop thread.

    ``lost``: it may be off the screen though nobody meant that, and should be put there again.
    ``numbered`` is told what the server calls what is there now; 0: nothing is.
    """

    def __init__(
        self,
        server: NotificationServer,
        *,
        answered: Callable[[Event | Errand], None],
        dismissed: Callable[[], None],
        lost: Callable[[], None],
        numbered: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._server = server
        self._answered = answered
        self._dismissed = dismissed
        self._lost = lost
        self._numbered = numbered
        self._there: OnScreen | None = None
        self._answered_at = float("-inf")

    async def put(self, note: Note | None) -> None:
        """Show this, in place of what is there; None: take it off. Raises Unavailable."""
        there = self._there
        open_id = there.id if there and not there.closed else 0
        if note:
            # Until the answer is here, the old buttons are what a click means.
            new_id = await self._server.notify(note, open_id)
            self._there = OnScreen(new_id, {button.key: button.event for button in note.buttons})
            self._numbered(new_id)
        else:
            self._there = None
            if open_id:
                await self._server.close(open_id)
            self._numbered(0)

    def void(self) -> None:
        """The server is gone, and its ids mean nothing any more."""
        there, self._there = self._there, None
        if there and not there.closed:
            self._lost()

    def on_action(self, popup_id: int, key: str) -> None:
        """A button was pressed, of this popup or of anybody else's."""
        there = self._there
        if there is None or there.id != popup_id or there.answered or key not in there.buttons:
            log.debug("no answer of ours: popup %s, action %r", popup_id, key)
            return
        there.answered = True
        now = asyncio.get_running_loop().time()
        if now - self._answered_at < DOUBLE_CLICK_S:
            # Most servers have closed it all the same.
            self._lost()
            return
        self._answered_at = now
        self._answered(there.buttons[key])

    def on_closed(self, popup_id: int, reason: int) -> None:
        """A popup went, this one or anybody else's. One that expired is left alone: it is still open."""
        there = self._there
        if there is None or there.id != popup_id or there.closed:
            return
        there.closed = True
        if reason == Closed.BY_PERSON:
            asyncio.get_running_loop().call_later(GRACE_S, self._dismiss, there)

    def _dismiss(self, gone: OnScreen) -> None:
        if self._there is gone and not gone.answered:
            gone.answered = True
            self._dismissed()
