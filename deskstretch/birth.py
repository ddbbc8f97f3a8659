"""When a process began: it tells a process from a later one that was given the same number."""

import os
import sys
from pathlib import Path

_QUERY_LIMITED_INFORMATION = 0x1000


def birth(process: int) -> str:
    """When a process of this person began, as an opaque word; empty where it cannot be told."""
    return _asked_of_windows(process) if sys.platform == "win32" else _read_from_proc(process)


def _read_from_proc(process: int) -> str:
    if sys.platform == "win32":
        return ""
    entry = Path(f"/proc/{process}")
    try:
        # The name, in brackets, may hold anything; the 20th word behind it is the start time.
        start = (
            (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
        )
        return start if entry.stat().st_uid == os.geteuid() else ""
    except (OSError, IndexError):
        return ""


def _asked_of_windows(process: int) -> str:
    """Somebody else's process cannot be opened; one that has ended is not told while it lingers."""
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, 0, process)
    if not handle:
        return ""
    born, ended, in_kernel, in_program = (wintypes.FILETIME() for _ in range(4))
    try:
        told = kernel.GetProcessTimes(
            wintypes.HANDLE(handle),
            *(ctypes.byref(time) for time in (born, ended, in_kernel, in_program)),
        )
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
    return f"{born.dwHighDateTime << 32 | born.dwLowDateTime}" if told else ""
