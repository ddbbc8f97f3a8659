"""The steps of a stretch while it is done: told for the side at work, one of them in force at a time."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from ..core.course import Place
from ..core.stretch import Sides, Stretch
from ..core.timeline import Breathing, Side, Stage, breath_of


def steps(stretch: Stretch, side: Side | None) -> tuple[str, ...]:
    """The steps for one side: as written for the right one, with left and right exchanged for the other.

    "Then the left." is left out, because the guide says itself when the sides change.
    """
    if stretch.sides is not Sides.EACH:
        return stretch.steps
    told = tuple(filter(None, map(_without_hand_over, stretch.steps))) or stretch.steps
    return tuple(mirrored(step) for step in told) if side is Side.LEFT else told


def in_force(place: Place) -> int:
    """Which of ``steps(place.stretch, place.segment.side)`` is to be followed now, counted from 0.

    The first one leads into position, so it belongs to the time before the work; the others to the work.
    """
    told = steps(place.stretch, place.segment.side)
    if not place.segment.works or len(told) == 1:
        return 0
    follow = _holding if place.segment.stage is Stage.HOLD else _repeating
    return 1 + follow(place, told[1:])


def mirrored(text: str) -> str:
    """With left and right exchanged."""
    return _LEFT_OR_RIGHT.sub(lambda found: _OTHER[found[0]], text)


def _without_hand_over(step: str) -> str:
    return _HAND_OVER.sub(lambda found: "." if found[0].startswith(",") else "", step)


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
_FOLLOWED = timedelta(seconds=2.5)
_READ = timedelta(seconds=5)
"""How long a step stands at least where it does not keep time with the movement."""

_HAND_OVER = re.compile(
    r"(?:^|(?<=[.!?]) |, )"  # a sentence, or what comes after a comma
    r"(?:then\b[^.,]*\b(?:left|other)\b|(?:turn round|change|switch|swap|repeat)\b[^.,]*\bother\b)"
    r"[^.,]*\.?$",
    re.IGNORECASE,
)

_LEFT_OR_RIGHT = re.compile(
    r"\b(?:left|Left|right|Right)\b(?! (?:away|after|angles?|now|at|up to)\b)(?!-angle)(?!-click)"
)
_OTHER = {"left": "right", "Left": "Right", "right": "left", "Right": "Left"}
