"""Do the latest thing asked for, on a thread of its own: nothing queues up, and nobody waits."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_ENDS_WITHIN_S = 0.5


class Turn:
    """One thing that is being done. It can be called off, from any thread, at any time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stops: list[Callable[[], None]] = []
        self._called_off = False

    @property
    def called_off(self) -> bool:
        return self._called_off

    def stopped_by(self, stop: Callable[[], None]) -> None:
        """What ends it, called once, on the thread that calls it off; at once if that has happened."""
        with self._lock:
            if not self._called_off:
                self._stops.append(stop)
                return
        stop()

    def call_off(self) -> None:
        with self._lock:
            self._called_off = True
            stops, self._stops = self._stops, []
        for stop in stops:
            stop()


class Latest(Generic[T]):
    """``do`` is called on the thread, with one thing after the other; ``finish`` there at the end.

    A new thing calls off the one that is being done, and takes the place of one that has not begun.
    The thread begins with the first.
    """

    def __init__(self, name: str, do: Callable[[T, Turn], None], finish: Callable[[], None]) -> None:
        self._do = do
        self._finish = finish
        self._news = threading.Condition()
        self._waiting: list[T] = []
        self._turn = Turn()
        self._closed = False
        # A daemon: a sound that hangs must not keep a window open that was closed.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def put(self, thing: T) -> None:
        """Return at once; nothing happens after ``close``. From one thread, always the same."""
        with self._news:
            if self._closed:
                return
            self._waiting = [thing]
            self._turn.call_off()
            self._news.notify()
        if self._thread.ident is None:
            self._thread.start()

    def close(self, patience_s: float = 0.0) -> None:
        """Wait so long for what is left to do, then call it off. Takes half a second more at most."""
        with self._news:
            self._closed = True
            self._news.notify()
        if self._thread.ident is None:
            return
        self._thread.join(patience_s)
        with self._news:
            self._waiting.clear()
            self._turn.call_off()
        self._thread.join(_ENDS_WITHIN_S)

    def _work(self) -> None:
        while (taken := self._take()) is not None:
            self._do(*taken)
        self._finish()

    def _take(self) -> tuple[T, Turn] | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            self._turn = Turn()
            return self._waiting.pop(), self._turn
