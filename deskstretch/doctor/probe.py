"""Looks at many things at once, and waits for none of them for long."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from ..clock import running_s

LIMIT_S = 2.0

T = TypeVar("T")


class Probe(Generic[T]):
    """One look, on a thread of its own that ends with the program.

    A thread, and not a task: a frozen X server or a hanging network folder holds up whoever asks.
    """

    def __init__(self, look: Callable[[], T]) -> None:
        self._look = look
        self._brought: list[T] = []
        self._failed: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="doctor", daemon=True)

    def start(self) -> "Probe[T]":
        """Begin, and return at once."""
        self._thread.start()
        return self

    def result(self, until_s: float) -> T:
        """What it brought; waits until ``clock.running_s`` says ``until_s``. Raises LookFailed."""
        self._thread.join(max(0.0, until_s - running_s()))
        if self._brought:
            return self._brought[0]
        if self._failed:
            words = str(self._failed) or type(self._failed).__name__
            raise LookFailed(words) from self._failed
        raise LookFailed("no answer in time")

    def _work(self) -> None:
        try:
            self._brought.append(self._look())
        except Exception as error:  # noqa: BLE001 - it becomes a finding, whatever a broken desktop raises
            self._failed = error


class LookFailed(Exception):
    """A look brought nothing: why, in words for the person."""
