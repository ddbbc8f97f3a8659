"""Idle time under Wayland, from the compositor's notices that nobody touches anything, and does again."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from ..clock import running_s
from ..core.errors import Unavailable
from .wayland import Compositor, Ears

STEADY_MS = 60_000
CLOSE_MS = 2_000
OFTEN_S = 10.0
RETRY_AFTER_S = 60.0

log = logging.getLogger(__name__)


class WaylandIdle:
    """An ``IdleSource`` that is told, and asks nothing.

    A rest shorter than a minute reads as 0: a notice at every short pause would wake us all day. Whoever
    asks more often than every ten seconds wants to know about those too: from the second question on,
    a rest is known after two seconds. When a rest began and ended is right within a tenth of a second;
    only of one that was under way when we came (or began to look closely) the part before is not seen.
    """

    name = "Wayland"

    def __init__(self, monotonic: Callable[[], float] = running_s) -> None:
        self._monotonic = monotonic
        self._compositor: Compositor | None = None
        self._steady: int | None = None
        self._close: int | None = None
        self._idled: set[int] = set()
        self._untouched_since: float | None = None
        self._asked_at = float("-inf")
        self._retry_at = 0.0
        self._retrying: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Reach the compositor, within a second; raises Unavailable when it cannot tell the idle time."""
        try:
            self._compositor = await Compositor.reach(Ears(self._told, self._lost))
        except Unavailable as error:
            raise Unavailable(f"idle time: {error}") from error
        self.name = f"Wayland {self._compositor.protocol}"
        self._steady = self._compositor.watch(STEADY_MS)

    def idle(self) -> timedelta | None:
        now = self._monotonic()
        often = now - self._asked_at < OFTEN_S
        self._asked_at = now
        if self._compositor is None:
            self._connect_again(now)
            return None
        if not often:
            self._look_less_closely()
        elif self._close is None:
            self._close = self._compositor.watch(CLOSE_MS)
        return timedelta(seconds=0 if self._untouched_since is None else now - self._untouched_since)

    def close(self) -> None:
        if self._retrying:
            self._retrying.cancel()
            self._retrying = None
        if self._compositor:
            self._compositor.leave()
            self._forget()
        self._retry_at = float("inf")

    def _told(self, watch: int, began: bool) -> None:  # noqa: FBT001 - the two kinds of notice
        if watch not in (self._steady, self._close):
            return  # the last word of a watch that was ended
        now = self._monotonic()
        if began:
            since = now - (STEADY_MS if watch == self._steady else CLOSE_MS) / 1000
            before = self._untouched_since
            # The other watch may have seen more of this rest.
            self._untouched_since = since if before is None else min(since, before)
            self._idled.add(watch)
            return
        self._untouched_since = None
        self._idled.discard(watch)
        if now - self._asked_at >= OFTEN_S:
            self._look_less_closely()

    def _look_less_closely(self) -> None:
        # While it says that nobody touches anything it is the one that will tell when somebody does.
        if self._compositor and self._close is not None and self._close not in self._idled:
            self._compositor.end(self._close)
            self._close = None

    def _lost(self, why: str) -> None:
        log.warning("idle time is not known any more: %s", why)
        self._forget()
        self._retry_at = self._monotonic() + RETRY_AFTER_S

    def _forget(self) -> None:
        self._compositor = self._steady = self._close = self._untouched_since = None
        self._idled.clear()

    def _connect_again(self, now: float) -> None:
        if now >= self._retry_at:
            self._retry_at = now + RETRY_AFTER_S
            self._retrying = asyncio.get_running_loop().create_task(self._retry())

    async def _retry(self) -> None:
        try:
            await self.connect()
        except Unavailable as error:
            log.debug("still no idle time: %s", error)
        else:
            log.info("idle time is known again")
