"""How long Windows has been running."""

import ctypes
from datetime import timedelta
from functools import cache
from typing import Any

from .windows_library import library


def uptime() -> timedelta:
    """Time asleep included; a "fast" start goes on counting. Raises Unavailable."""
    return timedelta(milliseconds=_kernel().GetTickCount64())


@cache
def _kernel() -> Any:
    return library("kernel32", {"GetTickCount64": (ctypes.c_uint64,)})
