"""All detectors together: what several tell of one kind of moment is one signal."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from ..core.errors import Unavailable
from ..core.events import Sensed, Signal, Signalled
from ..ports import Detector, Post, Report

log = logging.getLogger(__name__)

Make = Callable[[Report], Detector]
"""Makes a detector; nothing happens before its ``start``."""


class Senses:
    """Keeps the detectors, and the changes they tell of until somebody drains them.

    Everything on the loop thread. ``reasons``: why detectors that could be here are not. A detector
    that fails in a way nobody thought of is logged, and what it told is over: it must neither hold a
    reminder for ever nor keep the others from being heard.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._current: set[Detector] = set()
        self._working: list[Detector] = []
        self._seen: dict[Detector, str] = {}
        self._told: dict[Signal, str | None] = {}
        self._changes: list[Signalled] = []
        self._looking = False
        self.reasons: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Of the detectors at work."""
        return tuple(detector.name for detector in self._working)

    async def start(self, makers: Iterable[Make]) -> None:
        """Put these to work, in place of those before. One that cannot work here is done without.

        What those before told is over when these, once started, do not tell it.
        """
        await self.close()
        found = await asyncio.gather(*(self._started(self._made(make)) for make in makers))
        self.reasons = tuple(reason for reason in found if reason)
        for signal in self._told:
            self._tell_of(signal)

    def look(self, *, due: bool) -> None:
        """Have everything looked at that has to be asked."""
        self._looking = True
        for detector in tuple(self._working):
            try:
                detector.look(due=due)
            except Exception:  # the others have to be heard, and the tick has to go on
                log.exception("%s", detector.name)
                self._report(detector, None)
        self._looking = False

    def drain(self) -> list[Signalled]:
        """What has begun, changed or ended since the last call, in its order.

        ``Sensed`` is posted when there is something to drain that no ``look`` brought.
        """
        changes, self._changes = self._changes, []
        return changes

    async def close(self) -> None:
        """Let go of all of them; they are not listened to any more."""
        detectors, self._working = self._working, []
        self._current.clear()
        self._seen.clear()
        for detector in detectors:
            try:
                await detector.close()
            except Exception:  # the others have to be let go of
                log.exception("%s", detector.name)

    async def _started(self, detector: Detector) -> str | None:
        """Put it to work; why that cannot be, if it cannot."""
        try:
            await detector.start()
        except Unavailable as error:
            log.info("Not sensed: %s: %s", detector.name, error)
            return f"{detector.name}: {error}"
        except Exception as error:
            log.exception("%s", detector.name)
            return f"{detector.name}: {error}"
        self._working.append(detector)
        log.info("Sensed: %s", detector.name)
        return None

    def _made(self, make: Make) -> Detector:
        made: list[Detector] = []
        detector = make(lambda words: self._report(made[0], words))
        made.append(detector)
        self._current.add(detector)
        return detector

    def _report(self, detector: Detector, words: str | None) -> None:
        if detector not in self._current:
            return  # of those before: it may report while it is being closed
        if words is None:
            self._seen.pop(detector, None)
        else:
            self._seen[detector] = words
        self._tell_of(detector.signal)

    def _tell_of(self, signal: Signal) -> None:
        """What the first of the detectors for it has seen."""
        self._tell(signal, next((said for seen, said in self._seen.items() if seen.signal is signal), None))

    def _tell(self, signal: Signal, words: str | None) -> None:
        """One road to the session for all: two would overtake each other."""
        if words == self._told.get(signal):
            return
        self._told[signal] = words
        if not self._changes and not self._looking:
            self._post(Sensed())
        self._changes.append(Signalled(signal, words))
