"""Whether a notification server was told not to disturb: then nothing pops up, and nothing is wrong."""

from ...bus import Bus
from ...core.errors import Unavailable
from ...presence.silence import SERVICE, switch_of


async def silenced(bus: Bus, server: str) -> str | None:
    """What ends the silence of this server, which is there; None when there is none, or it does not say."""
    switch = switch_of(server)
    try:
        return switch.mend if await switch.is_on(bus, SERVICE) else None
    except Unavailable:
        return None
