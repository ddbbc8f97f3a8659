"""The lock screen, as logind and the screen savers tell of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..bus import Bus, End
from ..clock import running_s
from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from .asking import Ask, Hint, Services, is_so, property_changes
from .asking.logind import LOGIND, SESSION, is_locked, session_path

if TYPE_CHECKING:
    from dbus_fast import Message

LOCKED = "the screen is locked"
SAVED = "the screen saver is on"
"""Some screen savers do not tell whether they have locked; nobody sees through either of them."""

BELIEVED_FOR_S = 60.0

SAVERS = {
    "org.freedesktop.ScreenSaver": LOCKED,
    "org.gnome.ScreenSaver": LOCKED,
    "org.cinnamon.ScreenSaver": LOCKED,
    "org.mate.ScreenSaver": SAVED,
    "org.xfce.ScreenSaver": SAVED,
}
"""Who has ``GetActive`` and ``ActiveChanged``, and what being active means there."""


class Lock:
    """A ``Detector``.

    logind's Lock is a request: it goes out before the lock is there, and a lock screen that is left by
    password need not answer with Unlock. So it counts at once, but only for a minute unless the lock
    screen confirms it; after that, being away is a matter of the idle time.
    """

    signal = Signal.LOCKED

    def __init__(
        self,
        report: Report,
        session_bus: Bus | None,
        system_bus: Bus | None,
        running: Callable[[], float] = running_s,
    ) -> None:
        self.name = "lock screen"
        self._report = report
        self._session_bus = session_bus
        self._system_bus = system_bus
        self._running = running
        self._services = Services(self._take)
        self._said: str | None = None
        self._session: str | None = None
        self._requested_at: float | None = None
        self._ends: list[End] = []

    async def start(self) -> None:
        """Raises Unavailable without any bus. A service that is not there may come later."""
        if not self._session_bus and not self._system_bus:
            raise Unavailable("neither session bus nor system bus")
        if self._system_bus:
            self._follow_logind(self._system_bus)
        if self._session_bus:
            for name, words in SAVERS.items():
                active = Hint(sender=name, interface=name, member="ActiveChanged")
                self._services.add(self._session_bus, name, _saver(name, words), active)
        await self._services.settled()

    def look(self, *, due: bool) -> None:
        if self._requested_at is not None and self._running() - self._requested_at > BELIEVED_FOR_S:
            self._request(None)
        if due or self._said or self._requested_at is not None:
            # Nobody is there for a reminder then, and a lost signal would keep the lock for ever.
            self._services.ask()

    async def close(self) -> None:
        ends, self._ends = self._ends, []
        for end in ends:
            end()
        await self._services.close()

    def _follow_logind(self, bus: Bus) -> None:
        async def ask(bus: Bus, owner: str) -> str | None:
            self._session = await session_path(bus, owner)
            if not await is_locked(bus, owner, self._session):
                return None
            self._requested_at = None  # from here on the lock screen says when it ends
            return LOCKED

        self._services.add(bus, LOGIND, ask, property_changes(LOGIND, SESSION))
        self._ends = [
            bus.subscribe(sender=LOGIND, interface=SESSION, member=member, listener=self._on_request)
            for member in ("Lock", "Unlock")
        ]
        self._ends.append(bus.watch_owner(LOGIND, self._on_logind))

    def _on_request(self, signal: "Message") -> None:
        if signal.path == self._session:
            self._request(self._running() if signal.member == "Lock" else None)

    def _on_logind(self, owner: str | None) -> None:
        if owner is None:
            self._session = None
            self._request(None)

    def _request(self, at: float | None) -> None:
        self._requested_at = at
        self._tell()

    def _take(self, said: str | None) -> None:
        self._said = said
        self.name = f"lock screen ({', '.join(self._services.present) or 'nothing tells of it yet'})"
        self._tell()

    def _tell(self) -> None:
        self._report(self._said or (LOCKED if self._requested_at is not None else None))


def _saver(name: str, words: str) -> Ask:
    path = "/" + name.replace(".", "/")

    async def ask(bus: Bus, owner: str) -> str | None:
        return words if await is_so(bus, owner, path, name, "GetActive") else None

    return ask
