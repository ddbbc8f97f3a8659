"""The computer wakes up: the clocks are looked at now, rather than at the next steady tick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..bus import Bus, End

if TYPE_CHECKING:
    from dbus_fast import Message


class Wakings:
    """Calls ``awake`` on the loop thread at the end of each sleep that logind knows of.

    It is only about being prompt: that the computer slept is found by comparing clocks, with or
    without logind.
    """

    def __init__(self, system_bus: Bus, awake: Callable[[], None]) -> None:
        self._bus = system_bus
        self._awake = awake
        self._end: End | None = None

    def start(self) -> None:
        """Begin to listen; a second time changes nothing."""
        if self._end:
            return
        from .asking.logind import LOGIND, MANAGER

        self._end = self._bus.subscribe(
            sender=LOGIND, interface=MANAGER, member="PrepareForSleep", listener=self._on_signal
        )

    def close(self) -> None:
        end, self._end = self._end, None
        if end:
            end()

    def _on_signal(self, signal: "Message") -> None:
        if signal.body == [False]:  # True: it is about to sleep
            self._awake()
