"""Is the screen locked, or has somebody else the computer? On Windows, from the session itself."""

import ctypes
from ctypes import wintypes
from functools import cache
from typing import Any, ClassVar

from ..core.errors import Unavailable
from ..core.events import Signal
from .polled import Polled
from .windows_library import library

_THIS_SESSION = 0xFFFFFFFF
_SESSION_INFO_EX = 25
_ACTIVE = 0
_LOCKED, _UNLOCKED = 0, 1


class SessionInfo(ctypes.Structure):
    """The beginning of WTSINFOEX. What follows holds 64-bit times, so there is a gap after ``level``."""

    _fields_ = (
        ("level", ctypes.c_uint32),
        ("_gap", ctypes.c_uint32),
        ("session", ctypes.c_uint32),
        ("state", ctypes.c_int32),
        ("flags", ctypes.c_int32),
    )


class Lock(Polled):
    """The prompt for an administrator's password is no lock; another person's turn at the computer is."""

    name = "lock screen (Windows)"
    signal: ClassVar[Signal] = Signal.LOCKED

    def ask(self) -> str | None:
        return meaning(_session_info())


def meaning(info: SessionInfo) -> str | None:
    """The words; None for a session in use. Raises Unavailable when Windows does not know it itself."""
    if info.level != 1 or info.flags not in (_LOCKED, _UNLOCKED):
        raise Unavailable("Windows does not tell whether the session is locked")
    if info.flags == _LOCKED:
        return "the screen is locked"
    return None if info.state == _ACTIVE else "the session is not on the screen"


def _session_info() -> SessionInfo:
    answer, size = ctypes.c_void_p(), wintypes.DWORD()
    if not _sessions().WTSQuerySessionInformationW(
        None, _THIS_SESSION, _SESSION_INFO_EX, ctypes.byref(answer), ctypes.byref(size)
    ):
        raise Unavailable("Windows does not tell the state of the session")
    try:
        if answer.value is None or size.value < ctypes.sizeof(SessionInfo):
            raise Unavailable("Windows tells too little of the session")
        return SessionInfo.from_buffer_copy(ctypes.string_at(answer.value, ctypes.sizeof(SessionInfo)))
    finally:
        _sessions().WTSFreeMemory(answer)


@cache
def _sessions() -> Any:
    return library(
        "wtsapi32",
        {
            "WTSQuerySessionInformationW": (
                wintypes.BOOL,
                *(wintypes.HANDLE, wintypes.DWORD, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p),
            ),
            "WTSFreeMemory": (None, ctypes.c_void_p),
        },
    )
