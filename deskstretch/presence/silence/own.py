"""Servers that tell their silence themselves: dunst, Plasma, mako, SwayNotificationCenter."""

from dataclasses import dataclass
from typing import Any, ClassVar

from ...bus import Bus
from ..asking import Hint, is_so, nonsense, property_changes, value_of, yes_or_no
from .switch import PATH, SERVICE


@dataclass(frozen=True)
class PropertySwitch:
    """A property that is true while there is silence."""

    interface: str
    key: str
    mend: str
    polled: ClassVar[bool] = False

    @property
    def hints(self) -> tuple[Hint, ...]:
        return (property_changes(SERVICE, self.interface),)

    async def is_on(self, bus: Bus, owner: str) -> bool:
        return yes_or_no(await value_of(bus, owner, PATH, self.interface, self.key), self.key)


DUNST = PropertySwitch("org.dunstproject.cmd0", "paused", "dunstctl set-paused false")

INHIBITED = PropertySwitch(
    SERVICE, "Inhibited", "switch off Do not disturb where your desktop lists notifications"
)
"""What the specification of notifications has for it; Plasma is known to."""


class MakoSwitch:
    """mako has modes that people name themselves. Those of its manual and of common set-ups count."""

    mend = "makoctl mode -s default"
    interface = "fr.emersion.Mako"
    hints: tuple[Hint, ...] = (property_changes(SERVICE, interface),)
    polled = True  # versions before 1.10 do not signal
    silent = frozenset({"do-not-disturb", "dnd", "donotdisturb", "silent", "quiet"})

    async def is_on(self, bus: Bus, owner: str) -> bool:
        match await bus.call(owner, "/fr/emersion/Mako", self.interface, "ListModes"):
            case [list(modes)]:
                return any(self._is_silent(mode) for mode in modes)
            case answer:
                raise nonsense("ListModes", answer)

    def _is_silent(self, mode: Any) -> bool:
        return isinstance(mode, str) and mode.casefold().replace("_", "-") in self.silent


class SwayncSwitch:
    """The name of its own is another one, but the connection is the same."""

    mend = "swaync-client --dnd-off"
    interface = "org.erikreider.swaync.cc"
    hints: tuple[Hint, ...] = (
        Hint(sender=SERVICE, interface=interface, member="Subscribe"),
        Hint(sender=SERVICE, interface=interface, member="SubscribeV2"),
    )
    polled = False

    async def is_on(self, bus: Bus, owner: str) -> bool:
        return await is_so(bus, owner, "/org/erikreider/swaync/cc", self.interface, "GetDnd")
