"""What is found out on a real bus, beside a panel and a server of our own, and what is left alone."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from deskstretch.bus import DAEMON, DAEMON_PATH, Bus
from deskstretch.clock import running_s
from deskstretch.doctor.looking.notifications import look_at_notifications
from deskstretch.doctor.looking.tray import look_at_tray
from tests.doctor.computers import DEBIAN, FEDORA, WAYLAND, linux
from tests.notify.server import FakeServer
from tests.tray.fake_panel import FakePanel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the desktop bus of Linux")

HERE = linux(DEBIAN, "XFCE")
OURS = Path(f"/proc/{os.getpid()}/comm")
T = TypeVar("T")


async def beside(look: Callable[[], T]) -> T:
    """A look runs a loop of its own, on a thread of its own."""
    return await asyncio.to_thread(look)


@asynccontextmanager
async def panel(address: str, **properties: bool) -> AsyncIterator[FakePanel]:
    """With what it says of itself; a panel that says nothing answers with an error."""
    from dbus_fast import Variant

    there = FakePanel(address)
    await there.open()
    takes = there._answer

    def answer(call: Any) -> Any:
        if call.member == "Get" and call.body[1] in properties:
            return "v", [Variant("b", properties[call.body[1]])]
        return takes(call)

    there.bus.serve("/StatusNotifierWatcher", answer)
    try:
        yield there
    finally:
        await there.close()


@pytest.mark.parametrize("hosted", [True, False])
def test_the_watcher_is_found_with_its_process_and_whether_it_has_a_host(session_bus, hosted):
    async def scene():
        async with panel(session_bus.address, IsStatusNotifierHostRegistered=hosted) as there:
            return await beside(lambda: look_at_tray(HERE)), there.registered

    facts, registered = asyncio.run(scene())
    assert facts.chosen == "StatusNotifier"
    assert facts.watcher == OURS.read_text().strip()
    assert facts.hosted is hosted
    assert registered == [], "an icon was registered"


def test_a_watcher_without_the_property_has_a_host_for_all_we_know(session_bus):
    async def scene():
        async with panel(session_bus.address):
            return await beside(lambda: look_at_tray(HERE))

    assert asyncio.run(scene()).hosted is None


def test_a_bus_without_a_panel_has_no_watcher(session_bus, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    facts = look_at_tray(HERE)
    assert (facts.chosen, facts.watcher, facts.xembed) == ("StatusNotifier", None, False)


def test_the_extension_that_is_installed_is_found(session_bus, monkeypatch, tmp_path):
    name = "appindicatorsupport@rgcjonas.gmail.com"
    (tmp_path / "gnome-shell/extensions" / name).mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert look_at_tray(linux(FEDORA, "GNOME", WAYLAND)).extension == name
    assert look_at_tray(linux(FEDORA, "sway", WAYLAND)).extension is None


def test_without_a_bus_the_next_best_tray_is_told(no_session_bus, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    facts = look_at_tray(linux(DEBIAN, screen={}))
    assert facts.chosen == "no tray"
    assert "session bus" in facts.reasons[0]


def test_a_server_introduces_itself_and_is_shown_nothing(session_bus):
    async def scene():
        server = FakeServer(session_bus.address, capabilities=("actions", "persistence"), product="fake")
        await server.start()
        facts = await beside(lambda: look_at_notifications(HERE))
        await server.stop()
        return facts, server.asked

    facts, asked = asyncio.run(scene())
    assert facts.server is not None
    assert (facts.server.name, facts.server.capabilities) == ("fake 1.0", ("actions", "persistence"))
    assert facts.problem is facts.silent is None
    assert set(asked) == {"GetServerInformation", "GetCapabilities"}


def test_a_server_that_hangs_is_known_by_its_process_within_the_limit(session_bus):
    async def scene():
        server = FakeServer(session_bus.address)
        server.mute = {"GetServerInformation", "GetCapabilities"}
        await server.start()
        began = running_s()
        facts = await beside(lambda: look_at_notifications(HERE))
        took_s = running_s() - began
        await server.stop()
        return facts, took_s

    facts, took_s = asyncio.run(scene())
    assert facts.server is not None
    assert facts.server.name == OURS.read_text().strip()
    assert "no answer" in (facts.problem or "")
    assert took_s < 2


def test_a_server_that_talks_nonsense_is_a_problem_not_a_crash(session_bus):
    async def scene():
        server = FakeServer(session_bus.address)
        server.garbles = {"GetServerInformation": ("u", [7]), "GetCapabilities": ("s", ["all"])}
        await server.start()
        facts = await beside(lambda: look_at_notifications(HERE))
        await server.stop()
        return facts

    assert "makes no sense" in (asyncio.run(scene()).problem or "")


@pytest.mark.parametrize(("paused", "command"), [(True, "dunstctl set-paused false"), (False, None)])
def test_a_dunst_that_is_paused_is_told(session_bus, paused, command):
    async def scene():
        from dbus_fast import Variant

        server = FakeServer(session_bus.address, product="dunst")
        await server.start()
        assert server._bus is not None

        def answer(message: Any) -> Any:
            from dbus_fast.message import Message

            if message.member == "Get" and message.body == ["org.dunstproject.cmd0", "paused"]:
                server._bus.send(Message.new_method_return(message, "v", [Variant("b", paused)]))
                return True
            return False

        server._bus.add_message_handler(answer)
        facts = await beside(lambda: look_at_notifications(HERE))
        await server.stop()
        return facts

    assert asyncio.run(scene()).silent == command


def test_without_a_server_none_is_started(session_bus):
    facts = look_at_notifications(HERE)
    assert (facts.server, facts.startable) == (None, False)

    async def names():
        bus = Bus(session_bus.address)
        await bus.connect()
        (there,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "ListNames")
        await bus.close()
        return there

    assert "org.freedesktop.Notifications" not in asyncio.run(names())


def test_without_a_bus_that_is_the_problem(no_session_bus):
    assert "session bus" in (look_at_notifications(HERE).problem or "")
