"""Which way reminders take, and why."""

import asyncio
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is for Linux desktops", allow_module_level=True)

from deskstretch.bus import Bus
from deskstretch.core.settings import Backend
from deskstretch.notify import NotifierChoice, choose_notifier
from tests.notify.server import FakeServer
from tests.private_bus import PrivateBus, private_bus

DESKTOP, PLAIN, PRINTED = (
    "desktop notifications",
    "plain notifications (plyer)",
    "the terminal, printed only",
)


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    with private_bus() as bus:
        yield bus


@pytest.fixture(autouse=True)
def bare(daemon: PrivateBus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No display, no terminal, and no notify-send: no program at all, once the bus has been started."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("deskstretch.notify.plain.find_spec", lambda _: None)
    monkeypatch.setattr(sys, "stdin", io.StringIO())


@pytest.fixture
def notify_send(tmp_path: Path) -> None:
    (tmp_path / "notify-send").write_text("#!/bin/sh\n")
    (tmp_path / "notify-send").chmod(0o755)


def choose(
    preference: Backend, daemon: PrivateBus | None = None, *, server: bool = False
) -> NotifierChoice:
    async def act() -> NotifierChoice:
        bus = Bus(daemon.address, answer_within_s=0.3) if daemon else None
        fake = FakeServer(daemon.address) if daemon else None
        if bus:
            await bus.connect()
        if fake and server:
            await fake.start()
        choice = await choose_notifier(preference, post=lambda _: None, bus=bus, icon=None)
        await choice.notifier.close()
        if fake:
            await fake.stop()
        if bus:
            await bus.close()
        return choice

    return asyncio.run(act())


def test_a_server_that_is_there_is_taken_whatever_the_display(daemon: PrivateBus) -> None:
    choice = choose(Backend.AUTO, daemon, server=True)
    assert choice.notifier.name == f"{DESKTOP} (fake 1.0)"
    assert choice.reasons == []


def test_on_a_display_a_server_may_still_come(daemon: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert choose(Backend.AUTO, daemon).notifier.name == DESKTOP


def test_at_a_terminal_of_a_display_without_a_server_the_terminal_is_taken(
    daemon: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr("deskstretch.notify._at_terminal", lambda: True)
    choice = choose(Backend.AUTO, daemon)
    assert choice.notifier.name == PRINTED
    assert choice.reasons[0].endswith("none is installed to be started")


def test_a_bus_without_a_server_and_without_a_display_means_the_terminal(
    daemon: PrivateBus, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = choose(Backend.AUTO, daemon)
    assert choice.notifier.name == PRINTED
    assert choice.reasons == [
        "desktop notifications: no server is running, and there is no display",
        "plain notifications: there is no display",
    ]
    assert capsys.readouterr().out == "deskstretch runs here.\n"


@pytest.mark.usefixtures("notify_send")
def test_a_display_without_a_bus_means_plain_notifications(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    choice = choose(Backend.AUTO)
    assert choice.notifier.name == PLAIN
    assert choice.reasons == ["desktop notifications: no connection to the session bus"]


def test_nothing_at_all_means_the_terminal() -> None:
    choice = choose(Backend.AUTO)
    assert choice.notifier.name == PRINTED
    assert len(choice.reasons) == 2


def test_the_persons_wish_is_followed_where_it_can_be(daemon: PrivateBus) -> None:
    assert choose(Backend.DESKTOP, daemon).notifier.name == DESKTOP
    assert choose(Backend.TERMINAL, daemon, server=True).notifier.name == PRINTED


@pytest.mark.usefixtures("notify_send")
def test_plain_is_taken_when_it_is_wished(daemon: PrivateBus) -> None:
    assert choose(Backend.PLAIN, daemon, server=True).notifier.name == PLAIN


def test_a_wish_that_cannot_be_followed_is_answered_with_a_reason() -> None:
    for wish in (Backend.DESKTOP, Backend.PLAIN):
        choice = choose(wish)
        assert choice.notifier.name == PRINTED
        assert choice.reasons[-1] == "plyer: neither notify-send nor dbus-python is installed"


def test_a_windowed_program_without_output_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert choose(Backend.TERMINAL).notifier.name == PRINTED
