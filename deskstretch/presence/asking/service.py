"""A service that is asked again and again, and several of them together."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from ...bus import Bus, End
from ...core.errors import Unavailable
from ...ports import Report

FIRST_WITHIN_S = 1.5
"""How long a start waits for the first answers; those that come later count when they come."""

AT_MOST_EVERY_S = 0.3
"""Signals may come in floods, and a question may be dear: some read a whole file."""

log = logging.getLogger(__name__)

Ask = Callable[[Bus, str], Awaitable[str | None]]
"""Asks the owner of a name: the words for what is the case, None when nothing is. Raises Unavailable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A signal after which the answer may be another one. ``sender`` is a well-known name."""

    sender: str
    interface: str
    member: str
    arg0: str | None = None

    def heed(self, bus: Bus, heard: Callable[[], None]) -> End:
        """Call ``heard`` at each such signal."""
        return bus.subscribe(
            sender=self.sender,
            interface=self.interface,
            member=self.member,
            arg0=self.arg0,
            listener=lambda _: heard(),
        )


def property_changes(sender: str, interface: str) -> Hint:
    """The signal that tells new values of the properties of an interface."""
    properties = "org.freedesktop.DBus.Properties"
    return Hint(sender=sender, interface=properties, member="PropertiesChanged", arg0=interface)


class Service:
    """What stands behind a well-known name, and what it said last.

    A signal is only a reason to ask: what counts is the answer, so no signal has to be understood,
    and a lost one is made good by the next ``ask``. Asking starts nobody: the call goes to the unique
    name of the owner, and while there is none, nothing is asked.

    ``words`` are those of the last answer, None without one; ``changed`` is called whenever they, or
    ``present``, may be others.
    """

    def __init__(self, bus: Bus, name: str, ask: Ask, changed: Callable[[], None]) -> None:
        self._bus = bus
        self.name = name
        self._ask = ask
        self._changed = changed
        self._owner: str | None = None
        self._asking: asyncio.Task[None] | None = None
        self._wanted = 0
        self._rests_until = 0.0
        self._complained = False
        self._ends: list[End] = []
        self.words: str | None = None
        self.settled = asyncio.Event()
        """Set as soon as it is known that nobody is there, or what the first answer was."""

    @property
    def present(self) -> bool:
        return self._owner is not None

    def start(self, *hints: Hint) -> None:
        """Ask as soon as it is there, and after each of these signals."""
        self._ends = [hint.heed(self._bus, self.ask) for hint in hints]
        self._ends.append(self._bus.watch_owner(self.name, self._on_owner))

    def ask(self) -> None:
        """Ask (again), without waiting.

        Questions that come while one is out, or right after it, become a single one.
        """
        self._wanted += 1
        if self._owner and not self._asking:
            self._asking = asyncio.create_task(self._find_out(self._owner))

    async def close(self) -> None:
        ends, self._ends = self._ends, []
        for end in ends:
            end()
        self._owner = None
        asking, self._asking = self._asking, None
        if asking:
            asking.cancel()
            with suppress(asyncio.CancelledError):
                await asking

    def _on_owner(self, owner: str | None) -> None:
        if self._asking:
            self._asking.cancel()
            self._asking = None
        if self._owner and not owner:
            log.info("%s has gone; what it told does not count until it is back", self.name)
        self._owner = owner
        self._complained = False
        self._rests_until = 0.0
        self.words = None
        if owner:
            self.ask()
        else:
            self.settled.set()
        self._changed()

    async def _find_out(self, owner: str) -> None:
        asked = 0
        try:
            while asked != self._wanted:
                await self._rest()
                asked = self._wanted
                self.words = await self._answer(owner)
                self.settled.set()
                self._changed()
        finally:
            if self._asking is asyncio.current_task():  # not when another owner is being asked already
                self._asking = None

    async def _rest(self) -> None:
        loop = asyncio.get_running_loop()
        left_s = self._rests_until - loop.time()
        if left_s > 0:
            await asyncio.sleep(left_s)
        self._rests_until = loop.time() + AT_MOST_EVERY_S

    async def _answer(self, owner: str) -> str | None:
        try:
            return await self._ask(self._bus, owner)
        except Unavailable as error:
            if not self._complained:
                log.info("%s does not say: %s", self.name, error)
        except Exception:  # whatever went wrong, what it told before must not last for ever
            if not self._complained:
                log.exception("%s: its answer could not be taken in", self.name)
        self._complained = True
        return None


class Services:
    """Several of them, the best first: what the first one with anything to say says is reported."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._members: list[Service] = []

    @property
    def present(self) -> tuple[str, ...]:
        """The names of those that are there now."""
        return tuple(member.name for member in self._members if member.present)

    def add(self, bus: Bus, name: str, ask: Ask, *hints: Hint) -> Service:
        """Follow one more, ranking below those before."""
        member = Service(bus, name, ask, self._tell)
        self._members.append(member)
        member.start(*hints)
        return member

    async def settled(self) -> None:
        """Wait for the first answers, for as long as a start may take."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_WITHIN_S):
                for member in self._members:
                    await member.settled.wait()

    def ask(self) -> None:
        for member in self._members:
            member.ask()

    async def close(self) -> None:
        members, self._members = self._members, []
        for member in members:
            await member.close()

    def _tell(self) -> None:
        self._report(next((member.words for member in self._members if member.words), None))
