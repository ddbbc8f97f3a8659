"""Which step of a stretch is to be followed at a moment: one of them is in force at a time."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from ..core.course import Place
from ..core.steps import steps
from ..core.timeline import Breathing, Stage, breath_of


def in_force(place: Place) -> int:
    """Which of ``steps(place.stretch, place.side)`` is to be followed now, counted from 0.

    The first one leads into position, so it belongs to the time before the work; the others to the work.
    """
    told = steps(place.stretch, place.side)
    if not place.segment.works or len(told) == 1:
        return 0
    if place.segment.half:
        return min(place.segment.half, len(told) - 1)
    follow = _holding if place.segment.stage is Stage.HOLD else _repeating
    return 1 + follow(place, told[1:])


def _holding(place: Place, told: Sequence[str]) -> int:
    """Each for a part of the hold, by its words; the last, which often leads out of it, at the end only."""
    words = [len(step.split()) for step in told]
    length = place.segment.length
    last = min(length * words[-1] / sum(words), _LEADING_OUT)
    ends = accumulate((length - last) * count / max(1, sum(words[:-1])) for count in words[:-1])
    return sum(place.elapsed >= end for end in ends)


def _repeating(place: Place, told: Sequence[str]) -> int:
    """Along with each repetition where it is slow enough for that, and otherwise in turn."""
    tempo, count = place.segment.tempo, len(told)
    breath = breath_of(place.stretch, place.segment)
    if breath and count == 2:
        return 0 if breath.at(place.elapsed)[0] is Breathing.IN else 1
    if tempo / count >= _FOLLOWED:
        return min(int(place.elapsed % tempo / tempo * count), count - 1)
    repetitions = -(-_READ // tempo)
    return place.elapsed // (tempo * repetitions) % count


_LEADING_OUT = timedelta(seconds=6)
_FOLLOWED = timedelta(seconds=2)
"""A step that somebody has read once is followed as quickly as this."""
_READ = timedelta(seconds=5)
"""How long a step stands at least where it does not keep time with the movement."""
