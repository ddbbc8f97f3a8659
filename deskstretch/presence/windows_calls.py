"""Microphone and camera in use on Windows, from the record Windows keeps of who uses them.

It is what the privacy page of the system's settings shows ("last accessed", "in use now"), below the
person's own part of the registry: a key for each application, with the times of its last use. The layout
is not documented; Windows 10 since version 1903 has it.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from ..clock import Clock, SystemClock
from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .listed import listed
from .polled import Polled
from .windows_uptime import uptime

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_UNPACKAGED = "NonPackaged"
_DEVICES = {"microphone": "microphone", "webcam": "camera"}
_CLOCK_MAY_BE_OFF_BY = timedelta(minutes=10)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Use:
    """An application's last use of a device. Times in 100 ns since 1601; ``stopped`` 0: it goes on."""

    application: str
    started: int
    stopped: int


class Calls(Polled):
    """``never``: programs whose microphone or camera is no call."""

    name = "microphone and camera (Windows)"
    signal: ClassVar[Signal] = Signal.CALL

    def __init__(self, report: Report, never: Iterable[str], clock: Clock | None = None) -> None:
        super().__init__(report)
        self._never = tuple(never)
        self._clock = clock or SystemClock()

    def ask(self) -> str | None:
        booted = self._clock.read().wall - uptime()
        for key, device in _DEVICES.items():
            user = user_now(_uses(key), self._never, booted)
            if user is not None:
                return f"in a call ({device} in use by {printable(user, most=60)})"
        return None

    def open(self) -> None:
        """Raises Unavailable where Windows keeps no such record."""
        if not any(_exists(rf"{STORE}\{key}") for key in _DEVICES):
            raise Unavailable("Windows keeps no record of who uses the microphone")


def user_now(uses: Iterable[Use], never: Iterable[str], booted: datetime) -> str | None:
    """Who uses the device, except for those on the list.

    A use that began before Windows did ended with a power cut: nobody was there to write that down.
    """
    never = tuple(never)
    for use in uses:
        if use.stopped == 0 and not listed(never, [use.application]):
            # In microseconds: a made-up number of 64 bits is beyond any calendar.
            since_epoch_us = (booted - _CLOCK_MAY_BE_OFF_BY - _EPOCH) // timedelta(microseconds=1)
            if use.started // 10 >= since_epoch_us:
                return use.application
    return None


def application(key: str, *, packaged: bool) -> str:
    """What people call it, from the name of its key.

    ``C:#Program Files#Zoom#bin#Zoom.exe`` is Zoom; ``Microsoft.WindowsCamera_8wekyb3d8bbwe`` has the
    maker before the dot and the maker's number behind.
    """
    if packaged:
        family = key.rpartition("_")[0] or key
        return family.rpartition(".")[2] or family
    file_name = key.rpartition("#")[2] or key
    return file_name[:-4] if file_name.lower().endswith(".exe") else file_name


def _uses(device: str) -> Iterator[Use]:
    root = rf"{STORE}\{device}"
    yield from _uses_below(root, packaged=True)
    yield from _uses_below(rf"{root}\{_UNPACKAGED}", packaged=False)


def _uses_below(path: str, *, packaged: bool) -> Iterator[Use]:
    if sys.platform != "win32":
        raise Unavailable("this is not Windows")
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as parent:
            names = [winreg.EnumKey(parent, index) for index in range(winreg.QueryInfoKey(parent)[0])]
            for name in names:
                if name != _UNPACKAGED:
                    times = _times(parent, name)
                    if times:
                        yield Use(application(name, packaged=packaged), *times)
    except FileNotFoundError:  # nobody has ever used it; or a key went while we looked
        return
    except OSError as error:
        raise Unavailable(f"cannot read HKEY_CURRENT_USER\\{path}: {error.strerror}") from error


def _times(parent: object, name: str) -> tuple[int, int] | None:
    """Of the last use: begin and end. None where nothing of the kind is written."""
    if sys.platform != "win32":
        return None
    import winreg

    assert isinstance(parent, winreg.HKEYType)
    try:
        with winreg.OpenKey(parent, name) as key:
            started = winreg.QueryValueEx(key, "LastUsedTimeStart")[0]
            stopped = winreg.QueryValueEx(key, "LastUsedTimeStop")[0]
    except FileNotFoundError:
        return None
    return (started, stopped) if isinstance(started, int) and isinstance(stopped, int) else None


def _exists(path: str) -> bool:
    if sys.platform != "win32":
        raise Unavailable("this is not Windows")
    import winreg

    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, path).Close()
    except OSError:
        return False
    return True
