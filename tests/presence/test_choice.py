import asyncio
import builtins
import sys
from datetime import timedelta

import pytest

from deskstretch.bus import Bus
from deskstretch.clock import running_s
from deskstretch.presence import choose_idle_source, kde_idle, mutter
from tests.presence.bus_stories import Service
from tests.presence.sway import headless_sway
from tests.private_bus import private_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the choice on Linux")

NO_BUS = "idle time: there is no session bus"


def choose(address: str | None = None):
    """What is chosen, on a bus or without one; it is asked once and closed."""

    async def choosing():
        bus = Bus(address) if address else None
        if bus:
            await bus.connect()
        source, reasons = await choose_idle_source(bus)
        try:
            return source, source and source.idle(), reasons
        finally:
            if source:
                source.close()
            if bus:
                await bus.close()

    return asyncio.run(choosing())


@pytest.fixture
def nothing(monkeypatch, tmp_path):
    """No display of any kind."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def on_a_bus_with(*services):
    """What is chosen while these (name, path, answers) are on the session bus."""

    async def choosing(daemon):
        there = []
        for name, path, answers in services:
            there.append(Service(daemon.address, name, path))
            there[-1].answers = answers
            await there[-1].come()
        chosen = await asyncio.to_thread(choose, daemon.address)
        for service in there:
            await service.bus.close()
        return chosen

    with private_bus() as daemon:
        return asyncio.run(choosing(daemon))


MUTTER = (
    mutter.SERVICE,
    mutter.PATH,
    {"AddUserActiveWatch": lambda: ("u", [1]), "GetIdletime": lambda: ("t", [9000])},
)
LOCKER = (kde_idle.SERVICE, kde_idle.PATH, {"GetSessionIdleTime": lambda: ("u", [9000])})


def test_an_x_server_tells_the_idle_time(x_server):
    source, idle, reasons = choose()
    assert source.name == "X11 screen saver extension"
    assert idle >= timedelta()
    assert reasons == []


def test_the_x_server_comes_before_mutter(x_server):
    source, _, _ = on_a_bus_with(MUTTER, LOCKER)
    assert source.name == "X11 screen saver extension"


def test_an_x_server_without_the_extension_leaves_it_to_services(x_server):
    x_server.kill()
    x_server.start("-extension", "MIT-SCREEN-SAVER")
    source, idle, [why_not_x11] = on_a_bus_with(MUTTER, LOCKER)
    assert "Mutter" in source.name
    assert idle >= timedelta(seconds=9)
    assert "MIT-SCREEN-SAVER" in why_not_x11
    source, idle, reasons = on_a_bus_with(LOCKER)
    assert "KDE" in source.name
    assert idle == timedelta(seconds=9)
    assert len(reasons) == 2


def test_x11_is_not_believed_under_wayland(x_server, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    source, _, reasons = choose()
    assert source is None
    assert len(reasons) == 2
    assert "No such file" in reasons[1]


def test_under_wayland_mutter_comes_first(nothing, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    source, idle, reasons = on_a_bus_with(MUTTER)
    assert "Mutter" in source.name
    assert idle >= timedelta(seconds=9)
    assert reasons == []


def test_under_wayland_kde_s_screen_locker_is_not_believed(nothing, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert on_a_bus_with(LOCKER)[0] is None


def test_elsewhere_the_compositor_tells(monkeypatch):
    with headless_sway() as sway:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(sway.folder))
        monkeypatch.setenv("WAYLAND_DISPLAY", sway.socket.name)
        source, idle, reasons = choose()
    assert source.name in ("Wayland ext-idle-notify-v1", "Wayland org_kde_kwin_idle")
    assert idle == timedelta()
    assert reasons == [NO_BUS]


def test_without_a_display_there_is_none_and_a_reason_for_each(nothing):
    source, _, reasons = choose()
    assert source is None
    assert len(reasons) == 3
    assert all(reason.startswith("idle time: ") and "\n" not in reason for reason in reasons)


def test_a_mutter_that_hangs_is_not_waited_for_long(nothing):
    began = running_s()
    silent = (mutter.SERVICE, mutter.PATH, dict.fromkeys(MUTTER[2], lambda: None))
    source, _, _ = on_a_bus_with(silent, LOCKER)
    assert "KDE" in source.name
    assert running_s() - began < 3


def test_without_python_xlib_there_is_none_and_a_reason(nothing, monkeypatch):
    def refuse(name, *args, **keywords):
        if name.partition(".")[0] == "Xlib":
            raise ImportError("No module named 'Xlib'")
        return real_import(name, *args, **keywords)

    real_import = builtins.__import__
    for name in ("x11", "x11_connection"):
        monkeypatch.delitem(sys.modules, f"deskstretch.presence.{name}", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    source, _, [reason, *_] = choose()
    assert source is None
    assert "python-xlib" in reason
