"""Programs that keep the screen from going dark, a film first of all: whoever watches is there."""

from ..bus import Bus
from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from .asking import Ask, Services, property_changes
from .asking import inhibitors as by
from .asking.logind import LOGIND, MANAGER, blocker_of_idle


class KeptAwake:
    """A ``Detector``. The desktop is believed first: it knows programs by name.

    Desktops pass on to logind what they were asked, some in their own name. ``signal``: what it is taken
    for; where nothing tells of fullscreen windows, whoever keeps the screen awake stands in for them.
    """

    def __init__(
        self,
        report: Report,
        session_bus: Bus | None,
        system_bus: Bus | None,
        signal: Signal = Signal.KEPT_AWAKE,
    ) -> None:
        self.signal = signal
        self.name = "kept awake"
        self._report = report
        self._session_bus = session_bus
        self._system_bus = system_bus
        self._services = Services(self._take)

    async def start(self) -> None:
        """Raises Unavailable without any bus. A service that is not there may come later."""
        if not self._session_bus and not self._system_bus:
            raise Unavailable("neither session bus nor system bus")
        if bus := self._session_bus:
            self._services.add(bus, by.GNOME, _told(by.gnome), *by.GNOME_HINTS)
            self._services.add(bus, by.KDE, _told(by.kde), *by.KDE_HINTS)
            self._services.add(bus, by.XFCE, _told(by.xfce), *by.XFCE_HINTS)
        if bus := self._system_bus:
            self._services.add(bus, LOGIND, _told(blocker_of_idle), property_changes(LOGIND, MANAGER))
        await self._services.settled()

    def look(self, *, due: bool) -> None:
        if due:
            self._services.ask()

    async def close(self) -> None:
        await self._services.close()

    def _take(self, said: str | None) -> None:
        self.name = f"kept awake ({', '.join(self._services.present) or 'nothing tells of it yet'})"
        self._report(said)


def _told(holder: Ask) -> Ask:
    """The words for whoever holds it."""

    async def ask(bus: Bus, owner: str) -> str | None:
        who = await holder(bus, owner)
        return f"kept awake by {who}" if who else None

    return ask
