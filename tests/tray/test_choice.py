"""Which tray is chosen, and why not another."""

import asyncio
import sys
from threading import Thread

import pytest

from deskstretch.bus import Bus
from deskstretch.tray import TrayChoice, choose_tray
from deskstretch.tray.absent import AbsentTray
from tests.private_bus import private_bus
from tests.tray.looks import a_view


async def choose(bus: Bus | None) -> TrayChoice:
    if bus:
        await bus.connect()
    choice = choose_tray(lambda _: None, bus)
    if bus:
        await bus.close()
    return choice


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="elsewhere there is one way only")
class TestOnLinux:
    def test_a_session_bus_is_all_that_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DISPLAY", raising=False)
        with private_bus() as daemon:
            choice = asyncio.run(choose(Bus(daemon.address)))
        assert (choice.tray.name, choice.reasons) == ("StatusNotifier", ())

    def test_with_nothing_at_all_there_is_no_tray_and_every_reason_is_given(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delitem(sys.modules, "pystray._xorg", raising=False)
        monkeypatch.setitem(sys.modules, "gi", None)
        caplog.set_level("INFO", "deskstretch.tray")
        choice = asyncio.run(choose(None))
        assert choice.tray.name == "no tray"
        assert [reason.partition(":")[0] for reason in choice.reasons] == [
            "StatusNotifier",
            "pystray's appindicator",
            "pystray's xorg",
        ]
        assert all(reason in caplog.text for reason in choice.reasons)


def test_no_tray_waits_until_it_is_stopped() -> None:
    tray = AbsentTray()
    tray.show(a_view())
    running = Thread(target=tray.run)
    running.start()
    assert running.is_alive()
    tray.stop()
    running.join(2)
    assert not running.is_alive()


def test_no_tray_does_not_lose_a_stop_that_comes_first() -> None:
    tray = AbsentTray()
    tray.stop()
    tray.run()
