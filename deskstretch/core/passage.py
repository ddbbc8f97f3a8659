"""How time passed between two looks at the clocks: as it should, in sleep, or on a clock that was set."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .events import ClockMoved, Slept


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment. ``awake`` counts from an arbitrary start and stands still in sleep."""

    wall: datetime
    awake: timedelta


UNNOTICED = timedelta(seconds=10)
"""Less than this between the two clocks is drift and correction, not an event."""

STALLED = timedelta(minutes=2)
"""The clocks are read several times a minute: a longer silence means the program did not run."""


def passage(before: Reading, after: Reading) -> Slept | ClockMoved | None:
    """What happened besides the ordinary passing of time.

    A wall clock that ran ahead is taken for sleep, which it nearly always is; one that fell behind
    was set back. A process that stood still (a stopped virtual machine) slept as well.
    """
    awake = after.awake - before.awake
    ahead = (after.wall - before.wall) - awake
    if ahead <= -UNNOTICED:
        return ClockMoved(ahead)
    if ahead >= UNNOTICED:
        return Slept(ahead)
    return Slept(awake) if awake >= STALLED else None
