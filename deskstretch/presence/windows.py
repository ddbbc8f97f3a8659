"""Idle time on Windows, from GetLastInputInfo."""

import ctypes
import sys
from datetime import timedelta

from ..core.errors import Unavailable

_WRAP_MS = 1 << 32
_AHEAD_MS = 60_000


class LastInputIdle:
    """An ``IdleSource``. Before the first input of a session it tells the time since Windows started."""

    name = "Windows GetLastInputInfo"

    def idle(self) -> timedelta | None:
        try:
            last_ms, now_ms = _ticks()
        except Unavailable:
            return None
        return since(last_ms, now_ms)

    def close(self) -> None:
        """There is nothing to let go of."""


def since(last_ms: int, now_ms: int) -> timedelta:
    """The time between two readings of the 32-bit tick count, which starts anew every 49.7 days.

    An input a moment ahead of the clock that was read counts as now, not as one 49 days ago.
    """
    elapsed_ms = (now_ms - last_ms) % _WRAP_MS
    return timedelta(milliseconds=0 if elapsed_ms > _WRAP_MS - _AHEAD_MS else elapsed_ms)


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", ctypes.c_uint32), ("ticks_ms", ctypes.c_uint32))


def _ticks() -> tuple[int, int]:
    """The tick counts of the last input and of now; raises Unavailable when Windows does not say."""
    if sys.platform != "win32":
        raise Unavailable("idle time: this is not Windows")
    last = _LastInput(size=ctypes.sizeof(_LastInput))
    if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
        raise Unavailable("idle time: Windows does not tell the last input")
    # The result is a signed int to ctypes; since() puts that right.
    return last.ticks_ms, ctypes.windll.kernel32.GetTickCount()
