"""Watching what the system does not tell by itself: by asking at every tick."""

import logging
from abc import ABC, abstractmethod
from typing import ClassVar

from ..core.errors import Unavailable
from ..core.events import Signal
from ..ports import Report

log = logging.getLogger(__name__)


class Polled(ABC):
    """A ``Detector`` that asks at every look, and costs no wake-up of its own."""

    name: str
    signal: ClassVar[Signal]

    def __init__(self, report: Report) -> None:
        self._report = report
        self._lost = False

    @abstractmethod
    def ask(self) -> str | None:
        """The words for what is the case; None when nothing is. Raises Unavailable; takes 5 ms at most."""

    def open(self) -> None:  # noqa: B027 - most need nothing
        """Get hold of what is asked; raises Unavailable. It may take a second."""

    def let_go(self) -> None:  # noqa: B027 - and have nothing to let go of
        """Let go of what ``open`` got, also when that failed or never was called."""

    async def start(self) -> None:
        try:
            self.open()
            self.ask()
        except Unavailable:
            self.let_go()
            raise

    def look(self, *, due: bool) -> None:  # noqa: ARG002 - what is asked here is cheap
        try:
            words = self.ask()
        except Unavailable as error:
            if not self._lost:
                log.warning("%s: not known any more: %s", self.name, error)
            self._lost, words = True, None
        else:
            if self._lost:
                log.info("%s: known again", self.name)
            self._lost = False
        self._report(words)

    async def close(self) -> None:
        self.let_go()
