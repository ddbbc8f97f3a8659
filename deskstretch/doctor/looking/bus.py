"""The session bus for a moment, and who is behind a name on it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from ...bus import DAEMON, DAEMON_PATH, Bus
from ...core.errors import Unavailable
from ...presence.asking.answers import value_of
from ...toml_rules import printable

ANSWER_WITHIN_S = 0.8
"""Two answers, one after the other, fit into the time that a look has."""

_XFCE_PLUGIN = re.compile(r"panel-[0-9]+-.+")
"""xfce4-panel runs each plugin in a process that calls itself by the plugin."""


@asynccontextmanager
async def session_bus() -> AsyncIterator[Bus]:
    """Connected. Raises Unavailable; the way out takes no longer than a second."""
    bus = Bus(answer_within_s=ANSWER_WITHIN_S)
    await bus.connect()
    try:
        yield bus
    finally:
        await bus.close()


async def owner(bus: Bus, name: str) -> str | None:
    """The process that owns a name, "xfce4-panel"; None when nobody does. Starts nothing."""
    (owned,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "NameHasOwner", "s", [name])
    if not owned:
        return None
    try:
        (number,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "GetConnectionUnixProcessID", "s", [name])
    except Unavailable:
        return "some process"
    return _process(number)


async def is_startable(bus: Bus, name: str) -> bool:
    """Whether the bus itself starts somebody for this name."""
    (names,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "ListActivatableNames")
    return name in names


async def property_of(bus: Bus, name: str, path: str, interface: str, key: str) -> object:
    """The value of a property; None when it has none, or does not say."""
    try:
        return await value_of(bus, name, path, interface, key)
    except Unavailable:
        return None


def _process(number: int) -> str:
    try:
        name = Path(f"/proc/{number}/comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        name = ""
    if _XFCE_PLUGIN.fullmatch(name):
        return "xfce4-panel"
    return printable(name, most=40) or f"process {number}"
