"""What notifiers that put things on a screen have in common: one place for reminders, one for messages."""

import asyncio
from abc import ABC, abstractmethod

from ..core.reminder import Message, Reminder
from .outage import Outage
from .spot import Spot


class ScreenNotifier(ABC):
    """Fills the role ``Notifier`` but for bringing things to the screen. ``what`` it is, for the log.

    A message that offers something, or that only says where the day stands, goes when a reminder comes:
    the reminder says more. One that warns stays beside it.
    """

    name: str
    closed_within_s = 0.8

    def __init__(self, what: str) -> None:
        self._outage = Outage(what)
        self._reminder: Spot[Reminder] = Spot(self._put_reminder, self._outage.noticed)
        self._message: Spot[Message] = Spot(self._put_message, self._outage.noticed)
        self._gives_way = False

    def show(self, reminder: Reminder) -> None:
        if self._gives_way:
            self._gives_way = False
            self._message.want(None)
        self._reminder.want(reminder)

    def withdraw(self) -> None:
        self._reminder.want(None)

    def tell(self, message: Message) -> None:
        self._gives_way = bool(message.buttons) or not message.urgent
        self._message.want(message)

    async def close(self) -> None:
        within_s = self.closed_within_s
        await asyncio.gather(self._reminder.close(within_s), self._message.close(within_s))

    @abstractmethod
    async def _put_reminder(self, reminder: Reminder | None) -> None:
        """Have this on the screen, in place of the one before; None: none. Raises Unavailable."""

    @abstractmethod
    async def _put_message(self, message: Message | None) -> None:
        """The same for messages."""
