"""A throw-away desktop: Xvfb, a private session bus, a window manager, a panel, a notification server.

Everything lives below one folder with its own HOME. ``xdotool`` clicks what a person clicks.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageGrab

from tests.own_folders import own_folders

NEEDED = ("Xvfb", "xdotool", "dbus-daemon", "dbus-send", "openbox", "xfce4-panel", "xprop", "xwininfo")
NOTIFYD = next(Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd"), None)

T = TypeVar("T")


class Desktop:
    """``start`` the pieces wanted, then drive it. ``stop`` ends all of them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "VIRTUAL_ENV")}
        self.env = {
            **kept,
            **own_folders(home),
            "TZ": "UTC",
            "NO_AT_BRIDGE": "1",
            "GIO_USE_VFS": "local",
            "PYTHONUNBUFFERED": "1",
        }

    # -- the pieces

    def start_display(self, size: str = "1280x800x24") -> None:
        reader, writer = os.pipe()
        self.spawn(
            "xvfb",
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            size,
            "-nolisten",
            "tcp",
            "-noreset",  # else the end of the first client may take the second one along
            fds=[writer],
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, f"Xvfb did not start: {self.log('xvfb')}"
        self.env["DISPLAY"] = f":{number}"

    def start_bus(self) -> None:
        """With no services but xfconf, or another notification server starts behind the test's back."""
        services = self.home / "services"
        services.mkdir(exist_ok=True)
        shutil.copy("/usr/share/dbus-1/services/org.xfce.Xfconf.service", services)
        config = self.home / "bus.conf"
        address = f"unix:path={self.home}/run/bus"
        config.write_text(_BUS.format(address=address, services=services))
        self.spawn("bus", "dbus-daemon", f"--config-file={config}", "--nofork")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        self.wait("the session bus", self.names)

    def start_window_manager(self) -> None:
        self.spawn("openbox", "openbox", "--sm-disable")
        self.wait(
            "the window manager",
            lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
        )

    def start_panel(self) -> None:
        """xfce4-panel at the top of the screen; the first tray icon is at 16,16."""
        folder = self.home / "config/xfce4/xfconf/xfce-perchannel-xml"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "xfce4-panel.xml").write_text(_PANEL)
        self.spawn("panel", "xfce4-panel", "--disable-wm-check")
        self.wait("the panel", lambda: "org.kde.StatusNotifierWatcher" in self.names())

    def start_notification_server(self) -> None:
        """xfce4-notifyd: it has real buttons to click."""
        self.spawn("notifyd", str(NOTIFYD))
        self.wait("the notification server", lambda: "org.freedesktop.Notifications" in self.names())

    def spawn(self, name: str, *command: str, fds: list[int] | None = None) -> None:
        with (self.home / f"{name}.log").open("ab") as log:
            # A session of its own: the hangup of a terminal kills a dbus-daemon.
            self._processes[name] = subprocess.Popen(
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=fds or [],
                start_new_session=True,
            )

    def end(self, name: str, number: signal.Signals = signal.SIGTERM, within_s: float = 5) -> int:
        """Send a signal and wait; the exit code."""
        process = self._processes.pop(name)
        process.send_signal(number)
        try:
            return process.wait(within_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def stop(self) -> None:
        for name in reversed(list(self._processes)):
            self.end(name, signal.SIGKILL)

    # -- looking and acting

    def log(self, name: str) -> str:
        path = self.home / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout

    def names(self) -> list[str]:
        """The names on the session bus."""
        answer = self.run(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.ListNames",
        )
        return [line.split('"')[1] for line in answer.splitlines() if '"' in line]

    def wait(self, what: str, look: Callable[[], T], within_s: float = 15) -> T:
        """Wait until ``look`` finds something true; return it."""
        end = time.monotonic() + within_s
        while not (found := look()):
            if time.monotonic() > end:
                raise AssertionError(f"{what}: not seen within {within_s:g} s")
            time.sleep(0.05)
        return found

    def click(self, x: int, y: int, button: int = 1) -> None:
        """A row of a menu takes no click in the very moment in which the pointer comes to it."""
        self.run("xdotool", "mousemove", str(x), str(y), "sleep", "0.05", "click", str(button))

    def key(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "40", *keys)

    def shot(self, box: tuple[int, int, int, int] | None = None) -> Image.Image:
        """A picture of the screen, or of a part of it."""
        return ImageGrab.grab(bbox=box, xdisplay=self.env["DISPLAY"])

    def windows(self) -> list[tuple[str, int, int, int, int]]:
        """The visible top-level windows: name or class, x, y, width, height."""
        found = []
        for line in self.run("xwininfo", "-root", "-tree").splitlines():
            match = _WINDOW.match(line)
            if match:
                ident, name, width, height, x, y = match.groups()
                if "IsViewable" in self.run("xwininfo", "-id", ident):
                    found.append((name, int(x), int(y), int(width), int(height)))
        return found


_WINDOW = re.compile(r"\s+(0x[0-9a-f]+) (.*?)\s+(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)$")

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>{address}</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""

_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="22"/>
    </property>
  </property>
</channel>
"""
