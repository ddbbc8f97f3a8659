"""A place on the screen: what is wanted there, and a task that brings it there in its own time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

from ..core.errors import Unavailable

PAUSES_S = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Before each further attempt; the last one is kept to."""

HURRIED_ATTEMPTS = 5
"""A server that dies of what it is shown, and is started again, is not fed without a pause for ever."""

T = TypeVar("T")

log = logging.getLogger(__name__)


class Spot(Generic[T]):
    """Holds one thing at a time. Everything runs on the loop thread; nothing here waits.

    ``put`` brings a thing to the screen, or takes it off (None). Unavailable from it goes to
    ``failed``, and a thing, as long as it is wanted, is put again after a pause. One ``put`` runs at
    a time, so that the last wish is what the screen ends with, however long the first one took.
    """

    def __init__(
        self, put: Callable[[T | None], Awaitable[None]], failed: Callable[[Unavailable], None]
    ) -> None:
        self._put = put
        self._failed = failed
        self._wanted: T | None = None
        self._settled = True
        self._attempts = 0
        self._surprised = False
        self._hurried = asyncio.Event()
        self._bringing: asyncio.Task[None] | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing was wished since the last ``put`` began."""
        return self._settled

    def want(self, thing: T | None) -> None:
        """Have this there, in place of what is there; None: nothing."""
        self._wanted = thing
        self._attempts = 0
        self._start()
        self._hurried.set()

    def lost(self) -> None:
        """The screen has lost it: bring it there again, after a pause that grows each time."""
        if self._wanted is not None:
            self._start()

    def hurry(self) -> None:
        """It may well work now: do not wait for the end of the pause."""
        if self._attempts <= HURRIED_ATTEMPTS:
            self._hurried.set()

    async def close(self, within_s: float) -> None:
        """Take it off, and give up bringing anything after ``within_s``."""
        self.want(None)
        if self._bringing:
            await asyncio.wait([self._bringing], timeout=within_s)
            self._bringing.cancel()

    def _start(self) -> None:
        self._settled = False
        if self._bringing is None or self._bringing.done():
            self._hurried.clear()
            self._bringing = asyncio.create_task(self._bring())

    async def _bring(self) -> None:
        while not self._settled:
            await self._pause()
            self._settled = True
            self._attempts += 1
            wanted = self._wanted
            try:
                await self._put_or_fail(wanted)
            except Unavailable as error:
                self._failed(error)
                # Nothing is taken off twice: what cannot be reached shows nothing, or is told already.
                self._settled = self._settled and wanted is None

    async def _put_or_fail(self, thing: T | None) -> None:
        """Whatever goes wrong is Unavailable: with this task would end every reminder to come."""
        try:
            await self._put(thing)
        except Unavailable:
            raise
        except Exception as error:
            if not self._surprised:
                log.exception("an error nobody thought of")
            self._surprised = True
            raise Unavailable(f"{type(error).__name__}: {error}") from error

    async def _pause(self) -> None:
        pause_s = PAUSES_S[min(self._attempts, len(PAUSES_S) - 1)]
        if pause_s:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurried.wait(), pause_s)
        self._hurried.clear()
