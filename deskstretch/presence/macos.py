"""Idle time on macOS, from CoreGraphics. Coded after Apple's documentation, not verified on a Mac."""

import ctypes
import math
from datetime import timedelta

from ..core.errors import Unavailable

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_HARDWARE = 1  # kCGEventSourceStateHIDSystemState: what hands did, not what programs posted
_ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType


class EventSourceIdle:
    """An ``IdleSource``."""

    name = "macOS event source"

    def __init__(self) -> None:
        self._library: ctypes.CDLL | None = None

    def connect(self) -> None:
        """Load CoreGraphics; raises Unavailable."""
        try:
            self._library = ctypes.CDLL(_CORE_GRAPHICS)
            seconds = self._library.CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError) as error:
            raise Unavailable(f"idle time: {error}") from error
        seconds.argtypes = (ctypes.c_int32, ctypes.c_uint32)
        seconds.restype = ctypes.c_double

    def idle(self) -> timedelta | None:
        if self._library is None:
            return None
        idle_s = self._library.CGEventSourceSecondsSinceLastEventType(_HARDWARE, _ANY_INPUT)
        return timedelta(seconds=idle_s) if math.isfinite(idle_s) and idle_s >= 0 else None

    def close(self) -> None:
        self._library = None
