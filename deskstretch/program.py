"""The running program on the loop thread: the session's keeper, the errands, the person's files."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from .catalogue.live import LivePool
from .control import Server
from .core import events as e
from .core.compose import (
    broken_packs,
    broken_settings,
    broken_site_settings,
    did_not_work,
    joined,
    mended_settings,
    sign_of_life,
    welcome,
)
from .core.demo import is_demonstration
from .core.errors import ConfigError, DeskstretchError, Refused
from .core.outlook import outlook
from .core.phase import Phase
from .core.reminder import Message
from .core.routine import Routine
from .core.routine_words import as_offered, shortened
from .core.rules.deadlines import ROUTINE_WAITS
from .core.settings import Backend, Moments, Settings
from .keeper import Keeper
from .opener import open_file
from .ports import Notifier, Tray
from .routines import Routines
from .tuning import Tuning

if TYPE_CHECKING:
    from .answering import Answering, Tell
    from .config.inotify import FolderNotice
    from .report_process import ReportProcess

log = logging.getLogger(__name__)

MOST_WARNINGS = 10
"""About packs, with every status: it is an answer for a glance."""

SENSES_AFTER_S = 0.5
"""The icon first: connecting to all that tells of bad moments would keep the loop busy."""

SIGN_OF_LIFE_TICK = 3
"""At the latest 45 s after the start; panels come up within that time."""

ChooseNotifier = Callable[[Backend], Awaitable[Notifier]]
Sense = Callable[[Moments], Awaitable[None]]


class Program:
    """Fills the role ``Work`` of the loop.

    ``choose_notifier`` gives the best way to remind for what the settings prefer, ``sense`` puts the
    detectors to work that they ask for. ``server``: where the commands come in, ``notice``: what hears
    of saved files; both are closed at the end.
    """

    def __init__(
        self,
        keeper: Keeper,
        tray: Tray,
        tuning: Tuning,
        packs: LivePool,
        choose_notifier: ChooseNotifier,
        sense: Sense,
        server: Server | None = None,
        notice: "FolderNotice | None" = None,
    ) -> None:
        self.tray = tray
        self._keeper = keeper
        self._tuning = tuning
        self._packs = packs
        self._routines = Routines(keeper, packs)
        self._told: tuple[str, ...] = ()
        self._put_off: tuple[str, datetime] | None = None
        """The routine whose set time fell into a stretch, and that time."""
        self._choose_notifier = choose_notifier
        self._answering: Answering | None = None
        self._report: ReportProcess | None = None
        self._server = server
        self._notice = notice
        self._ticks_to_sign_of_life = SIGN_OF_LIFE_TICK
        self._sense = sense
        self._one_change = asyncio.Lock()
        self._sensing_soon: asyncio.TimerHandle | None = None
        self._changes: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        first_time = self._keeper.begin()
        messages = [*self._settings_news(), *self._broken_packs()]
        if first_time:
            self._ticks_to_sign_of_life *= 4  # the welcome wants to be read first
            messages.append(self._welcome())
            self._make_settings_file()
        if messages:
            self._keeper.tell(joined(messages))
        self._sensing_soon = asyncio.get_running_loop().call_later(SENSES_AFTER_S, self._begin_to_sense)

    def take(self, event: e.Event | e.Errand) -> None:
        self._take(event)
        self._offer_what_was_put_off()
        self._changed()

    def tick(self) -> None:
        self._look()
        self._keeper.tick()
        self._offer_what_was_put_off()
        self._give_sign_of_life()
        self._changed()

    @property
    def next_wake(self) -> datetime | None:
        return self._keeper.next_wake

    @property
    def settings(self) -> Settings:
        return self._keeper.settings

    def complain(self, words: str) -> None:
        self._keeper.tell(did_not_work(words))

    async def close(self) -> None:
        self._keeper.save()
        if self._sensing_soon:
            self._sensing_soon.cancel()
        for change in self._changes:
            change.cancel()
        async with AsyncExitStack() as stack:  # whatever fails, the rest is let go of
            stack.push_async_callback(self._keeper.close)
            if self._server:
                stack.push_async_callback(self._server.close)
            if self._notice:
                stack.callback(self._notice.close)

    def _take(self, event: e.Event | e.Errand) -> None:
        match event:
            case e.OpenSettings():
                open_file(self._tuning.file_to_edit(), self.complain)
            case e.OpenReport():
                self._open_report()
            case e.ChangeSetting(key, value):
                self._use(self._tuning.change(key, value))
                self._tell_settings_news()
            case e.FilesSaved():
                self._look()
            case e.Sensed():
                self._keeper.sense()
            case e.Woke():
                self._keeper.tick()
            case e.Welcome():
                self._keeper.tell(self._welcome())
            case e.BeginRoutine(routine_id):
                self._begin_routine(self._routines.find(routine_id))
            case e.RoutineDue(routine_id):
                self._offer_routine(routine_id, self._keeper.now())
            case e.Ask():
                self._answer(event)
            case e.StopTelling(tell):
                self._stop_telling(tell)
            case e.Quit():
                raise AssertionError("leaving is the loop's affair")
            case _:
                self._keeper.take(event)

    def _open_report(self) -> None:
        """Loaded for the first click: most days nobody looks."""
        if is_demonstration(self._keeper.settings):
            raise Refused("a demonstration keeps nothing; deskstretch report shows your own days")
        if self._report is None:
            from .report_process import ReportProcess

            self._report = ReportProcess()
        self._report.open(self.complain)

    def _begin_routine(self, routine: Routine) -> None:
        """What it has lost is said first: where there is one place on the screen, its card comes after."""
        if routine.without:
            self._keeper.tell(shortened(routine, self._keeper.settings))
        self._keeper.take(e.StartRoutine(routine))

    def _offer_routine(self, routine_id: str, due_at: datetime) -> None:
        """While a stretch is under way this is refused; it comes when that is over."""
        if self._keeper.session.phase is Phase.STRETCHING:
            self._put_off = routine_id, due_at
        self._keeper.take(e.OfferRoutine(as_offered(self._routines.find(routine_id))))

    def _offer_what_was_put_off(self) -> None:
        if self._put_off is None or self._keeper.session.phase is Phase.STRETCHING:
            return
        (routine_id, due_at), self._put_off = self._put_off, None
        if self._keeper.now() - due_at < ROUTINE_WAITS:
            self._offer_routine(routine_id, due_at)
        else:
            log.info("the routine %s is left out: a stretch was under way for too long", routine_id)

    def _answer(self, ask: e.Ask) -> None:
        """Most days nobody types a command: what answers them is loaded for the first one."""
        if self._answering is None:
            from .answering import Answering

            self._answering = Answering(
                self._keeper, self._take, self._look, self._warnings, self._routines.find
            )
        self._answering.answer(ask)

    def _stop_telling(self, tell: "Tell") -> None:
        if self._answering:
            self._answering.stop_telling(tell)

    def _changed(self) -> None:
        if self._answering:
            self._answering.changed()

    def _give_sign_of_life(self) -> None:
        """Once, when panels had the time to come, for a person who sees no icon but expects one."""
        self._ticks_to_sign_of_life -= 1
        session, settings = self._keeper.session, self._keeper.settings
        expected = settings.tray.enabled and self._keeper.on_a_desktop
        if self._ticks_to_sign_of_life == 0 and expected and self.tray.is_seen() is False:
            self._keeper.tell(sign_of_life(outlook(session, session.at, settings)))

    def _look(self) -> None:
        """See whether the person's files have changed."""
        if self._tuning.changed():
            self._read_settings()
        if self._packs.changed(self._keeper.settings.stretches.packs_off):
            self._keeper.use_pool(self._packs.pool.stretches)
            self._keeper.use_routines(self._packs.pool.routines)
            for message in self._broken_packs():
                self._keeper.tell(message)

    def _use(self, settings: Settings) -> None:
        before = self._keeper.settings
        self._keeper.use(settings)
        if settings.notifications.backend is not before.notifications.backend:
            self._change(partial(self._change_notifier, settings.notifications.backend))
        if settings.moments != before.moments:
            self._change(partial(self._sense, settings.moments))

    def _begin_to_sense(self) -> None:
        self._change(partial(self._sense, self._keeper.settings.moments))

    def _change(self, change: Callable[[], Awaitable[None]]) -> None:
        """Let parts of the program be put in place of others, one change after the other."""

        async def in_turn() -> None:
            async with self._one_change:
                try:
                    await change()
                except DeskstretchError as error:
                    self.complain(str(error))

        task = asyncio.create_task(in_turn())
        self._changes.add(task)
        task.add_done_callback(self._changes.discard)

    async def _change_notifier(self, backend: Backend) -> None:
        before = self._keeper.remind_through(await self._choose_notifier(backend))
        await before.close()

    def _read_settings(self) -> None:
        with suppress(ConfigError):  # which is among the news
            self._use(self._tuning.read())
        self._tell_settings_news()

    def _tell_settings_news(self) -> None:
        if messages := self._settings_news():
            self._keeper.tell(joined(messages))

    def _settings_news(self) -> list[Message]:
        news = self._tuning.news()
        if news is None:
            return []
        messages = [broken_settings(news.mistake)] if news.mistake else []
        messages += [mended_settings()] * news.mended
        messages += [broken_site_settings(news.site)] if news.site else []
        return messages

    def _warnings(self) -> Iterator[str]:
        """What is wrong with the person's files as long as it is, a line each."""
        if self._tuning.mistake:
            yield f"the settings file has a mistake: {self._tuning.mistake}"
        yield from self._packs.pool.complaints[:MOST_WARNINGS]
        yield from self._routines.strangers()
        if self._keeper.forgets:
            yield "history or state cannot be saved; what is answered now will not be remembered"

    def _broken_packs(self) -> list[Message]:
        """Each complaint once, until it is mended and comes again."""
        complaints = self._packs.pool.complaints
        news = [complaint for complaint in complaints if complaint not in self._told]
        self._told = complaints
        for complaint in news:
            # The place alone: a log is sent along, and what is quoted is the person's own.
            place = complaint.partition(":")[0]
            log.warning("own stretches: %s; `deskstretch stretches check` says more", place)
        return [broken_packs(news)] if news else []

    def _make_settings_file(self) -> None:
        """At the very first start: with every key and its explanation, for whoever looks for it."""
        try:
            self._tuning.file_to_edit()
        except DeskstretchError as error:
            log.warning("%s", error)

    def _welcome(self) -> Message:
        session, settings = self._keeper.session, self._keeper.settings
        return welcome(outlook(session, session.at, settings), off_duty=session.phase is Phase.OFF_DUTY)
