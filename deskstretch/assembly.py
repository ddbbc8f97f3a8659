"""Chooses the parts and puts them together, on the loop thread."""

import logging
from pathlib import Path

from .bus import Bus
from .catalogue.live import LivePool
from .clock import Clock
from .config.last_good import AtStart
from .core.errors import Unavailable
from .core.settings import Backend, Settings
from .keeper import Keeper, Parts
from .notify import choose_notifier
from .paths import Paths
from .ports import IdleSource, Notifier, Post, Tray
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
    picture = _picture()

    async def choose(preference: Backend) -> Notifier:
        return (await choose_notifier(preference, post=post, bus=bus, icon=picture)).notifier

    packs = LivePool(paths.packs)
    packs.changed(start.settings.stretches.packs_off)
    parts = Parts(
        notifier=await choose(start.settings.notifications.backend),
        tray=_tray(post, bus, start.settings),
        idle=None if tuning.demo else _idle_source(),
        history=History(paths.history),
        state=StateFile(paths.state),
        pool=packs.pool.stretches,
        bus=bus,
    )
    keeper = Keeper(parts, start.settings, clock)
    return Program(keeper, parts.tray, tuning, packs, start.complaint, choose)


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
