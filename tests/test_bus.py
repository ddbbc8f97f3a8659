"""The session bus connection, against a real dbus-daemon that can be killed."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from deskstretch.bus import (
    DAEMON,
    DAEMON_PATH,
    Bus,
    Reply,
    session_bus_address,
    system_bus,
    system_bus_address,
)
from deskstretch.core.errors import Unavailable
from tests.private_bus import PrivateBus, private_bus

SERVICE = "org.example.Service"
PATH = "/org/example/Service"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the library is for Linux")


async def eventually(condition: Callable[[], object], within_s: float = 5.0) -> None:
    """Return as soon as the condition holds; fail when it does not in time."""
    async with asyncio.timeout(within_s):
        while not condition():
            await asyncio.sleep(0.01)


def on_a_bus(story: Callable[[PrivateBus, Bus], Awaitable[None]]) -> None:
    """Run a story with a daemon and a connection to it."""

    async def tell(daemon: PrivateBus) -> None:
        bus = Bus(daemon.address, answer_within_s=0.3)
        await bus.connect()
        try:
            await story(daemon, bus)
        finally:
            await bus.close()

    with private_bus() as daemon:
        asyncio.run(tell(daemon))


async def own(bus: Bus, name: str) -> None:
    await bus.call(DAEMON, DAEMON_PATH, DAEMON, "RequestName", "su", [name, 4])


async def settled(bus: Bus) -> None:
    """Everything that was sent before has been dealt with by the daemon."""
    await bus.call(DAEMON, DAEMON_PATH, DAEMON, "GetId")


# -- connecting


def test_the_address_is_looked_for_in_the_runtime_folder_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert session_bus_address() == "unix:path=/run/user/7/bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/elsewhere")
    assert session_bus_address() == "unix:path=/elsewhere"


def test_no_address_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(Unavailable, match="neither DBUS_SESSION_BUS_ADDRESS nor XDG_RUNTIME_DIR"):
        asyncio.run(Bus().connect())


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "unix:path", "autolaunch:", "nonsense"])
def test_a_bus_that_is_not_there_is_said_in_words(address: str) -> None:
    with pytest.raises(Unavailable, match=r"^session bus: .+ \(" + address):
        asyncio.run(Bus(address).connect())


@on_linux
def test_a_socket_that_accepts_and_stays_silent_is_given_up(tmp_path: Path) -> None:
    async def story() -> None:
        server = await asyncio.start_unix_server(lambda _, writer: held.append(writer), tmp_path / "bus")
        with pytest.raises(Unavailable, match=r"no answer within 0\.2 s"):
            await Bus(f"unix:path={tmp_path}/bus", answer_within_s=0.2).connect()
        for writer in held:
            writer.close()
        server.close()
        await server.wait_closed()

    held: list[asyncio.StreamWriter] = []
    asyncio.run(story())


def test_a_system_without_dbus_fast_has_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dbus_fast.aio.message_bus", None)
    with pytest.raises(Unavailable, match="dbus_fast"):
        asyncio.run(Bus("unix:path=/nowhere/bus").connect())


def test_what_waits_for_a_connection_is_called_at_once_when_there_is_one() -> None:
    async def story(_: PrivateBus, bus: Bus) -> None:
        called: list[str | None] = []
        bus.on_connect(lambda: called.append(bus.unique_name))
        assert called == [bus.unique_name]
        assert bus.unique_name is not None

    on_a_bus(story)


# -- calls


def test_a_call_returns_the_answer() -> None:
    async def story(_: PrivateBus, bus: Bus) -> None:
        assert await bus.call(DAEMON, DAEMON_PATH, DAEMON, "NameHasOwner", "s", [DAEMON]) == [True]

    on_a_bus(story)


def test_an_error_that_is_answered_is_passed_on_in_words() -> None:
    async def story(_: PrivateBus, bus: Bus) -> None:
        with pytest.raises(
            Unavailable, match=r"org.example.Service Sing: org.freedesktop.DBus.Error.ServiceUnknown: "
        ):
            await bus.call(SERVICE, PATH, SERVICE, "Sing")

    on_a_bus(story)


def test_a_service_that_never_answers_is_given_up_and_others_still_answer() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        from dbus_fast.aio import MessageBus
        from dbus_fast.constants import MessageType

        deaf = await MessageBus(daemon.address).connect()
        deaf.add_message_handler(lambda message: message.message_type is MessageType.METHOD_CALL)
        with pytest.raises(Unavailable, match=r":1\.\d+ Sing: no answer within 0\.3 s"):
            await bus.call(deaf.unique_name or "", PATH, SERVICE, "Sing")
        await settled(bus)
        deaf.disconnect()
        await deaf.wait_for_disconnect()

    on_a_bus(story)


@on_linux
def test_a_call_without_a_connection_says_so() -> None:
    with pytest.raises(Unavailable, match="not connected"):
        asyncio.run(Bus("unix:path=/nowhere").call(DAEMON, DAEMON_PATH, DAEMON, "GetId"))


def test_a_call_that_waits_when_the_bus_dies_is_told_at_once() -> None:
    async def story(daemon: PrivateBus, _: Bus) -> None:
        def die(_: object) -> Reply:
            daemon.stop()
            return "", []

        patient, deadly = Bus(daemon.address, answer_within_s=60), Bus(daemon.address)
        await patient.connect()
        await deadly.connect()
        deadly.serve(PATH, die)
        with pytest.raises(Unavailable, match="was lost"):
            async with asyncio.timeout(5):
                await patient.call(deadly.unique_name or "", PATH, SERVICE, "Sing")
        await patient.close()
        await deadly.close()

    on_a_bus(story)


# -- signals


def test_a_bus_that_died_a_moment_ago_is_lost_whatever_is_done_with_it() -> None:
    """Before the loop had a chance to hear of it, writing fails at once."""

    async def story(daemon: PrivateBus, bus: Bus) -> None:
        daemon.stop()
        assert bus.connected
        # The signal finds out; each of the others would, if it came first.
        bus.emit(PATH, SERVICE, "Changed")
        bus.watch_owner(SERVICE, lambda _: None)
        bus.subscribe(sender=SERVICE, interface=SERVICE, member="Changed", listener=lambda _: None)
        with pytest.raises(Unavailable, match=r"not connected|was lost"):
            await settled(bus)

    async def call(daemon: PrivateBus, bus: Bus) -> None:
        daemon.stop()
        with pytest.raises(Unavailable, match="was lost"):
            await settled(bus)

    async def watch(daemon: PrivateBus, bus: Bus) -> None:
        daemon.stop()
        bus.watch_owner(SERVICE, lambda _: None)

    for one in (story, call, watch):
        on_a_bus(one)


def test_a_signal_reaches_its_listener_and_the_same_from_a_stranger_does_not() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        owner, stranger = Bus(daemon.address), Bus(daemon.address)
        await owner.connect()
        await stranger.connect()
        await own(owner, SERVICE)
        heard: list[str] = []
        bus.subscribe(
            sender=SERVICE, interface=SERVICE, member="Rang", listener=lambda m: heard.append(m.body[0])
        )
        # This rule brings the stranger's signal to our door as well.
        bus.subscribe(
            sender=stranger.unique_name or "", interface=SERVICE, member="Rang", listener=lambda _: None
        )
        await settled(bus)
        for sender, text in ((stranger, "false"), (owner, "true"), (owner, "again")):
            sender.emit(PATH, SERVICE, "Rang", "s", [text])
            await settled(sender)
        await eventually(lambda: "again" in heard)
        assert heard == ["true", "again"]
        await owner.close()
        await stranger.close()

    on_a_bus(story)


def test_a_signal_is_filtered_by_path_and_first_argument() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        other = Bus(daemon.address)
        await other.connect()
        sender = other.unique_name or ""
        by_path: list[str] = []
        by_text: list[str] = []
        bus.subscribe(
            sender=sender,
            interface=SERVICE,
            member="Rang",
            path="/a",
            listener=lambda m: by_path.append(m.body[0]),
        )
        bus.subscribe(
            sender=sender,
            interface=SERVICE,
            member="Rang",
            arg0="two",
            listener=lambda m: by_text.append(m.path or ""),
        )
        await settled(bus)
        other.emit("/a", SERVICE, "Rang", "s", ["one"])
        other.emit("/b", SERVICE, "Rang", "s", ["two"])
        other.emit("/b", SERVICE, "Rang", "s", ["one"])
        other.emit("/a", SERVICE, "Rang", "s", ["two"])
        await eventually(lambda: len(by_path) == 2)
        assert (by_path, by_text) == (["one", "two"], ["/b", "/a"])
        await other.close()

    on_a_bus(story)


# -- owners of names


def test_the_owner_of_a_name_is_reported_at_once_and_at_every_change() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        owners: list[str | None] = []
        late: list[str | None] = []
        bus.watch_owner(SERVICE, owners.append)
        await eventually(lambda: owners == [None])
        other = Bus(daemon.address)
        await other.connect()
        await own(other, SERVICE)
        await eventually(lambda: len(owners) == 2)
        bus.watch_owner(SERVICE, late.append)
        assert owners[1] == other.unique_name == late[0]
        await other.close()
        await eventually(lambda: owners[2:] == [None] == late[1:])

    on_a_bus(story)


# -- objects


def test_a_served_object_answers_and_what_it_does_not_know_is_an_error() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        bus.serve(PATH, lambda call: ("s", [call.body[0].upper()]) if call.member == "Shout" else None)
        other = Bus(daemon.address)
        await other.connect()
        assert await other.call(bus.unique_name or "", PATH, SERVICE, "Shout", "s", ["hey"]) == ["HEY"]
        with pytest.raises(Unavailable, match="UnknownMethod"):
            await other.call(bus.unique_name or "", PATH, SERVICE, "Whisper")
        with pytest.raises(Unavailable, match="UnknownMethod"):
            await other.call(bus.unique_name or "", "/elsewhere", SERVICE, "Shout", "s", ["hey"])
        await other.close()

    on_a_bus(story)


# -- the bus goes and comes back


def test_everything_is_there_again_after_the_bus_was_killed_and_came_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        heard: list[str] = []
        owners: list[str | None] = []
        connects: list[str | None] = []
        bus.subscribe(
            sender=SERVICE, interface=SERVICE, member="Rang", listener=lambda m: heard.append(m.body[0])
        )
        bus.watch_owner(SERVICE, owners.append)
        bus.on_connect(lambda: connects.append(bus.unique_name))
        bus.serve(PATH, lambda call: ("s", ["here"]))
        daemon.stop()
        await eventually(lambda: not bus.connected)
        bus.emit(PATH, SERVICE, "Rang", "s", ["into the void"])
        assert bus.unique_name is None
        daemon.start()
        await eventually(lambda: len(connects) == 2)
        other = Bus(daemon.address)
        await other.connect()
        await own(other, SERVICE)
        await eventually(lambda: owners[-1] == other.unique_name)
        other.emit(PATH, SERVICE, "Rang", "s", ["again"])
        await eventually(lambda: heard == ["again"])
        assert await other.call(bus.unique_name or "", PATH, SERVICE, "Anything") == ["here"]
        await other.close()

    on_a_bus(story)
    assert len([record for record in caplog.records if "was lost" in record.message]) == 1


def test_the_owner_is_gone_while_the_bus_is_gone() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        other = Bus(daemon.address)
        await other.connect()
        await own(other, SERVICE)
        owners: list[str | None] = []
        bus.watch_owner(SERVICE, owners.append)
        await eventually(lambda: owners == [other.unique_name])
        daemon.stop()
        await eventually(lambda: owners[1:] == [None])
        await other.close()

    on_a_bus(story)


def test_closing_while_the_bus_is_gone_ends_the_search_for_it() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        daemon.stop()
        await eventually(lambda: not bus.connected)
        async with asyncio.timeout(1):
            await bus.close()
        assert len(asyncio.all_tasks()) == 1

    on_a_bus(story)


def test_closing_leaves_the_bus() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        other = Bus(daemon.address)
        await other.connect()
        name = other.unique_name
        await other.close()
        assert not other.connected
        assert await bus.call(DAEMON, DAEMON_PATH, DAEMON, "NameHasOwner", "s", [name]) == [False]
        assert len(asyncio.all_tasks()) == 2, "this story and the one open connection"

    on_a_bus(story)


# -- what is not wanted any more


def test_what_is_ended_is_heard_no_more_and_the_others_still_are() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        other = Bus(daemon.address)
        await other.connect()
        heard: list[str] = []
        ends = [
            bus.subscribe(
                sender=other.unique_name or "",
                interface=SERVICE,
                member="Rang",
                listener=lambda _, who=who: heard.append(who),
            )
            for who in ("first", "second")
        ]
        ends[0]()
        ends[0]()
        await settled(bus)
        other.emit(PATH, SERVICE, "Rang")
        await eventually(lambda: heard)
        assert heard == ["second"]
        ends[1]()
        await settled(bus)
        other.emit(PATH, SERVICE, "Rang")
        await settled(other)
        await settled(bus)
        assert heard == ["second"]
        await other.close()

    on_a_bus(story)


def test_the_daemon_does_not_send_what_nobody_listens_to_any_more() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        other = Bus(daemon.address)
        await other.connect()
        asked = {"sender": other.unique_name or "", "interface": SERVICE, "member": "Rang"}
        came: list[str | None] = []
        bus._connection._socket.add_message_handler(lambda message: came.append(message.member))
        bus.subscribe(**asked, listener=lambda _: None)()
        await settled(bus)
        other.emit(PATH, SERVICE, "Rang")
        await settled(other)
        await settled(bus)
        assert "Rang" not in came
        await other.close()

    on_a_bus(story)


def test_the_owner_of_a_name_is_told_no_more_after_the_end() -> None:
    async def story(daemon: PrivateBus, bus: Bus) -> None:
        told: list[str | None] = []
        kept: list[str | None] = []
        end = bus.watch_owner(SERVICE, told.append)
        bus.watch_owner(SERVICE, kept.append)
        await eventually(lambda: told and kept)
        end()
        end()
        other = Bus(daemon.address)
        await other.connect()
        await own(other, SERVICE)
        await eventually(lambda: len(kept) == 2)
        assert told == [None]
        await other.close()

    on_a_bus(story)


# -- the system bus


def test_the_system_bus_is_where_it_always_is_or_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    assert system_bus_address() == "unix:path=/run/dbus/system_bus_socket"
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/elsewhere")
    assert system_bus_address() == "unix:path=/elsewhere"


@on_linux
def test_messages_of_the_system_bus_speak_of_the_system_bus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(Unavailable, match=r"^system bus: "):
        asyncio.run(system_bus().connect())
    with pytest.raises(Unavailable, match=r"^not connected to the system bus$"):
        asyncio.run(system_bus().call(DAEMON, DAEMON_PATH, DAEMON, "GetId"))
