"""Idle time from KDE's screen locker, under X11.

Not under Wayland: there it does not answer, or says 0, and KWin tells by its own protocol. And KDE's alone:
others have a GetSessionIdleTime too, but some of them mean seconds.
"""

from collections.abc import Callable
from datetime import timedelta

from ..bus import Bus
from ..clock import running_s
from ..core.errors import Unavailable
from .idle_questions import Questions, owned, seconds

SERVICE = "org.kde.screensaver"
PATH = "/ScreenSaver"
INTERFACE = "org.freedesktop.ScreenSaver"
ANSWER_WITHIN_S = 1.0
RESTING_S = 30.0


class ScreenLockerIdle:
    """An ``IdleSource`` that tells what the look before it was answered.

    An idle time above half a minute is taken to go on, so a rest is seen in its full length; its end is
    seen at the look after the next.
    """

    name = "KDE's screen locker"

    def __init__(self, bus: Bus | None, monotonic: Callable[[], float] = running_s) -> None:
        self._bus = bus
        self._monotonic = monotonic
        self._questions = Questions(self._ask, monotonic)
        self._idle_s = 0.0
        self._read_at = 0.0

    async def connect(self) -> None:
        """Ask for the first time, within two seconds; raises Unavailable when there is no answer."""
        try:
            await owned(self._bus, SERVICE, ANSWER_WITHIN_S)
            await self._questions.first(ANSWER_WITHIN_S)
        except Unavailable as error:
            raise Unavailable(f"idle time: {error}") from error

    def idle(self) -> timedelta | None:
        known = self._questions.known
        self._questions.put()
        if not known:
            return None
        # A short one is told as it was read: keys may have been hit since, and added to it, the time
        # between two looks would pass for a pause in typing.
        since_s = self._monotonic() - self._read_at if self._idle_s >= RESTING_S else 0.0
        return timedelta(seconds=self._idle_s + since_s)

    def close(self) -> None:
        self._questions.close()
        self._questions.known = False

    async def _ask(self) -> None:
        """Raises Unavailable."""
        assert self._bus, "connect() comes first"
        answer = await self._bus.call(SERVICE, PATH, INTERFACE, "GetSessionIdleTime")
        self._idle_s, self._read_at = seconds(answer), self._monotonic()
