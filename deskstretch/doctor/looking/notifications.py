"""Who shows notifications here, and what they can do."""

import asyncio
import shutil
import sys
from importlib.util import find_spec

from ...bus import Bus
from ...core.errors import Unavailable
from ...notify.server import PATH, SERVICE, NotificationServer
from ...notify.text import clean_line
from ..areas.notifications import NotificationFacts, Server
from ..system import Session, System
from .bus import is_startable, owner, session_bus
from .silence import silenced


def look_at_notifications(system: System) -> NotificationFacts:
    """Nothing is shown, and no server is started."""
    if system.session is Session.NATIVE:
        missing = None if find_spec("desktop_notifier") else "desktop-notifier is not installed"
        return NotificationFacts(library=missing)
    try:
        return asyncio.run(_look(system))
    except Unavailable as error:
        return NotificationFacts(problem=str(error), library=_plain())


async def _look(system: System) -> NotificationFacts:
    async with session_bus() as bus:
        process = await owner(bus, SERVICE)
        if process is None:
            startable = await is_startable(bus, SERVICE)
            return NotificationFacts(startable=startable, at_hand=_at_hand(system), library=_plain())
        return await _asked(bus, process)


async def _asked(bus: Bus, process: str) -> NotificationFacts:
    server = NotificationServer(bus, None)
    try:
        # At once: one that hangs has us wait for one limit, not for two.
        _, capabilities = await asyncio.gather(server.introduce(), _capabilities(bus))
    except Unavailable as error:
        return NotificationFacts(server=Server(name=process), problem=str(error), library=_plain())
    return NotificationFacts(
        server=Server(name=server.known_as or process, capabilities=capabilities),
        silent=await silenced(bus, server.known_as),
        library=_plain(),
    )


async def _capabilities(bus: Bus) -> tuple[str, ...]:
    match await bus.call(SERVICE, PATH, SERVICE, "GetCapabilities"):
        case [list(capabilities)]:
            return tuple(clean_line(str(capability)) for capability in capabilities)
        case _:
            return ()


def _at_hand(system: System) -> str | None:
    """A server that is installed. mako needs Wayland; dunst can do both."""
    names = ("mako", "dunst") if system.session is Session.WAYLAND else ("dunst",)
    return next(filter(shutil.which, names), None)


def _plain() -> str | None:
    """What is wrong with the plain way, which is taken where there is no server; None: nothing."""
    from ...notify.plain import plyer_notify

    if sys.platform != "linux":
        return None
    try:
        plyer_notify()
    except Unavailable as error:
        return str(error)
    return None
