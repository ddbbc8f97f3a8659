"""What a notification server is asked for its silence."""

from typing import Protocol

from ...bus import Bus
from ..asking import Hint

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


class Switch(Protocol):
    """How one notification server is told not to disturb."""

    @property
    def mend(self) -> str:
        """What ends the silence: a command, or what to do."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """After these signals it may have been switched."""

    @property
    def polled(self) -> bool:
        """Whether it may be switched without a signal: then it is asked at every tick."""

    async def is_on(self, bus: Bus, owner: str) -> bool:
        """Whether there is silence; ``owner`` is the unique name of the server. Raises Unavailable."""
