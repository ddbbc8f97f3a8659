"""Is the screen locked, or has somebody else the computer? On macOS, from the session's own description.

The key that tells of the lock is not documented, yet everybody's. Not verified on a Mac.
"""

import ctypes
from typing import Any, ClassVar

from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report
from .polled import Polled

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x08000100
_INT = 9  # kCFNumberIntType


class Lock(Polled):
    """Asks CoreGraphics."""

    name = "lock screen (macOS)"
    signal: ClassVar[Signal] = Signal.LOCKED

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self._session: _Session | None = None

    def ask(self) -> str | None:
        if self._session is None:
            raise Unavailable("this is not macOS")
        return meaning(*self._session.read("CGSSessionScreenIsLocked", "kCGSSessionOnConsoleKey"))

    def open(self) -> None:
        self._session = _Session()

    def let_go(self) -> None:
        self._session = None


def meaning(locked: int | None, on_console: int | None) -> str | None:
    """The words; None for a session in use. An unlocked one has no key for the lock at all."""
    if locked:
        return "the screen is locked"
    return "the session is not on the screen" if on_console == 0 else None


class _Session:
    """The description of the login session this program belongs to."""

    def __init__(self) -> None:
        try:
            self._graphics: Any = ctypes.CDLL(_CORE_GRAPHICS)
            self._foundation: Any = ctypes.CDLL(_CORE_FOUNDATION)
            self._declare()
        except (OSError, AttributeError) as error:
            raise Unavailable(f"CoreGraphics cannot be used ({error})") from error

    def read(self, *keys: str) -> list[int | None]:
        """The numbers, or truths, of these keys; None for one that is not there. Raises Unavailable."""
        description = self._graphics.CGSessionCopyCurrentDictionary()
        if not description:
            raise Unavailable("there is no session on a screen")
        try:
            return [self._number(description, key) for key in keys]
        finally:
            self._foundation.CFRelease(description)

    def _number(self, description: int, key: str) -> int | None:
        foundation = self._foundation
        name = foundation.CFStringCreateWithCString(None, key.encode(), _UTF8)
        value = foundation.CFDictionaryGetValue(description, name)
        foundation.CFRelease(name)
        if not value:
            return None
        if foundation.CFGetTypeID(value) == foundation.CFBooleanGetTypeID():
            return int(foundation.CFBooleanGetValue(value))
        number = ctypes.c_int()
        told = foundation.CFNumberGetValue(value, _INT, ctypes.byref(number))
        return number.value if told else None

    def _declare(self) -> None:
        pointer, kind, truth = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ubyte
        functions = {
            "CFStringCreateWithCString": (pointer, pointer, ctypes.c_char_p, ctypes.c_uint32),
            "CFDictionaryGetValue": (pointer, pointer, pointer),
            "CFGetTypeID": (kind, pointer),
            "CFBooleanGetTypeID": (kind,),
            "CFBooleanGetValue": (truth, pointer),
            "CFNumberGetValue": (truth, pointer, ctypes.c_long, pointer),
            "CFRelease": (None, pointer),
        }
        for name, (result, *arguments) in functions.items():
            getattr(self._foundation, name).restype = result
            getattr(self._foundation, name).argtypes = arguments
        self._graphics.CGSessionCopyCurrentDictionary.restype = pointer
        self._graphics.CGSessionCopyCurrentDictionary.argtypes = ()
