"""The tray the program would take now, and whether a panel would show it."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

from ...core.errors import Unavailable
from ...core.events import Errand, Event
from ...tray import choose_tray
from ...tray.item import WATCHER, WATCHER_PATH
from ..areas.tray import TrayFacts
from ..areas.tray_mend import DEBIANS_EXTENSION, EXTENSION
from ..system import Session, System
from .bus import owner, property_of, session_bus


def look_at_tray(system: System) -> TrayFacts:
    """Chosen the way the program chooses, but never run: so no icon is registered."""
    if system.session is Session.NATIVE:
        return asyncio.run(_choose_alone())
    try:
        facts = asyncio.run(_look())
    except Unavailable:
        return asyncio.run(_choose_alone())
    if facts.watcher:
        return facts
    return TrayFacts(
        chosen=facts.chosen,
        reasons=facts.reasons,
        xembed=system.session is Session.X11 and _has_old_tray(),
        extension=_extension(os.environ) if "gnome" in system.desktop else None,
    )


async def _choose_alone() -> TrayFacts:
    tray, reasons = choose_tray(_nobody, None)
    return TrayFacts(chosen=tray.name, reasons=reasons)


async def _look() -> TrayFacts:
    async with session_bus() as bus:
        tray, reasons = choose_tray(_nobody, bus)
        watcher = await owner(bus, WATCHER)
        hosted = None
        if watcher:
            hosted = await property_of(
                bus, WATCHER, WATCHER_PATH, WATCHER, "IsStatusNotifierHostRegistered"
            )
    return TrayFacts(
        chosen=tray.name,
        reasons=reasons,
        watcher=watcher,
        hosted=hosted if isinstance(hosted, bool) else None,
    )


def _nobody(_: Event | Errand) -> None:
    """Takes what a tray posts. This one never runs."""


def _has_old_tray() -> bool:
    from ...tray.xembed import icon_class

    try:
        icon_class()
    except Unavailable:
        return False
    return True


def _extension(environ: Mapping[str, str]) -> str | None:
    """The GNOME extension for trays that is installed, whether it is switched on or not."""
    own = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    shared = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (own, *shared.split(":")):
        for name in (EXTENSION, DEBIANS_EXTENSION):
            if (Path(folder) / "gnome-shell/extensions" / name).is_dir():
                return name
    return None
