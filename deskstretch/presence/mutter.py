"""Idle time on GNOME, from the monitor that Mutter, its compositor, has on the session bus."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from ..bus import Bus, End
from ..clock import running_s
from ..core.errors import Unavailable
from .idle_questions import Questions, owned, seconds

if TYPE_CHECKING:
    from dbus_fast import Message

SERVICE = "org.gnome.Mutter.IdleMonitor"
PATH = "/org/gnome/Mutter/IdleMonitor/Core"
ANSWER_WITHIN_S = 1.0
CHECK_AFTER_S = 300.0
"""How long a rest is believed to go on without asking."""


class MutterIdle:
    """An ``IdleSource`` that asks at each look until the person rests, and is told when the rest ends.

    Each look asks for the idle time, and for word of the next input. As long as that word has not come,
    idle time is known to the millisecond and nothing is asked, but every five minutes whether that word
    was lost. It reads 0 from the first input on until the look after the next: so a rest is seen one look
    late, and in its full length.

    Mutter's own idle watches are of no use here: they do not fire while a film keeps the screen awake.
    """

    name = "GNOME (Mutter's idle monitor)"

    def __init__(self, bus: Bus | None, monotonic: Callable[[], float] = running_s) -> None:
        self._bus = bus
        self._monotonic = monotonic
        self._questions = Questions(self._ask, monotonic)
        self._watch: int | None = None
        self._last_fired: int | None = None
        self._last_input: float | None = None
        self._check_at = 0.0
        self._there = True
        self._ends: list[End] = []

    async def connect(self) -> None:
        """Ask for the first time, within two seconds; raises Unavailable when there is no answer."""
        try:
            bus = await owned(self._bus, SERVICE, ANSWER_WITHIN_S)
            self._ends = [
                bus.subscribe(
                    sender=SERVICE, interface=SERVICE, member="WatchFired", listener=self._fired, path=PATH
                ),
                bus.watch_owner(SERVICE, self._owner_changed),
            ]
            await self._questions.first(ANSWER_WITHIN_S)
        except Unavailable as error:
            self.close()
            raise Unavailable(f"idle time: {error}") from error

    def idle(self) -> timedelta | None:
        if self._last_input is not None:
            now = self._monotonic()
            if now >= max(self._check_at, self._last_input + CHECK_AFTER_S):
                self._check_at = now + CHECK_AFTER_S
                self._questions.put()
            return timedelta(seconds=max(0.0, now - self._last_input))
        if self._there:
            self._questions.put()
        return timedelta() if self._questions.known else None

    def close(self) -> None:
        """The watch that may be left is Mutter's to remove, when we leave the bus."""
        for end in self._ends:
            end()
        self._ends = []
        self._there = self._questions.known = False
        self._questions.close()
        self._last_input = None

    async def _ask(self) -> None:
        """Raises Unavailable."""
        if self._last_input is not None and await self._still_rests(self._last_input):
            return
        self._last_fired = None
        # Together: the answers come in one piece, and between the two no input goes unnoticed.
        watch, idle = await asyncio.gather(self._call("AddUserActiveWatch"), self._call("GetIdletime"))
        self._watch = _number(watch)
        idle_s = seconds(idle)
        fired = self._last_fired == self._watch
        self._last_input = None if fired else self._monotonic() - idle_s

    async def _still_rests(self, last_input: float) -> bool:
        """Whether nothing was touched since; no other watch is asked for meanwhile. Raises Unavailable."""
        try:
            idle_s = seconds(await self._call("GetIdletime"))
        except Unavailable:
            self._last_input = None
            raise
        return self._monotonic() - idle_s - last_input < 1.0

    async def _call(self, method: str) -> list[object]:
        assert self._bus, "connect() comes first"
        return await self._bus.call(SERVICE, PATH, SERVICE, method)

    def _fired(self, signal: "Message") -> None:
        # It may come before the answer that tells which watch it is about has been taken in.
        self._last_fired = signal.body[0] if signal.body else None
        if self._last_fired == self._watch:
            self._last_input = None

    def _owner_changed(self, owner: str | None) -> None:
        self._there = owner is not None
        self._last_input = None
        if owner is None:
            self._questions.lost(f"{SERVICE} has gone")


def _number(answer: list[object]) -> int:
    match answer:
        case [int(number)]:
            return number
    raise Unavailable(f"{SERVICE}: an answer that is no watch")
