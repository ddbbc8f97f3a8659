"""Tell somebody who waits at a terminal what takes so long, and take it back when it is done."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

from ..clock import running_s

AFTER_S = 1.0
"""What is done sooner needs no words."""


class Patience:
    """Calls tell how much is done: ``patience(3, 20)``. It is silent where nobody looks on."""

    def __init__(
        self, what: str, stream: TextIO | None = None, clock: Callable[[], float] = running_s
    ) -> None:
        self._what = what
        self._stream = stream or sys.stderr
        self._clock = clock
        self._begun = clock()
        self._wide = 0

    def __call__(self, done: int, of: int) -> None:
        if self._stream.isatty() and self._clock() - self._begun >= AFTER_S:
            self._put(f"{self._what}: {done} of {of}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._wide:
            self._put("")
            self._stream.write("\r")
            self._stream.flush()

    def _put(self, words: str) -> None:
        """In place of what is there; with blanks, because not every terminal knows a code for it."""
        self._stream.write(f"\r{words.ljust(self._wide)}")
        self._stream.flush()
        self._wide = len(words)
