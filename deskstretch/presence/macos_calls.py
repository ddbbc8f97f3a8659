"""Microphone and camera in use on macOS. No permission is needed: nothing is listened to or looked at.

Coded after Apple's headers, not verified on a Mac.
"""

import ctypes
import os
from collections.abc import Callable, Iterable
from typing import ClassVar, Protocol

from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from ..toml_rules import printable
from .listed import listed
from .macos_objects import SYSTEM, Objects
from .polled import Polled

_SYSTEMS_OWN = ("corespeechd",)
"""Listens for "Hey Siri" all day."""


class Asked(Protocol):
    """What of ``Objects`` is needed here."""

    def numbers(self, of: int, selector: str, scope: str = "glob") -> tuple[int, ...] | None: ...

    def number(self, of: int, selector: str) -> int: ...


class Calls(Polled):
    """``never``: programs whose microphone is no call. Who uses a camera, macOS does not tell."""

    name = "microphone and camera (macOS)"
    signal: ClassVar[Signal] = Signal.CALL

    def __init__(self, report: Report, never: Iterable[str]) -> None:
        super().__init__(report)
        self._never = (*never, *_SYSTEMS_OWN)
        self._audio: Asked | None = None
        self._cameras: Asked | None = None

    def ask(self) -> str | None:
        if self._audio is None or self._cameras is None:
            raise Unavailable("this is not macOS")
        return microphone(self._audio, self._never, _name_of) or camera(self._cameras)

    def open(self) -> None:
        self._audio = Objects("CoreAudio", "AudioObject")
        self._cameras = Objects("CoreMediaIO", "CMIOObject")

    def let_go(self) -> None:
        self._audio = self._cameras = None


def microphone(audio: Asked, never: Iterable[str], name_of: Callable[[int], str]) -> str | None:
    """Words for a microphone in use, by whom if macOS knows: it does since version 14.

    Before that it tells only that a device runs, which one with headphones does for music too; such a
    device is left out, so a call through a headset may be missed there.
    """
    processes = audio.numbers(SYSTEM, "prs#")  # kAudioHardwarePropertyProcessObjectList
    if processes is None:
        heard = any(_listens(audio, device) for device in audio.numbers(SYSTEM, "dev#") or ())
        return "in a call (microphone in use)" if heard else None
    never = tuple(never)
    for process in processes:
        if audio.number(process, "piri"):  # kAudioProcessPropertyIsRunningInput
            pid = audio.number(process, "ppid")  # kAudioProcessPropertyPID
            name = name_of(pid)
            if pid != os.getpid() and not listed(never, [name]):
                who = f" by {printable(name, most=60)}" if name else ""
                return f"in a call (microphone in use{who})"
    return None


def camera(cameras: Asked) -> str | None:
    """Words for a camera in use; a virtual one is only in use while somebody looks."""
    running = (cameras.number(device, "gone") for device in cameras.numbers(SYSTEM, "dev#") or ())
    return "in a call (camera in use)" if any(running) else None


def _listens(audio: Asked, device: int) -> bool:
    """Whether it has streams for input only, and runs for anybody."""
    into, out = (audio.numbers(device, "stm#", scope) for scope in ("inpt", "outp"))
    return bool(into) and not out and bool(audio.number(device, "gone"))


def _name_of(pid: int) -> str:
    """The name of a process, "" where macOS does not tell."""
    text = ctypes.create_string_buffer(256)
    try:
        length = ctypes.CDLL(None).proc_name(pid, text, ctypes.sizeof(text))
    except AttributeError:
        return ""
    return text.value.decode(errors="replace") if length > 0 else ""
