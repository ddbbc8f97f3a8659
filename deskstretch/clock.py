"""The one place where the clock is read."""

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from .core.passage import Reading


class Clock(Protocol):
    """What the time is. Tests bring their own."""

    def read(self) -> Reading:
        """The wall clock and the time awake, read together."""

    def zone(self) -> tzinfo:
        """The zone the computer is in now."""


class SystemClock:
    """The computer's clocks."""

    def read(self) -> Reading:
        return Reading(datetime.now(UTC), timedelta(seconds=_awake_seconds()))

    def zone(self) -> tzinfo:
        """The zone the computer is set to, looked up afresh; a fixed offset where it has no name.

        From then on every local time in this process is of that zone.
        """
        import tzlocal

        if sys.platform != "win32":
            # The C library asks once, and the history would be written on the clock of before a flight.
            time.tzset()
        try:
            return tzlocal.reload_localzone()
        except Exception:  # noqa: BLE001 - tzlocal raises whatever a half-set-up system makes it raise
            return datetime.now().astimezone().tzinfo or UTC


def running_s() -> float:
    """Seconds from an arbitrary start, on a clock that nobody sets: for limits of time."""
    return time.monotonic()


def _awake_seconds() -> float:
    """Seconds the computer was awake. On Windows ``time.monotonic`` counts sleep too, so not that one."""
    if sys.platform == "win32":
        import ctypes

        hundred_ns = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(hundred_ns))
        return hundred_ns.value / 10_000_000
    return time.monotonic()
