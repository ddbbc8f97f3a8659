"""Chooses the parts and puts them together, on the loop thread."""

import logging
from pathlib import Path

from .bus import Bus
from .catalogue.live import LivePool
from .clock import Clock
from .config.last_good import AtStart
from .core.errors import Unavailable
from .core.settings import Settings
from .keeper import Keeper, Parts
from .notify import choose_notifier
from .paths import Paths
from .ports import IdleSource, Post, Tray
from .presence import choose_idle_source
from .program import Program
from .resources import resource
from .storage.history import History
from .storage.state import StateFile
from .tray import choose_tray
from .tray.absent import AbsentTray
from .tuning import Tuning

log = logging.getLogger(__name__)


async def assemble(post: Post, paths: Paths, clock: Clock, tuning: Tuning, start: AtStart) -> Program:
    """The program, ready to begin. Whatever part of the desktop is missing is done without."""
    bus = await _session_bus()
    tray = _tray(post, bus, start.settings)
    notifier, reasons = await choose_notifier(
        start.settings.notifications.backend, post=post, bus=bus, icon=_picture()
    )
    idle = None if tuning.demo else _idle_source()
    log.info("Reminders: %s", "; ".join([notifier.name, *reasons]))
    history = History(paths.history)
    packs = LivePool(paths.packs)
    packs.changed(start.settings.stretches.packs_off)
    parts = Parts(notifier, tray, idle, history, StateFile(paths.state), packs.pool.stretches)

    async def close() -> None:
        await notifier.close()
        if idle:
            idle.close()
        if bus:
            await bus.close()
        history.close()

    return Program(Keeper(parts, start.settings, clock), parts, tuning, packs, start.complaint, close)


async def _session_bus() -> Bus | None:
    bus = Bus()
    try:
        await bus.connect()
    except Unavailable as error:
        log.info("Session bus: %s", error)
        return None
    return bus


def _tray(post: Post, bus: Bus | None, settings: Settings) -> Tray:
    return choose_tray(post, bus).tray if settings.tray.enabled else AbsentTray()


def _idle_source() -> IdleSource | None:
    source, reasons = choose_idle_source()
    log.info(
        "Idle time: %s", source.name if source else "; ".join([*reasons, "time at the desk is assumed"])
    )
    return source


def _picture() -> Path | None:
    """The program's icon for notifications; an incomplete installation does without."""
    try:
        return resource("icons/deskstretch-64.png")
    except Unavailable as error:
        log.warning("%s", error)
        return None
