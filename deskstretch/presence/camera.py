"""A call, as the camera tells it: another program of the same person has a /dev/video* open.

Not seen: a program that uses the camera through PipeWire, as sandboxed ones do, for then it is PipeWire
that has it open; and PipeWire may have it open for nobody, so it does not count. In a call the
microphone is in use as well, and that is seen. Nor what refuses to be looked at (a program that has
dropped its rights), and what runs in a container.
"""

import asyncio
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..clock import running_s
from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .listed import listed
from .video_devices import VideoDevices

AT_ONCE_S = 0.003
"""How long the loop is kept waiting: one process with a thousand files takes 2 ms more."""

BREATHER_S = 0.02

_NEVER = ("pipewire", "wireplumber", "deskstretch")


@dataclass(frozen=True, slots=True)
class _Holder:
    """A process that has a camera open, and where that can be seen."""

    name: str
    file: str
    device: str

    def still_holds(self) -> bool:
        return _target(self.file) == self.device


class Camera:
    """A ``Detector``. It looks through the open files of all processes, and only while a reminder is due.

    A search that takes longer than a moment is gone on with a little later, so ``Report`` may be called
    after ``look``. ``never``: programs that may have a camera open without a call.
    """

    name = "camera (/dev/video*)"
    signal = Signal.CALL

    def __init__(
        self,
        report: Report,
        never: Collection[str],
        *,
        proc: Path = Path("/proc"),
        devices: VideoDevices = VideoDevices(),  # noqa: B008 - a frozen value
        monotonic: Callable[[], float] = running_s,
    ) -> None:
        self._report = report
        self._never = (*never, *_NEVER)
        self._proc = str(proc)
        self._devices = devices
        self._monotonic = monotonic
        self._held: _Holder | None = None
        self._search: Iterator[_Holder | None] = iter(())
        self._later: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        if not os.path.isdir(f"{self._proc}/{os.getpid()}/fd"):
            raise Unavailable("/proc does not tell which files are open")

    def look(self, *, due: bool) -> None:
        if (self._held and self._held.still_holds()) or (due and self._later):
            return
        self._stop_searching()
        devices = self._devices.in_use() if due else None
        if devices:
            self._search = self._holders(devices)
            self._go_on()
        else:
            self._tell(None)

    async def close(self) -> None:
        self._stop_searching()

    def _go_on(self) -> None:
        """Search for a moment; then let the loop do other things."""
        self._later = None
        until = self._monotonic() + AT_ONCE_S
        for holder in self._search:
            if holder:
                return self._tell(holder)
            if self._monotonic() >= until:
                self._later = asyncio.get_running_loop().call_later(BREATHER_S, self._go_on)
                return None
        return self._tell(None)

    def _stop_searching(self) -> None:
        if self._later:
            self._later.cancel()
            self._later = None

    def _tell(self, holder: _Holder | None) -> None:
        self._held = holder
        self._report(f"in a call (camera in use by {holder.name})" if holder else None)

    def _holders(self, devices: frozenset[str]) -> Iterator[_Holder | None]:
        """Those who have one open, the newest process first; None whenever there is time to pause."""
        for number in sorted(
            (int(name) for name in os.listdir(self._proc) if name.isdigit()), reverse=True
        ):
            yield None
            folder = f"{self._proc}/{number}"
            for file in _open_files(folder):
                device = _target(file)
                if device in devices and self._counts(folder):
                    yield _Holder(printable(_called(folder), most=60), file, device)
                    break
                yield None

    def _counts(self, folder: str) -> bool:
        return not listed(self._never, (_called(folder), os.path.basename(_target(f"{folder}/exe"))))


def _open_files(folder: str) -> list[str]:
    """Of one process; none when it is another person's, or has ended."""
    try:
        if os.stat(folder).st_uid != os.getuid():
            return []
        return [f"{folder}/fd/{number}" for number in os.listdir(f"{folder}/fd")]
    except OSError:
        return []


def _target(link: str) -> str:
    """Where a link points; nowhere when it has gone."""
    try:
        return os.readlink(link)
    except OSError:
        return ""


def _called(folder: str) -> str:
    """What the process calls itself."""
    try:
        return Path(folder, "comm").read_text(errors="replace").strip() or "a program"
    except OSError:
        return "a program"
