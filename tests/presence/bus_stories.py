"""Stories about a service on a bus of the test's own, and a source that asks it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from deskstretch.bus import DAEMON, DAEMON_PATH, Bus
from tests.private_bus import PrivateBus, private_bus


class Service:
    """A service with one method call after another counted. ``answers``: by method, the signature and body.

    A method without an answer is refused; one whose answer is None is never answered.
    """

    def __init__(self, address: str, name: str, path: str) -> None:
        self.name, self.path = name, path
        self.bus = Bus(address)
        self.answers: dict[str, Callable[[], tuple[str, list[Any]] | None]] = {}
        self.calls: list[str] = []

    async def come(self) -> None:
        if not self.bus.connected:
            await self.bus.connect()
            self.bus.serve(self.path, self._answer)
        await self.bus.call(DAEMON, DAEMON_PATH, DAEMON, "RequestName", "su", [self.name, 4])

    async def go(self) -> None:
        """Leave the name, and stay on the bus."""
        await self.bus.call(DAEMON, DAEMON_PATH, DAEMON, "ReleaseName", "s", [self.name])

    def _answer(self, call: Any) -> tuple[str, list[Any]] | None:
        from dbus_fast import DBusError
        from dbus_fast.constants import MessageFlag

        self.calls.append(call.member)
        if call.member not in self.answers:
            raise DBusError("org.freedesktop.DBus.Error.UnknownMethod", "no such method")
        reply = self.answers[call.member]()
        if reply is None:
            call.flags |= MessageFlag.NO_REPLY_EXPECTED
            return "", []
        return reply


def on_a_bus(
    make: Callable[[str], Service], story: Callable[[Service, Bus, PrivateBus], Awaitable[None]]
) -> None:
    """Tell a story with the service, not there yet, and a connection for the source."""

    async def tell(daemon: PrivateBus) -> None:
        service, bus = make(daemon.address), Bus(daemon.address, answer_within_s=0.3)
        await bus.connect()
        try:
            await story(service, bus, daemon)
        finally:
            await bus.close()
            await service.bus.close()

    with private_bus() as daemon:
        asyncio.run(tell(daemon))
