"""The few functions of Windows that a named pipe takes, with their types, and waiting for its events."""

import ctypes
import sys
from collections.abc import Sequence
from ctypes import wintypes
from functools import cache
from typing import Any

from ..core.errors import Unavailable

FILE_NOT_FOUND = 2
BROKEN_PIPE = 109
TIMED_OUT = 121
PIPE_BUSY = 231
NO_DATA = 232
NOT_CONNECTED = 233
PIPE_CONNECTED = 535
IO_PENDING = 997

_INVALID_HANDLE = ctypes.c_void_p(-1).value
_FOREVER_MS = 0xFFFF_FFFF
_WAIT_TIMEOUT = 258
_WAIT_FAILED = 0xFFFF_FFFF


class Overlapped(ctypes.Structure):
    """OVERLAPPED: one read or write that goes on while its thread waits for several things."""

    _fields_ = (
        ("internal", ctypes.c_void_p),
        ("internal_high", ctypes.c_void_p),
        ("offset", ctypes.c_uint64),
        ("event", wintypes.HANDLE),
    )


class SecurityAttributes(ctypes.Structure):
    """SECURITY_ATTRIBUTES."""

    _fields_ = (("length", wintypes.DWORD), ("descriptor", ctypes.c_void_p), ("inherit", wintypes.BOOL))


_HANDLE, _DWORD, _BOOL, _TEXT, _ANY = (
    wintypes.HANDLE,
    wintypes.DWORD,
    wintypes.BOOL,
    wintypes.LPCWSTR,
    ctypes.c_void_p,
)

_KERNEL: dict[str, tuple[Any, ...]] = {
    "CancelIoEx": (_BOOL, _HANDLE, _ANY),
    "CloseHandle": (_BOOL, _HANDLE),
    "ConnectNamedPipe": (_BOOL, _HANDLE, _ANY),
    "CreateEventW": (_HANDLE, _ANY, _BOOL, _BOOL, _TEXT),
    "CreateFileW": (_HANDLE, _TEXT, _DWORD, _DWORD, _ANY, _DWORD, _DWORD, _HANDLE),
    "CreateNamedPipeW": (_HANDLE, _TEXT, _DWORD, _DWORD, _DWORD, _DWORD, _DWORD, _DWORD, _ANY),
    "GetCurrentProcess": (_HANDLE,),
    "GetOverlappedResult": (_BOOL, _HANDLE, _ANY, _ANY, _BOOL),
    "LocalFree": (_ANY, _ANY),
    "ReadFile": (_BOOL, _HANDLE, _ANY, _DWORD, _ANY, _ANY),
    "SetEvent": (_BOOL, _HANDLE),
    "WaitForMultipleObjects": (_DWORD, _DWORD, _ANY, _BOOL, _DWORD),
    "WaitNamedPipeW": (_BOOL, _TEXT, _DWORD),
    "WriteFile": (_BOOL, _HANDLE, _ANY, _DWORD, _ANY, _ANY),
}
"""Name: what it returns, what it takes. Without this ctypes cuts a handle to 32 bits."""

_SECURITY: dict[str, tuple[Any, ...]] = {
    "ConvertSidToStringSidW": (_BOOL, _ANY, _ANY),
    "ConvertStringSecurityDescriptorToSecurityDescriptorW": (_BOOL, _TEXT, _DWORD, _ANY, _ANY),
    "GetSecurityInfo": (_DWORD, _HANDLE, _DWORD, _DWORD, _ANY, _ANY, _ANY, _ANY, _ANY),
    "GetTokenInformation": (_BOOL, _HANDLE, _DWORD, _ANY, _DWORD, _ANY),
    "OpenProcessToken": (_BOOL, _HANDLE, _DWORD, _ANY),
}


@cache
def kernel() -> Any:
    """kernel32. Raises Unavailable where there is no Windows."""
    return _library("kernel32", _KERNEL)


@cache
def security() -> Any:
    """advapi32. Raises Unavailable where there is no Windows."""
    return _library("advapi32", _SECURITY)


def last_error() -> int:
    """The code of the call of this thread that failed last."""
    if sys.platform != "win32":
        return 0
    return ctypes.get_last_error()


def invalid(handle: int | None) -> bool:
    """Whether a function that opens something has failed."""
    return handle in (None, _INVALID_HANDLE)


def failure(what: str, code: int) -> OSError:
    """An OSError in words: ``what`` failed, and Windows's reason. Its class is that of ``code``."""
    if sys.platform != "win32":
        return OSError(code, what)
    return OSError(None, f"{what}: {ctypes.FormatError(code).strip()}", None, code)


def new_event(*, stays_set: bool) -> int:
    """An event. One that does not stay set is reset by the first wait that sees it."""
    event: int | None = kernel().CreateEventW(None, stays_set, False, None)  # noqa: FBT003 - Windows's BOOL
    if not event:
        raise failure("cannot make an event", last_error())
    return event


def wait_any(events: Sequence[int], within_s: float | None) -> int | None:
    """The first of these events that is set, at most 64; None when the time is up. No time: for ever."""
    array = (wintypes.HANDLE * len(events))(*events)
    limit_ms = _FOREVER_MS if within_s is None else max(0, min(int(within_s * 1000), _FOREVER_MS - 1))
    index: int = kernel().WaitForMultipleObjects(len(events), array, False, limit_ms)  # noqa: FBT003
    if index == _WAIT_FAILED:
        raise failure("cannot wait for a pipe", last_error())
    return None if index == _WAIT_TIMEOUT else events[index]


def _library(name: str, functions: dict[str, tuple[Any, ...]]) -> Any:
    if sys.platform != "win32":
        raise Unavailable("named pipes: this is not Windows")
    library = ctypes.WinDLL(name, use_last_error=True)
    for function, (result, *arguments) in functions.items():
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library
