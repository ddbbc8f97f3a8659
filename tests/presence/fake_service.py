"""A service on a private bus that says what a test wants it to say."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.constants import MessageType, NameFlag
from dbus_fast.message import Message

from deskstretch.bus import Bus
from deskstretch.ports import Detector
from tests.private_bus import PrivateBus, private_bus

PROPERTIES = "org.freedesktop.DBus.Properties"

Reply = tuple[str, list[Any]]


class FakeService:
    """``answers``: the reply to a member, or what makes one of the arguments; all others are errors.

    ``properties`` are answered at any path. ``mute``: members that are never answered. ``asked`` are
    the members that were called, in order.
    """

    def __init__(self, address: str, name: str) -> None:
        self._address = address
        self.name = name
        self._bus: MessageBus | None = None
        self.answers: dict[str, Reply | Callable[..., Reply]] = {}
        self.properties: dict[str, Variant] = {}
        self.mute: set[str] = set()
        self.asked: list[str] = []

    async def start(self) -> "FakeService":
        self._bus = await MessageBus(self._address).connect()
        self._bus.add_message_handler(self._on_message)
        await self._bus.request_name(self.name, NameFlag.REPLACE_EXISTING | NameFlag.ALLOW_REPLACEMENT)
        return self

    async def stop(self) -> None:
        """Die; once is enough."""
        bus, self._bus = self._bus, None
        if bus:
            bus.disconnect()
            with suppress(EOFError, OSError):
                await bus.wait_for_disconnect()

    def emit(self, path: str, interface: str, member: str, signature: str = "", *body: Any) -> None:
        assert self._bus
        self._bus.send(Message.new_signal(path, interface, member, signature, list(body)))

    def set(self, path: str, interface: str, key: str, value: Variant) -> None:
        """Give a property a new value, and say so."""
        self.properties[key] = value
        self.emit(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", interface, {key: value}, [])

    def _on_message(self, message: Message) -> bool:
        if message.message_type is not MessageType.METHOD_CALL:
            return False
        assert self._bus
        member = message.member or ""
        self.asked.append(member)
        if member not in self.mute:
            self._bus.send(self._reply(message, member))
        return True

    def _reply(self, call: Message, member: str) -> Message:
        if call.interface == PROPERTIES:
            if value := self.properties.get(call.body[1]):
                return Message.new_method_return(call, "v", [value])
        elif answer := self.answers.get(member):
            reply = answer(*call.body) if callable(answer) else answer
            return Message.new_method_return(call, *reply)
        return Message.new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "no such thing")


class Stage:
    """A private bus with a connection of ours to it, and services that a test brings up."""

    def __init__(self, daemon: PrivateBus) -> None:
        self.daemon = daemon
        self.bus = Bus(daemon.address, answer_within_s=0.3)
        self.told: list[str | None] = []
        self._services: list[FakeService] = []
        self._detectors: list[Detector] = []

    def report(self, words: str | None) -> None:
        if self.told[-1:] != [words]:
            self.told.append(words)

    @property
    def now(self) -> str | None:
        """What was reported last."""
        return self.told[-1] if self.told else None

    def service(self, name: str) -> FakeService:
        service = FakeService(self.daemon.address, name)
        self.adopt(service)
        return service

    def adopt(self, service: FakeService) -> None:
        """Stop it at the end."""
        self._services.append(service)

    async def watch(self, detector: Detector) -> None:
        self._detectors.append(detector)
        await detector.start()

    async def says(self, words: str | None) -> None:
        """Wait until this is the case."""
        await eventually(lambda: self.now == words, lambda: f"{words!r}, told {self.told}")

    async def settled(self) -> None:
        """All that was sent to us before has been dealt with, and what we asked then was answered."""
        for _ in range(3):
            await self.bus.call(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId"
            )
            await asyncio.sleep(0.02)

    async def leave(self) -> None:
        for detector in self._detectors:
            await detector.close()
        for service in self._services:
            await service.stop()
        await self.bus.close()


async def eventually(so: Callable[[], bool], what: Callable[[], str], within_s: float = 10) -> None:
    """Wait until something is so."""
    try:
        async with asyncio.timeout(within_s):
            while not so():
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"not within {within_s:g} s: {what()}") from None


def on_a_stage(story: Callable[[Stage], Awaitable[None]]) -> None:
    """Run a story on a bus of its own. No task of it may fail unheard."""
    failed: list[object] = []

    async def tell(daemon: PrivateBus) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, what: failed.append(what))
        stage = Stage(daemon)
        await stage.bus.connect()
        try:
            await story(stage)
        finally:
            await stage.leave()
            gc.collect()  # asyncio tells of a task that failed when the task goes

    with private_bus() as daemon:
        asyncio.run(tell(daemon))
    assert not failed


@contextmanager
def no_tasks_left() -> Iterator[None]:
    """Whatever is begun inside is over at the end."""
    before = asyncio.all_tasks()
    yield
    assert not asyncio.all_tasks() - before
