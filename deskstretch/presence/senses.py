"""All detectors together: what several tell of one kind of moment is one signal."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from ..core.errors import Unavailable
from ..core.events import Signal, Signalled
from ..ports import Detector, Post, Report

log = logging.getLogger(__name__)

Make = Callable[[Report], Detector]
"""Makes a detector; nothing happens before its ``start``."""


class Senses:
    """Keeps the detectors, and posts a ``Signalled`` whenever a kind of moment begins, changes or ends.

    Everything on the loop thread. ``reasons``: why detectors that could be here are not.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._detectors: list[Detector] = []
        self._told: dict[Signal, str | None] = {}
        self._seen: dict[Detector, str] = {}
        self._looked: list[Signalled] | None = None
        self.reasons: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Of the detectors at work."""
        return tuple(detector.name for detector in self._detectors)

    async def start(self, makers: Iterable[Make]) -> None:
        """Put these to work, in place of those before. One that cannot work here is done without."""
        await self.close()
        for signal, words in list(self._told.items()):
            if words is not None:
                self._tell(signal, None)
        found = await asyncio.gather(*(self._started(self._made(make)) for make in makers))
        self.reasons = tuple(reason for reason in found if reason)

    def look(self, *, due: bool) -> list[Signalled]:
        """Have everything looked at that has to be asked; what has changed, for whoever decides now."""
        changes: list[Signalled] = []
        self._looked = changes
        try:
            for detector in self._detectors:
                detector.look(due=due)
        finally:
            self._looked = None
        return changes

    async def close(self) -> None:
        """Let go of all of them. Nothing more is posted."""
        detectors, self._detectors = self._detectors, []
        self._seen.clear()
        for detector in detectors:
            await detector.close()

    async def _started(self, detector: Detector) -> str | None:
        """Put it to work; why that cannot be, if it cannot."""
        try:
            await detector.start()
        except Unavailable as error:
            log.info("Not sensed: %s: %s", detector.name, error)
            return f"{detector.name}: {error}"
        self._detectors.append(detector)
        log.info("Sensed: %s", detector.name)
        return None

    def _made(self, make: Make) -> Detector:
        made: list[Detector] = []
        detector = make(lambda words: self._report(made[0], words))
        made.append(detector)
        return detector

    def _report(self, detector: Detector, words: str | None) -> None:
        if words is None:
            self._seen.pop(detector, None)
        else:
            self._seen[detector] = words
        signal = detector.signal
        self._tell(signal, next((said for seen, said in self._seen.items() if seen.signal is signal), None))

    def _tell(self, signal: Signal, words: str | None) -> None:
        if words == self._told.get(signal):
            return
        self._told[signal] = words
        change = Signalled(signal, words)
        if self._looked is None:
            self._post(change)
        else:
            self._looked.append(change)
