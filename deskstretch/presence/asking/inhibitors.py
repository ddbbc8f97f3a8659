"""Which program a desktop lets keep the screen from going dark, one way of asking a desktop."""

from typing import Any

from ...bus import Bus
from ...core.errors import Unavailable
from .answers import nonsense, object_path, shown, value_of
from .service import Hint, property_changes

GNOME = "org.gnome.SessionManager"
"""Cinnamon's and MATE's session managers have the same name."""
GNOME_HINTS = tuple(
    Hint(sender=GNOME, interface=GNOME, member=member) for member in ("InhibitorAdded", "InhibitorRemoved")
)
_GNOME_PATH = "/org/gnome/SessionManager"
_GNOME_INHIBITOR = "org.gnome.SessionManager.Inhibitor"
_IDLE = 8
"""Of GNOME's flags: 1 logging out, 2 switching user, 4 suspending, 8 being idle."""

KDE = "org.kde.Solid.PowerManagement"
_KDE_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"
_KDE_AGENT = "org.kde.Solid.PowerManagement.PolicyAgent"
_SCREEN = 4
"""Of KDE's policies: 1 suspending, 2 changing the profile, 4 the screen going dark."""
KDE_HINTS = (
    Hint(sender=KDE, interface=_KDE_AGENT, member="InhibitionsChanged"),
    property_changes(KDE, _KDE_AGENT),
)

XFCE = "org.freedesktop.PowerManagement"
"""KDE has the name too, where it is about suspending only; but it has no ``GetInhibitors``."""
_XFCE_INHIBIT = "org.freedesktop.PowerManagement.Inhibit"
XFCE_HINTS = (Hint(sender=XFCE, interface=_XFCE_INHIBIT, member="HasInhibitChanged"),)

SOMEBODY = "a program"
_MOST = 20
"""Somebody with more than this many inhibitors is not asked about each."""


async def gnome(bus: Bus, owner: str) -> str | None:
    """Raises Unavailable, as the others do."""
    match await bus.call(owner, _GNOME_PATH, GNOME, "IsInhibited", "u", [_IDLE]):
        case [bool(held)]:
            return await _gnome_holder(bus, owner) if held else None
        case answer:
            raise nonsense("IsInhibited", answer)


async def kde(bus: Bus, owner: str) -> str | None:
    match await bus.call(owner, _KDE_PATH, _KDE_AGENT, "HasInhibition", "u", [_SCREEN]):
        case [bool(held)]:
            return await _kde_holder(bus, owner) if held else None
        case answer:
            raise nonsense("HasInhibition", answer)


async def xfce(bus: Bus, owner: str) -> str | None:
    """What keeps the power manager from suspending keeps the screen on as well there."""
    match await bus.call(owner, "/org/freedesktop/PowerManagement/Inhibit", _XFCE_INHIBIT, "GetInhibitors"):
        case [[str(name), *_]]:
            return shown(name) or SOMEBODY
        case [[]]:
            return None
        case answer:
            raise nonsense("GetInhibitors", answer)


async def _gnome_holder(bus: Bus, owner: str) -> str:
    match await bus.call(owner, _GNOME_PATH, GNOME, "GetInhibitors"):
        case [list(paths)]:
            for path in paths[:_MOST]:
                inhibitor = object_path(path, "GetInhibitors")
                match await bus.call(owner, inhibitor, _GNOME_INHIBITOR, "GetFlags"):
                    case [int(flags)] if flags & _IDLE:
                        return _first_of(await bus.call(owner, inhibitor, _GNOME_INHIBITOR, "GetAppId"))
    return SOMEBODY


async def _kde_holder(bus: Bus, owner: str) -> str:
    """Since Plasma 6.5 there is a property that tells what each one holds; before, only a list of all."""
    try:
        active = await value_of(bus, owner, _KDE_PATH, _KDE_AGENT, "ActiveInhibitions")
    except Unavailable:
        match await bus.call(owner, _KDE_PATH, _KDE_AGENT, "ListInhibitions"):
            case [[[*held], *_]]:
                return _first_of(held)
        return SOMEBODY
    for entry in active if isinstance(active, list) else []:
        match entry:
            case [str(what), *held] if "idle" in what:
                return _first_of(held)
    return SOMEBODY


def _first_of(said: list[Any]) -> str:
    """What a program calls itself, often by the file that starts it: "org.videolan.VLC.desktop"."""
    match said:
        case [str(name), *_]:
            return shown(name.removesuffix(".desktop")) or SOMEBODY
    return SOMEBODY
