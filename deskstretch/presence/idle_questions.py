"""Idle time by asking a service on the session bus, which answers in its own time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from ..bus import DAEMON, DAEMON_PATH, Bus
from ..clock import running_s
from ..core.errors import Unavailable

RETRY_AFTER_S = 60.0

_LONGEST_MS = 400 * 24 * 60 * 60 * 1000

log = logging.getLogger(__name__)


class Questions:
    """Asks one question at a time; after one without an answer it rests for a minute, and says so once.

    ``ask`` raises Unavailable. ``known``: whether the last question was answered.
    """

    def __init__(
        self, ask: Callable[[], Awaitable[None]], monotonic: Callable[[], float] = running_s
    ) -> None:
        self._ask = ask
        self._monotonic = monotonic
        self._asking: asyncio.Task[None] | None = None
        self._retry_at = 0.0
        self.known = False

    async def first(self, within_s: float) -> None:
        """Ask, and wait for the answer. Raises Unavailable."""
        try:
            async with asyncio.timeout(within_s):
                await self._ask()
        except TimeoutError as error:
            raise Unavailable(f"no answer within {within_s:g} s") from error
        self.known = True

    def put(self) -> None:
        """Ask, and return at once."""
        if self._asking is None and self._monotonic() >= self._retry_at:
            self._asking = asyncio.get_running_loop().create_task(self._put())

    def lost(self, why: str) -> None:
        """Nothing is known any more, whatever was answered. It is asked again when it is needed."""
        self.close()
        if self.known:
            self.known = False
            log.warning("idle time is not known any more: %s", why)

    def close(self) -> None:
        """Ask nothing any more."""
        if self._asking:
            self._asking.cancel()
            self._asking = None

    async def _put(self) -> None:
        trouble = None
        try:
            await self._ask()
        except Unavailable as error:
            trouble = str(error)
        except Exception as error:  # whatever went wrong, it must be asked again
            trouble = f"a mistake in asking ({type(error).__name__})"
            log.log(logging.ERROR if self.known else logging.DEBUG, "idle time", exc_info=error)
        finally:
            if self._asking is asyncio.current_task():  # not when this one was taken back
                self._asking = None
        if trouble:
            self._retry_at = self._monotonic() + RETRY_AFTER_S
            self.lost(trouble)
        elif not self.known:
            self.known = True
            log.info("idle time is known again")


async def owned(bus: Bus | None, name: str, within_s: float) -> Bus:
    """The bus, if somebody has this name there; nobody is started for it. Raises Unavailable."""
    if bus is None:
        raise Unavailable("there is no session bus")
    try:
        async with asyncio.timeout(within_s):
            (there,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "NameHasOwner", "s", [name])
    except TimeoutError as error:
        raise Unavailable(f"session bus: no answer within {within_s:g} s") from error
    if not there:
        raise Unavailable(f"{name} is not on the session bus")
    return bus


def seconds(answer: Sequence[object]) -> float:
    """Of an answer in milliseconds. Raises Unavailable when it cannot be one."""
    match answer:
        case [int(ms)] if not isinstance(ms, bool) and 0 <= ms <= _LONGEST_MS:
            return ms / 1000
    raise Unavailable("an answer that is no idle time")
