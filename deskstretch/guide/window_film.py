"""The moving figure: its frames are drawn once, on a thread of their own, and kept for the next loops.

The first frames come from all over the loop and the others between them, so that it moves at once, if in
steps, and is smooth a second or two later.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from PIL import Image

FRAMES_A_SECOND = 12
_MOST_FRAMES = 96
_FRAME_WITHIN_S = 2.0

log = logging.getLogger(__name__)


class Moving(Protocol):
    """``period`` is the length of one loop in seconds, 0 for a still.

    ``told`` is the phase of the pose that says it all, and ``entering_s`` how long the way into it takes.
    ``rest_s`` is how long it stays in each pose, also in the first one, with which a loop begins.
    """

    @property
    def period(self) -> float: ...

    @property
    def told(self) -> float: ...

    @property
    def entering_s(self) -> float: ...

    @property
    def rest_s(self) -> float: ...

    def frame(self, phase: float) -> Image.Image:
        """RGBA; ``phase`` from 0 to 1."""


class Film:
    """The frames of one loop, as far as they are drawn. Filled by one thread, read by another.

    ``make`` may take its time: it is called on the drawing thread. A still picture is a film of one frame.
    """

    def __init__(self, make: Callable[[], Moving], ground: str) -> None:
        self._make = make
        self._ground = ground
        self.dropped = False
        self.period = self.told = self.entering_s = self.rest_s = 0.0
        self._frames: list[Image.Image | None] = []

    @property
    def moves(self) -> bool:
        """Whether it will have more to show; also before the first frame is there."""
        return len(self._frames) != 1 or self._frames[0] is None

    def frame(self, phase: float) -> tuple[int, Image.Image] | None:
        """The one for this phase, or the nearest before it that is there, with its number in the loop."""
        frames = self._frames
        if not frames:
            return None
        wanted = int(phase * len(frames)) % len(frames)
        for back in range(len(frames)):
            number = (wanted - back) % len(frames)
            if frame := frames[number]:
                return number, frame
        return None

    def drop(self) -> None:
        """Nobody will look at it any more: it is drawn no further, and whoever waits is next."""
        self.dropped = True
        self._frames = []

    def draw(self, stopped: Callable[[], bool]) -> None:
        if self.dropped:
            return
        moving = self._make()
        count = min(_MOST_FRAMES, max(1, round(moving.period * FRAMES_A_SECOND)))
        self.period, self.rest_s = moving.period, moving.rest_s
        self.told, self.entering_s = moving.told, moving.entering_s
        # Filled by this name: the film's own list may be gone by the time a frame is drawn.
        frames: list[Image.Image | None] = [None] * count
        self._frames = frames
        for number in spread(count):
            if stopped() or self.dropped:
                break
            picture = moving.frame(number / count)
            frame = Image.new("RGB", picture.size, self._ground)
            frame.paste(picture, (0, 0), picture)
            frames[number] = frame
        if self.dropped:
            self._frames = []


class Studio:
    """Draws films on a thread of its own, one after the other, in the order they were asked for."""

    def __init__(self) -> None:
        self._wanted: queue.SimpleQueue[Film | None] = queue.SimpleQueue()
        self._closed = threading.Event()
        # A daemon: a frame that takes long does not keep the window from closing.
        self._thread = threading.Thread(target=self._work, name="pictures", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def draw(self, film: Film) -> None:
        self._wanted.put(film)

    def close(self) -> None:
        """Wait for the frame that is being drawn.

        Tk's objects must go on Tk's thread, and the garbage of a program is collected on any that runs.
        """
        self._closed.set()
        self._wanted.put(None)
        self._thread.join(_FRAME_WITHIN_S)

    def _work(self) -> None:
        while (film := self._wanted.get()) and not self._closed.is_set():
            try:
                film.draw(self._closed.is_set)
            except Exception:
                # The words and the ring guide on without it.
                log.exception("no picture")


def spread(count: int) -> Iterator[int]:
    """Every number below ``count`` once: first far apart, then those between."""
    step = 1
    while step < count:
        step *= 2
    seen: set[int] = set()
    while step:
        for number in range(0, count, step):
            if number not in seen:
                seen.add(number)
                yield number
        step //= 2
