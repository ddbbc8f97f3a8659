"""Do not disturb of the real notification servers and of the real dconf."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from deskstretch.bus import Bus
from deskstretch.presence.do_not_disturb import DoNotDisturb
from tests.desktop.rig import Desktop
from tests.presence.fake_service import FakeService

DCONF = Path("/usr/libexec/dconf-service")


@pytest.fixture
def desktop(bare_desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    bare_desktop.start_display()
    bare_desktop.start_bus()
    monkeypatch.setenv("XDG_CONFIG_HOME", bare_desktop.env["XDG_CONFIG_HOME"])
    return bare_desktop


def needs(*things: str) -> None:
    missing = [thing for thing in things if not shutil.which(thing)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")


def watched(
    desktop: Desktop, *steps: tuple[Callable[[], object], str | None], stand_in: str | None = None
) -> None:
    """Do each of the steps, and wait until what should be told after it was told.

    ``stand_in``: the name of a server that only introduces itself.
    """

    async def watch() -> None:
        told: list[str | None] = []
        address = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
        server = FakeService(address, "org.freedesktop.Notifications")
        if stand_in:
            server.answers["GetServerInformation"] = "ssss", [stand_in, "somebody", "1.0", "1.2"]
            await server.start()
        bus = Bus(address)
        await bus.connect()
        detector = DoNotDisturb(told.append, bus)
        await detector.start()
        try:
            for step, words in steps:
                await asyncio.to_thread(step)
                async with asyncio.timeout(10):
                    while told[-1:] != [words]:
                        await asyncio.sleep(0.01)
        finally:
            await detector.close()
            await bus.close()
            await server.stop()

    asyncio.run(watch())


def test_dunst_is_paused_goes_on_is_paused_again_and_dies(desktop: Desktop):
    needs("dunst", "dunstctl")

    def pause(value: str) -> Callable[[], object]:
        return lambda: desktop.run("dunstctl", "set-paused", value)

    def start() -> None:
        desktop.spawn("dunst", "dunst")
        desktop.wait("dunst", lambda: "org.freedesktop.Notifications" in desktop.names())

    on = "do not disturb is on (dunst)"
    watched(
        desktop,
        *((start, None), (pause("true"), on), (pause("false"), None), (pause("true"), on)),
        (lambda: desktop.end("dunst"), None),
    )


def test_the_switch_of_xfce(desktop: Desktop):
    needs("xfconf-query")

    def switch(*how: str) -> Callable[[], object]:
        return lambda: desktop.run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", *how)

    on = "do not disturb is on (Xfce Notify Daemon)"
    watched(
        desktop,
        (desktop.start_notification_server, None),
        (switch("--create", "-t", "bool", "-s", "true"), on),
        (switch("-s", "false"), None),
        (switch("-s", "true"), on),
        (switch("--reset"), None),
        (switch("--create", "-t", "bool", "-s", "true"), on),
        (lambda: desktop.end("notifyd"), None),
    )


def test_the_switch_of_gnome_in_the_real_dconf(desktop: Desktop):
    needs("gsettings", str(DCONF))
    desktop.env["GSETTINGS_BACKEND"] = "dconf"

    def switch(*how: str) -> Callable[[], object]:
        return lambda: desktop.run("gsettings", *how)

    schema = ("org.gnome.desktop.notifications", "show-banners")
    desktop.spawn("dconf", str(DCONF))
    desktop.wait("dconf", lambda: "ca.desrt.dconf" in desktop.names())
    on = "do not disturb is on (gnome-shell)"
    watched(
        desktop,
        (switch("set", *schema, "false"), on),
        (switch("set", *schema, "true"), None),
        (switch("set", *schema, "false"), on),
        (switch("reset", *schema), None),
        stand_in="gnome-shell",
    )


def test_asking_starts_nobody(desktop: Desktop):
    """The bus would start xfconfd for whoever calls it by its name."""
    watched(desktop, (lambda: None, None), stand_in="Xfce Notify Daemon")
    assert "org.xfce.Xfconf" not in desktop.names()
    desktop.run("xfconf-query", "-c", "xfce4-notifyd", "-l")
    assert "org.xfce.Xfconf" in desktop.names()
