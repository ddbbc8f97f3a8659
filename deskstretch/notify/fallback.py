"""A notifier that turns out to be no use at its first try makes room for another one."""

import asyncio
import logging
from collections.abc import Callable

from ..core.reminder import Message, Reminder
from ..ports import Notifier

log = logging.getLogger(__name__)


class FallbackNotifier:
    """Hands everything to one notifier, and from ``give_up`` on to the one that ``second`` makes."""

    def __init__(self, second: Callable[[], Notifier]) -> None:
        self.name = "none yet"
        self._second = second
        self._now: Notifier | None = None
        self._closing: asyncio.Task[None] | None = None
        self._reminder: Reminder | None = None
        self._message: Message | None = None

    def begin_with(self, first: Notifier) -> None:
        """Must be called before anything else."""
        self._now = first
        self.name = first.name

    def give_up(self) -> None:
        """Go on with the second one; what is wanted on the screen goes there."""
        if self._closing:
            return
        first, self._now = self._in_use, self._second()
        self.name = self._now.name
        log.warning("%s cannot be used; going on with %s", first.name, self._now.name)
        self._closing = asyncio.create_task(first.close())  # it may be busy calling us right now
        if self._reminder:
            self._now.show(self._reminder)
        if self._message:
            self._now.tell(self._message)

    def show(self, reminder: Reminder) -> None:
        self._reminder = reminder
        self._in_use.show(reminder)

    def withdraw(self) -> None:
        self._reminder = None
        self._in_use.withdraw()

    def tell(self, message: Message) -> None:
        self._message = message
        self._in_use.tell(message)

    async def close(self) -> None:
        await self._in_use.close()
        if self._closing:
            await self._closing

    @property
    def _in_use(self) -> Notifier:
        assert self._now, "it began with one"
        return self._now
