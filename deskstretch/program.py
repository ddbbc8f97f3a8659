"""The running program on the loop thread: the session's keeper, the errands, the person's files."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from .catalogue.live import LivePool
from .core import events as e
from .core.compose import broken_packs, broken_settings, did_not_work, joined, welcome
from .core.errors import ConfigError
from .core.outlook import outlook
from .core.phase import Phase
from .core.reminder import Message
from .core.settings import Backend, Settings
from .keeper import Keeper
from .opener import open_file
from .ports import Notifier, Tray
from .tuning import Tuning

log = logging.getLogger(__name__)

ChooseNotifier = Callable[[Backend], Awaitable[Notifier]]


class Program:
    """Fills the role ``Work`` of the loop.

    ``complaint``: what is wrong with the settings file at start, said as soon as anything can be said.
    ``choose_notifier`` gives the best way to remind for what the settings prefer.
    """

    def __init__(
        self,
        keeper: Keeper,
        tray: Tray,
        tuning: Tuning,
        packs: LivePool,
        complaint: str | None,
        choose_notifier: ChooseNotifier,
    ) -> None:
        self.tray = tray
        self._keeper = keeper
        self._tuning = tuning
        self._packs = packs
        self._told: tuple[str, ...] = ()
        self._complaint = complaint
        self._choose_notifier = choose_notifier
        self._one_change = asyncio.Lock()
        self._changing: asyncio.Task[None] | None = None

    def begin(self) -> None:
        first_time = self._keeper.begin()
        messages = [broken_settings(self._complaint)] if self._complaint else []
        messages += self._broken_packs()
        if first_time:
            messages.append(self._welcome())
        if messages:
            self._keeper.tell(joined(messages))

    def take(self, event: e.Event | e.Errand) -> None:
        match event:
            case e.OpenSettings():
                open_file(self._tuning.file_to_edit())
            case e.ChangeSetting(key, value):
                self._use(self._tuning.change(key, value))
            case e.Welcome():
                self._keeper.tell(self._welcome())
            case e.Quit():
                raise AssertionError("leaving is the loop's affair")
            case _:
                self._keeper.take(event)

    def tick(self) -> None:
        if self._tuning.changed():
            self._read_settings()
        if self._packs.changed(self._keeper.settings.stretches.packs_off):
            self._keeper.use_pool(self._packs.pool.stretches)
            for message in self._broken_packs():
                self._keeper.tell(message)
        self._keeper.tick()

    @property
    def next_wake(self) -> datetime | None:
        return self._keeper.next_wake

    def complain(self, words: str) -> None:
        self._keeper.tell(did_not_work(words))

    async def close(self) -> None:
        self._keeper.save()
        if self._changing:
            self._changing.cancel()
        await self._keeper.close()

    def _use(self, settings: Settings) -> None:
        before = self._keeper.settings.notifications.backend
        self._keeper.use(settings)
        if settings.notifications.backend is not before:
            self._changing = asyncio.create_task(self._change_notifier(settings.notifications.backend))

    async def _change_notifier(self, backend: Backend) -> None:
        async with self._one_change:
            before = self._keeper.remind_through(await self._choose_notifier(backend))
            await before.close()

    def _read_settings(self) -> None:
        try:
            self._use(self._tuning.read())
        except ConfigError as error:
            self._keeper.tell(broken_settings(str(error)))

    def _broken_packs(self) -> list[Message]:
        """Each complaint once, until it is mended and comes again."""
        complaints = self._packs.pool.complaints
        news = [complaint for complaint in complaints if complaint not in self._told]
        self._told = complaints
        for complaint in news:
            log.warning("%s", complaint)
        return [broken_packs(news)] if news else []

    def _welcome(self) -> Message:
        session, settings = self._keeper.session, self._keeper.settings
        return welcome(outlook(session, session.at, settings), off_duty=session.phase is Phase.OFF_DUTY)
