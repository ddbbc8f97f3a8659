"""A stretch laid out in time: getting ready, the work side by side and round by round, the changes between.

Every way to guide somebody (window, terminal, notifications, voice) follows this one timeline.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from .stretch import Position, Region, Sides, Stretch


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Stage(StrEnum):
    """READY before the first work, SWITCH between the sides of a round, REST between two rounds."""

    READY = "ready"
    HOLD = "hold"
    REPEAT = "repeat"
    SWITCH = "switch"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One stage, from ``begins`` (counted from the begin of the timeline) for ``length``.

    ``side`` and ``round`` are those of the work; between two works, of the one that comes. The side is
    None where both or neither work. ``repetitions`` is 0 but in REPEAT. ``half`` is 1 or 2 where the
    repetitions change half way, which is two segments with no pause between; 0 where they do not.
    """

    stage: Stage
    begins: timedelta
    length: timedelta
    side: Side | None = None
    round: int = 1
    rounds: int = 1
    repetitions: int = 0
    half: int = 0

    @property
    def works(self) -> bool:
        """Whether this is the stretch itself. All of it together is the dose, to the second."""
        return self.stage in {Stage.HOLD, Stage.REPEAT}

    @property
    def tempo(self) -> timedelta:
        """The time of one repetition; without repetitions the whole length."""
        return self.length / max(1, self.repetitions)

    def repetition(self, elapsed: timedelta) -> int:
        """Which repetition is on, from 1, ``elapsed`` after the segment began; 0 without repetitions."""
        passed = max(timedelta(0), elapsed) // self.tempo
        return min(passed + 1, self.repetitions)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Seamless: each segment begins where the one before it ends, the first one at zero."""

    stretch: Stretch
    segments: tuple[Segment, ...]

    @property
    def length(self) -> timedelta:
        last = self.segments[-1]
        return last.begins + last.length

    def at(self, elapsed: timedelta) -> Segment:
        """What is on when ``elapsed`` is over: the first segment before it all, the last one after."""
        begun = (segment for segment in reversed(self.segments) if segment.begins <= elapsed)
        return next(begun, self.segments[0])


class Breathing(StrEnum):
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Breath:
    """The pace of one breath: in, and the longer way out."""

    inhale: timedelta
    exhale: timedelta

    @property
    def length(self) -> timedelta:
        return self.inhale + self.exhale

    def at(self, elapsed: timedelta) -> tuple[Breathing, timedelta]:
        """In or out, and how long still, when ``elapsed`` of a row of such breaths is over."""
        since = elapsed % self.length
        if since < self.inhale:
            return Breathing.IN, self.inhale - since
        return Breathing.OUT, self.length - since


def timeline(stretch: Stretch) -> Timeline:
    """The timeline of a stretch; right before left, as the steps are written."""
    return Timeline(stretch, tuple(_segments(stretch)))


def side_of(stretch: Stretch, segment: Segment, repetition: int) -> Side | None:
    """The side that works: the segment's, or where repetitions alternate, that of this one (from 1)."""
    if stretch.sides is not Sides.BOTH or not segment.repetitions:
        return segment.side
    return Side.RIGHT if repetition % 2 else Side.LEFT


def breath_of(stretch: Stretch, segment: Segment) -> Breath | None:
    """The pace to breathe at, for a breathing exercise; None for another one, or between two works.

    A repetition is a breath; a hold is cut into whole ones. None too where nobody breathes so fast or slow.
    """
    if stretch.region is not Region.BREATH or not segment.works:
        return None
    breaths = segment.repetitions or max(1, round(segment.length / _BREATH))
    length = segment.length / breaths
    if not _FASTEST <= length <= _SLOWEST:
        return None
    inhale = length * _INHALE_SHARE
    return Breath(inhale, length - inhale)


def _segments(stretch: Stretch) -> Iterator[Segment]:
    sides = (Side.RIGHT, Side.LEFT) if stretch.sides is Sides.EACH else (None,)
    between, pause, begins = Stage.READY, _READY[stretch.position], timedelta(0)
    for number in range(1, stretch.sets + 1):
        for side in sides:
            for part in Segment(stage=between, begins=begins, length=pause), *_work(stretch):
                yield replace(part, begins=begins, side=side, round=number, rounds=stretch.sets)
                begins += part.length
            between, pause = Stage.SWITCH, _CHANGE[stretch.position]
        between = Stage.REST


def _work(stretch: Stretch) -> Iterator[Segment]:
    """What is done for one side and one round, as if it began at zero."""
    zero, count = timedelta(0), stretch.repetitions
    if count is None:
        assert stretch.hold is not None, f"{stretch.id}: neither hold nor repetitions"
        yield Segment(stage=Stage.HOLD, begins=zero, length=stretch.hold)
        return
    # Of an odd number the first half has one more; of a single one there is no second half.
    parts = {1: -(-count // 2), 2: count // 2} if stretch.halves else {0: count}
    for half, part in parts.items():
        if part:
            length = part * stretch.tempo
            yield Segment(stage=Stage.REPEAT, begins=zero, length=length, repetitions=part, half=half)


_READY = {
    Position.SEATED: timedelta(seconds=6),
    Position.STANDING: timedelta(seconds=8),
    Position.FLOOR: timedelta(seconds=12),
}
"""Long enough to read the first step and to get there: up from the chair, or down to the floor."""

_CHANGE = {
    Position.SEATED: timedelta(seconds=5),
    Position.STANDING: timedelta(seconds=5),
    Position.FLOOR: timedelta(seconds=8),
}

_BREATH = timedelta(seconds=10)
_FASTEST, _SLOWEST = timedelta(seconds=4), timedelta(seconds=20)
_INHALE_SHARE = 0.4
"""Six breaths a minute, out for longer than in: what the calm breathing exercises have in common."""
