"""The voice of Windows (SAPI 5), asked through COM with what comes with Python.

A PowerShell that does the same takes a second to start for each cue, and many a company forbids it.
From the documentation, and tried with Wine 8 as far as that goes: the object is made there, and Wine's
log says that it is ``Speak`` that is called; but there it is "not implemented", and never spoke.
"""

import ctypes
import sys
import uuid
from typing import Any

from ..core.errors import Unavailable
from .latest import Turn

# sapi.h: the class SpVoice and its interface ISpVoice.
_CLASS = uuid.UUID("96749377-3391-11D2-9EE3-00C04F797396")
_INTERFACE = uuid.UUID("6C44DF74-72B9-4992-A1EC-EF996E0422D4")
_RELEASE, _SPEAK = 2, 20
"""Places in the table of its methods. SAPI 5.1 to 5.4 have them alike."""

_ASYNC, _PURGE, _NOT_XML = 1, 2, 16

_MULTITHREADED = 0
_ANY_SERVER = 0x17


class WindowsVoice:
    """The default voice of the person's settings. Everything on the thread that speaks first."""

    name = "the Windows voice"

    def __init__(self) -> None:
        self._voice: Any = None
        self._initialised = False

    def speak(self, text: str, _: Turn) -> None:
        """Returns while it speaks."""
        if sys.platform != "win32":
            raise Unavailable("this is not Windows")
        try:
            if not self._voice:
                self._make()
            speak = ctypes.WINFUNCTYPE(
                ctypes.HRESULT, ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_ulong, ctypes.c_void_p
            )
            speak(self._method(_SPEAK))(self._voice, text or None, _ASYNC | _PURGE | _NOT_XML, None)
        except OSError as error:
            raise Unavailable(f"the voice of Windows: {error.strerror or error}") from error

    def close(self) -> None:
        if sys.platform != "win32":
            return
        if self._voice:
            release = ctypes.WINFUNCTYPE(ctypes.c_ulong, ctypes.c_void_p)
            # With it goes what it says.
            release(self._method(_RELEASE))(self._voice)
            self._voice = None
        if self._initialised:
            self._initialised = False
            ctypes.OleDLL("ole32").CoUninitialize()

    def _make(self) -> None:
        if sys.platform != "win32":
            return
        ole = ctypes.OleDLL("ole32")
        # This thread has no window, so nobody would hand on what a single-threaded one has to be told.
        ole.CoInitializeEx(None, _MULTITHREADED)
        self._initialised = True
        made = ctypes.c_void_p()
        ole.CoCreateInstance(_guid(_CLASS), None, _ANY_SERVER, _guid(_INTERFACE), ctypes.byref(made))
        self._voice = made

    def _method(self, place: int) -> int:
        """Its address: the object begins with the address of the table."""
        table = ctypes.cast(self._voice, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        return table[place] or 0


def _guid(value: uuid.UUID) -> Any:
    return (ctypes.c_ubyte * 16)(*value.bytes_le)
