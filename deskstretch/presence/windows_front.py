"""The application in front on Windows."""

import ctypes
from ctypes import wintypes
from functools import cache
from pathlib import PureWindowsPath
from typing import Any

from .windows_library import library

_QUERY_LIMITED_INFORMATION = 0x1000
_LONGEST_PATH = 32_768
_LONGEST_CLASS = 257

# Applications from the Store sit in a frame that belongs to another program.
_FRAME = "ApplicationFrameWindow"
_FRAMED = "Windows.UI.Core.CoreWindow"

_HANDLE, _DWORD, _TEXT, _ANY = wintypes.HANDLE, wintypes.DWORD, wintypes.LPWSTR, ctypes.c_void_p


class ForegroundWindow:
    """A ``Front``."""

    name = "Windows"

    def connect(self) -> None:
        _windows()
        _processes()

    def names(self) -> tuple[str, ...]:
        """None when no window is in front, as while one is closing or the screen is locked."""
        window = _windows().GetForegroundWindow()
        if not window:
            return ()
        kind = _class_of(window)
        if kind == _FRAME:
            window = _windows().FindWindowExW(window, None, _FRAMED, None) or window
        return tuple(name for name in (kind, _program_of(window)) if name)

    def close(self) -> None:
        """There is nothing to let go of."""


def _class_of(window: int) -> str:
    text = ctypes.create_unicode_buffer(_LONGEST_CLASS)
    return text.value if _windows().GetClassNameW(window, text, _LONGEST_CLASS) else ""


def _program_of(window: int) -> str:
    """The file name of the program the window belongs to, "" where Windows does not tell."""
    pid = wintypes.DWORD()
    _windows().GetWindowThreadProcessId(window, ctypes.byref(pid))
    process = _processes().OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid.value)  # noqa: FBT003
    if not process:  # gone already, or one of the system's own
        return ""
    try:
        path, length = ctypes.create_unicode_buffer(_LONGEST_PATH), wintypes.DWORD(_LONGEST_PATH)
        told = _processes().QueryFullProcessImageNameW(process, 0, path, ctypes.byref(length))
        return PureWindowsPath(path.value).name if told else ""
    finally:
        _processes().CloseHandle(process)


@cache
def _windows() -> Any:
    return library(
        "user32",
        {
            "GetForegroundWindow": (_HANDLE,),
            "GetClassNameW": (ctypes.c_int, _HANDLE, _TEXT, ctypes.c_int),
            "FindWindowExW": (_HANDLE, _HANDLE, _HANDLE, wintypes.LPCWSTR, wintypes.LPCWSTR),
            "GetWindowThreadProcessId": (_DWORD, _HANDLE, _ANY),
        },
    )


@cache
def _processes() -> Any:
    return library(
        "kernel32",
        {
            "OpenProcess": (_HANDLE, _DWORD, wintypes.BOOL, _DWORD),
            "QueryFullProcessImageNameW": (wintypes.BOOL, _HANDLE, _DWORD, _TEXT, _ANY),
            "CloseHandle": (wintypes.BOOL, _HANDLE),
        },
    )
