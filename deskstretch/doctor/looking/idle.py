"""The idle source the program would take now, and what it reads."""

import asyncio

from ...bus import Bus
from ...core.errors import Unavailable
from ...ports import IdleSource
from ...presence import choose_idle_source
from ..areas.idle import IdleFacts
from .bus import session_bus


def look_at_idle() -> IdleFacts:
    """Chosen the way the program chooses."""
    return asyncio.run(_look())


async def _look() -> IdleFacts:
    try:
        async with session_bus() as bus:
            return await _choose(bus)
    except Unavailable:
        return await _choose(None)


async def _choose(bus: Bus | None) -> IdleFacts:
    source, reasons = await choose_idle_source(bus)
    if source is None:
        return IdleFacts(reasons=tuple(reasons))
    try:
        told = _tells_by_itself(source)
        reading = None if told else source.idle()
        return IdleFacts(source=source.name, reading=reading, told=told, reasons=tuple(reasons))
    finally:
        source.close()


def _tells_by_itself(source: IdleSource) -> bool:
    from ...presence.wayland_idle import WaylandIdle

    return isinstance(source, WaylandIdle)
