"""Chooses the parts and puts them together, on the loop thread."""

import logging
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from .bus import Bus, system_bus
from .catalogue.live import LivePool
from .clock import Clock
from .config.last_good import AtStart
from .control import Server, choose_server
from .control.reception import Reception
from .core.errors import Unavailable
from .core.events import FilesSaved, Woke
from .core.settings import Backend, Moments, Settings
from .guide.launch import GuideProcess
from .keeper import Keeper, Parts
from .notify import choose_notifier
from .paths import Paths
from .pictures import Pictures
from .ports import IdleSource, Notifier, Post, Tray
from .presence import choose_idle_source
from .presence.makers import makers
from .presence.senses import Senses
from .presence.wakings import Wakings
from .program import Program, Sense
from .resources import program_icon
from .storage.history import History
from .storage.state import StateFile
from .tray import choose_tray
from .tray.absent import AbsentTray
from .tuning import Tuning

if TYPE_CHECKING:
    from .config.inotify import FolderNotice

log = logging.getLogger(__name__)


async def assemble(post: Post, paths: Paths, clock: Clock, tuning: Tuning, start: AtStart) -> Program:
    """The program, ready to begin. Whatever part of the desktop is missing is done without."""
    async with AsyncExitStack() as stack:  # a person may quit before all is up
        program = await _assembled(stack, post, paths, clock, tuning, start)
        stack.pop_all()
    return program


async def _assembled(
    stack: AsyncExitStack, post: Post, paths: Paths, clock: Clock, tuning: Tuning, start: AtStart
) -> Program:
    """``stack`` lets go of what was made so far; the program does when there is one."""
    bus = await _connected(None if sys.platform in ("win32", "darwin") else Bus())
    if bus:
        stack.push_async_callback(bus.close)
    icon, pictures = program_icon(), Pictures(paths.packs, paths.pictures)
    stack.push_async_callback(pictures.close)

    async def choose(preference: Backend) -> Notifier:
        kept = paths.socket.with_name("reminder")
        chosen = await choose_notifier(
            preference, post=post, bus=bus, icon=icon, kept=kept, picture=pictures.of
        )
        return chosen.notifier

    notifier = await choose(start.settings.notifications.backend)
    stack.push_async_callback(notifier.close)
    idle = None if tuning.demo else await _idle_source(bus)
    if idle:
        stack.callback(idle.close)
    packs = LivePool(paths.packs)
    packs.changed(start.settings.stretches.packs_off)
    senses, system = Senses(post), system_bus() if sys.platform == "linux" else None
    parts = Parts(
        notifier=notifier,
        tray=_tray(post, bus, start.settings),
        idle=idle,
        history=History(paths.history),
        state=StateFile(paths.state),
        pool=packs.pool.stretches,
        routines=packs.pool.routines,
        senses=senses,
        guide=GuideProcess(post),
        pictures=pictures,
        bus=bus,
        system_bus=system,
    )
    keeper = Keeper(parts, start.settings, clock)
    server = None if tuning.demo else await _server(paths, post)
    sense = _nothing if tuning.demo else _sensing(senses, bus, system, post)
    return Program(keeper, parts.tray, tuning, packs, choose, sense, server, _notice(paths, tuning, post))


def _sensing(senses: Senses, bus: Bus | None, system: Bus | None, post: Post) -> Sense:
    """What puts the senses to work that the settings ask for."""
    wakings = Wakings(system, lambda: post(Woke())) if system else None

    async def sense(moments: Moments) -> None:
        connected = await _connected(system)
        if connected and wakings:
            wakings.start()
        await senses.start(makers(moments, bus, connected))

    return sense


async def _nothing(_: Moments) -> None:
    """A demonstration goes on in a call, too."""


def _notice(paths: Paths, tuning: Tuning, post: Post) -> "FolderNotice | None":
    """Where Linux tells of a save at once; elsewhere the steady tick notices it."""
    if sys.platform != "linux":
        return None
    from .config.inotify import FolderNotice

    notice = FolderNotice(tuning.files, [paths.packs], lambda: post(FilesSaved()))
    try:
        notice.start()
    except Unavailable as error:
        log.info("Saved settings are noticed at the next tick: %s", error)
        return None
    return notice


async def _server(paths: Paths, post: Post) -> Server | None:
    server = choose_server(paths.socket, Reception(post).replies)
    try:
        await server.start()
    except Unavailable as error:
        log.warning("%s", error)
        return None
    except BaseException:  # a person who quits before all is up
        await server.close()
        raise
    return server


async def _connected(bus: Bus | None) -> Bus | None:
    """The bus, once it was connected; None where it cannot be."""
    if bus is None:
        return None
    try:
        await bus.connect()
    except Unavailable as error:
        log.info("%s", error)
        return None
    return bus


def _tray(post: Post, bus: Bus | None, settings: Settings) -> Tray:
    return choose_tray(post, bus).tray if settings.tray.enabled else AbsentTray()


async def _idle_source(bus: Bus | None) -> IdleSource | None:
    source, reasons = await choose_idle_source(bus)
    log.info(
        "Idle time: %s", source.name if source else "; ".join([*reasons, "time at the desk is assumed"])
    )
    return source
