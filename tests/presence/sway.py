"""A real compositor without a screen, and a hand that moves its pointer."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from deskstretch.presence.wayland_wire import Incoming, request

NOBODY = 65534


class Sway:
    """``kill`` and ``start`` again keep the name of the socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it accepts connections."""
        (self.folder / "config").write_text("xwayland disable\n")
        # sway refuses to run as root, which CI is.
        as_whom = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        if as_whom:
            os.chown(self.folder, NOBODY, NOBODY)
        headless = {
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "XDG_RUNTIME_DIR": str(self.folder),
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
        }
        with (self.folder / "log").open("wb") as log:
            command = ["sway", "-c", str(self.folder / "config")]
            self._process = subprocess.Popen(command, env=headless, stderr=log, cwd="/", **as_whom)
        patience = monotonic() + 10
        while not self.socket.exists():
            assert monotonic() < patience, (self.folder / "log").read_text()
            assert self._process.poll() is None, (self.folder / "log").read_text()
            sleep(0.02)

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None
            for left in self.folder.glob("wayland-*"):
                left.unlink()

    @property
    def socket(self) -> Path:
        return self.folder / "wayland-1"

    def move_the_pointer(self) -> None:
        """By a device of our own, which is there for this one movement."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(5)
            wire.connect(str(self.socket))
            offered = _globals(wire)
            seat, _ = offered["wl_seat"]
            maker, _ = offered["zwlr_virtual_pointer_manager_v1"]
            wire.sendall(
                request(2, 0, seat, "wl_seat", 1, 4)
                + request(2, 0, maker, "zwlr_virtual_pointer_manager_v1", 1, 5)
                + request(5, 0, 4, 6)  # create_virtual_pointer
                + request(6, 0, 0, 5 << 8, 5 << 8)  # motion
                + request(6, 4)  # frame
            )
            _round_trip(wire, 7)


def _globals(wire: socket.socket) -> dict[str, tuple[int, int]]:
    wire.sendall(request(1, 1, 2))
    found = {}
    for message in _round_trip(wire, 3):
        if message.sender == 2:
            interface, at = message.text(4)
            found[interface] = message.number(0), message.number(at)
    return found


def _round_trip(wire: socket.socket, number: int) -> list:
    """Everything that came until all that was sent has been dealt with."""
    wire.sendall(request(1, 0, number))
    incoming, came = Incoming(), []
    while not any(message.sender == number for message in came):
        came += incoming.feed(wire.recv(65_536))
    return came


@contextmanager
def headless_sway() -> Iterator[Sway]:
    """Running, and gone afterwards. Skipped where sway is not installed; in CI that fails."""
    if not shutil.which("sway"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: sway")
    with tempfile.TemporaryDirectory(prefix="sway") as folder:
        sway = Sway(Path(folder))
        try:
            sway.start()
            yield sway
        finally:
            sway.kill()
