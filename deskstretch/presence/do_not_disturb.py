"""Do not disturb, as the notification server of the moment has it.

A reminder sent into the silence would be swallowed by the server: dunst and xfce4-notifyd keep it to
themselves, and nobody knows. So it is held here until the silence is over.
"""

from ..bus import Bus, End
from ..core.events import Signal
from ..ports import Report
from .asking import Service, Services, nonsense, shown
from .silence import PATH, SERVICE, Switch, switch_of

NOBODY = "do not disturb (no notification server yet)"


class DoNotDisturb:
    """A ``Detector``. It follows when another server takes the name."""

    signal = Signal.DO_NOT_DISTURB

    def __init__(self, report: Report, bus: Bus) -> None:
        self.name = NOBODY
        self._report = report
        self._bus = bus
        self._services = Services(self._take)
        self._service: Service | None = None
        self._owner: str | None = None
        self._product = ""
        self._switch: Switch | None = None
        self._ends: list[End] = []

    async def start(self) -> None:
        """Return as soon as the server has said it, after 1.5 s at the latest."""
        self._service = self._services.add(self._bus, SERVICE, self._ask)
        await self._services.settled()

    def look(self, *, due: bool) -> None:
        """The answer comes after the decision of this tick, and well before that of the next one."""
        if due or (self._switch and self._switch.polled):
            self._services.ask()

    async def close(self) -> None:
        self._forget()
        await self._services.close()

    def _take(self, said: str | None) -> None:
        if not self._services.present:
            self.name = NOBODY
            self._forget()
        self._report(said)

    async def _ask(self, bus: Bus, owner: str) -> str | None:
        if owner != self._owner or self._switch is None:
            await self._introduce(owner)
        assert self._switch
        is_on = await self._switch.is_on(bus, owner)
        return f"do not disturb is on ({self._product})" if is_on else None

    async def _introduce(self, owner: str) -> None:
        """Find out which server it is, and listen to the signals of that one."""
        self._forget()
        match await self._bus.call(owner, PATH, SERVICE, "GetServerInformation"):
            case [str(product), *_]:
                self._product = shown(product)
            case answer:
                raise nonsense("GetServerInformation", answer)
        self._owner = owner
        self._switch = switch_of(product)
        self.name = f"do not disturb ({self._product})"
        if self._service:
            self._ends = [hint.heed(self._bus, self._service.ask) for hint in self._switch.hints]

    def _forget(self) -> None:
        self._switch = None
        ends, self._ends = self._ends, []
        for end in ends:
            end()
