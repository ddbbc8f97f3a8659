"""The loop thread: one asyncio loop that owns the session, the scheduler and every connection."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from .config.logged import for_the_log
from .core.errors import ConfigError, DeskstretchError
from .core.events import Errand, Event, Quit, RoutineDue
from .core.set_time import SetTime
from .core.settings import Settings
from .ports import Post, Tray

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    from .set_times import SetTimes

log = logging.getLogger(__name__)

STEADY_TICK = timedelta(seconds=15)
"""Idle time, an edited settings file and a clock that jumped are noticed within this time."""

ICON_FIRST = timedelta(milliseconds=250)
"""How long the metronome waits: loading it would keep the loop, and so the icon, busy at the start."""


class Work(Protocol):
    """What the loop keeps going. Everything is called on the loop thread."""

    tray: Tray

    def begin(self) -> None:
        """Start the session."""

    def take(self, event: Event | Errand) -> None:
        """Let an event happen, or do an errand. DeskstretchError: it did not work, in words."""

    def tick(self) -> None:
        """Look at the clock, the idle time and the settings file."""

    @property
    def next_wake(self) -> datetime | None:
        """When to tick at the latest, in UTC; None: the steady tick is enough."""

    @property
    def settings(self) -> Settings:
        """The settings in force: the loop keeps the times that are set in them."""

    def complain(self, words: str) -> None:
        """Tell the person that something did not work."""

    async def close(self) -> None:
        """Save, take everything off the screen and let go of it, within two seconds."""


_STEADY = "steady"

Build = Callable[[Post], Awaitable[Work]]
"""Makes the work, on the loop thread; DeskstretchError: the program cannot run."""


class Loop:
    """Runs the work on a thread of its own, with APScheduler as its metronome."""

    def __init__(self, build: Build, steady: timedelta = STEADY_TICK) -> None:
        self._build = build
        self._steady = steady
        self._aio = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="loop")
        self._started: Future[Tray | None] = Future()
        self._living: asyncio.Task[None] | None = None
        self._leave = asyncio.Event()
        self._work: Work | None = None
        self._scheduler: AsyncIOScheduler | None = None
        self._set_times: SetTimes | None = None
        self._armed_for: datetime | None = None
        self._overdue: asyncio.TimerHandle | None = None
        self._early: list[Event | Errand] = []

    def start(self) -> Tray | None:
        """Start the thread; the tray, once the session has begun. Raises what building raised.

        None: a ``Quit`` came while the parts were still being built.
        """
        self._thread.start()
        return self._started.result()

    def join(self) -> None:
        """Wait until everything is closed, which needs a ``Quit``."""
        self._thread.join()

    def post(self, event: Event | Errand) -> None:
        """Hand over an event, from any thread. After the end it is lost, and rightly so."""
        try:
            self._aio.call_soon_threadsafe(self._take, event)
        except RuntimeError:
            log.debug("too late for %s", event)

    # -- on the loop thread

    def _run(self) -> None:
        self._living = self._aio.create_task(self._live())
        try:
            self._aio.run_until_complete(self._living)
        except asyncio.CancelledError:
            self._started.set_result(None)
        except BaseException as error:
            if self._started.done():
                log.exception("the loop ended")
            else:
                self._started.set_exception(error)
        finally:
            self._aio.close()

    async def _live(self) -> None:
        work = await self._build(self.post)
        try:
            work.begin()
            self._work = work
            self._started.set_result(work.tray)
            for event in self._early:
                self._take(event)
            await self._tick()
            if not await self._leaving_within(ICON_FIRST):
                self._start_metronome()
                await self._leave.wait()
        finally:
            if self._overdue:
                self._overdue.cancel()
            if self._scheduler:
                self._scheduler.shutdown(wait=False)
            try:
                await work.close()
            finally:
                work.tray.stop()

    async def _leaving_within(self, time: timedelta) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(time.total_seconds()):
                await self._leave.wait()
        return self._leave.is_set()

    def _start_metronome(self) -> None:
        from .set_times import SetTimes

        self._scheduler = _metronome(self._aio)
        self._scheduler.add_job(self._tick, "interval", seconds=self._steady.total_seconds(), id=_STEADY)
        self._scheduler.start()
        self._watch()
        self._set_times = SetTimes(self._scheduler, self._set_time)
        self._arm()

    def _take(self, event: Event | Errand) -> None:
        if isinstance(event, Quit):
            self._quit()
        elif self._work is None:
            self._early.append(event)
        else:
            self._guarded(lambda work: work.take(event))

    def _quit(self) -> None:
        """Leave; parts that are still being built, and may wait for a bus that hangs, are given up."""
        if self._work:
            self._leave.set()
        elif self._living:
            self._living.cancel()

    async def _tick(self) -> None:
        """A coroutine, because the scheduler would run a plain function on a thread."""
        self._guarded(lambda work: work.tick())
        self._watch()

    def _watch(self) -> None:
        """Expect the next tick. The scheduler waits for a time of day, and the clock may be set back."""
        if self._overdue:
            self._overdue.cancel()
        if self._scheduler:
            self._overdue = self._aio.call_later(1.5 * self._steady.total_seconds(), self._set_right)

    def _set_right(self) -> None:
        """The tick stays away: tick, and have the scheduler count from the clock as it is now."""
        assert self._scheduler is not None, "watched since it was started"
        seconds = self._steady.total_seconds()
        self._scheduler.reschedule_job(_STEADY, trigger="interval", seconds=seconds)
        self._guarded(lambda work: work.tick())
        self._watch()

    async def _set_time(self, set_time: SetTime) -> None:
        self._take(RoutineDue(set_time.routine))

    def _guarded(self, act: Callable[[Work], None]) -> None:
        """Nothing that goes wrong with one event may end the program."""
        assert self._work is not None, "the work has begun"
        try:
            act(self._work)
        except DeskstretchError as error:
            log.warning("%s", for_the_log(str(error)) if isinstance(error, ConfigError) else error)
            self._work.complain(str(error))
        except Exception:
            log.exception("an event could not be handled")
        self._arm()

    def _arm(self) -> None:
        """Have the scheduler tick at the next wake. Deadlines are data: it only has to be early enough."""
        if self._work is None or self._scheduler is None or self._set_times is None:
            return
        settings = self._work.settings
        self._set_times.keep(settings.routines.at, settings.zone)
        wake = self._work.next_wake
        if wake == self._armed_for:
            return
        self._armed_for = wake
        if wake:
            self._scheduler.add_job(self._tick, "date", run_date=wake, id="wake", replace_existing=True)


def _metronome(aio: asyncio.AbstractEventLoop) -> "AsyncIOScheduler":
    """By default a job that is late by a second is thrown away: a suspended laptop would go silent."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    never_dropped = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    return AsyncIOScheduler(event_loop=aio, timezone=UTC, job_defaults=never_dropped)
