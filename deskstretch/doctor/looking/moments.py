"""What tells of bad moments here, and what it tells now."""

import asyncio
import os
from contextlib import AsyncExitStack

from ...bus import Bus, system_bus
from ...config.layers import in_force
from ...core.errors import ConfigError, Unavailable
from ...core.events import BAD_MOMENTS
from ...core.settings import Moments
from ...paths import Paths
from ...presence.makers import makers
from ...presence.senses import Senses
from ..areas.moments import MomentFacts
from .bus import ANSWER_WITHIN_S, session_bus

ANSWERS_WITHIN_S = 0.3
"""What was asked when a detector started has been answered by then, or tells nothing worth waiting for."""


def look_at_moments(paths: Paths) -> MomentFacts:
    """The detectors the program would put to work now. They are let go of at once."""
    try:
        moments = in_force(paths).moments
    except ConfigError:
        moments = Moments()
    return asyncio.run(_look(moments))


async def _look(moments: Moments) -> MomentFacts:
    async with AsyncExitStack() as stack:
        session, system = await _session(stack), await _system(stack)
        senses = Senses(lambda _: None)
        stack.push_async_callback(senses.close)
        await senses.start(makers(moments, session, system))
        await asyncio.sleep(ANSWERS_WITHIN_S)
        senses.look(due=True)
        told = {change.signal: change.detail for change in senses.drain()}
        now = tuple(words for signal, words in told.items() if words is not None and signal in BAD_MOMENTS)
        return MomentFacts(sensed=senses.names, missing=senses.reasons, now=now)


async def _session(stack: AsyncExitStack) -> Bus | None:
    try:
        return await stack.enter_async_context(session_bus())
    except Unavailable:
        return None


async def _system(stack: AsyncExitStack) -> Bus | None:
    if os.name != "posix":
        return None
    bus = system_bus(answer_within_s=ANSWER_WITHIN_S)
    try:
        await bus.connect()
    except Unavailable:
        return None
    stack.push_async_callback(bus.close)
    return bus
