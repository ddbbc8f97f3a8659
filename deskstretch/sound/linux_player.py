"""The programs that play a sound on Linux and the BSDs.

Tried: paplay and aplay against a PulseAudio 16 without hardware, the tone recorded from its monitor;
pw-play against PipeWire 0.3, and how it fails where PipeWire does not run. canberra-gtk-play only as far
as its own help goes.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..core.errors import Unavailable
from .program_player import Program

_PROGRAMS = {
    # That they are signals, not music, lets a sound server show and mix them as such.
    "pw-play": ("--media-role=Notification",),
    # Without a latency of its own it asks for two seconds of it.
    "paplay": ("--property=media.role=event", "--latency-msec=100"),
    "aplay": ("--quiet",),
    "canberra-gtk-play": ("--file",),
}
"""With the options before the path, which is absolute and so never one itself. The best first."""


def programs() -> tuple[Program, ...]:
    """Those that are there, one at least. Raises Unavailable."""
    found = tuple(_installed())
    if not found:
        names = list(_PROGRAMS)
        raise Unavailable(f"none of {', '.join(names[:-1])} and {names[-1]} is installed")
    return found


def _installed() -> Iterator[Program]:
    for name, options in _PROGRAMS.items():
        path = shutil.which(name)
        if path and (name != "pw-play" or _pipewire_runs()):
            yield Program(name, (path, *options))


def _pipewire_runs() -> bool:
    """Many systems have its programs, and PulseAudio for the sound."""
    folder = os.environ.get("PIPEWIRE_RUNTIME_DIR") or os.environ.get("XDG_RUNTIME_DIR")
    if not folder:
        return False
    return (Path(folder) / os.environ.get("PIPEWIRE_REMOTE", "pipewire-0")).exists()
