"""The steps of a stretch in words: as they are told for the side at work."""

import re

from .stretch import Stretch
from .timeline import Side


def steps(stretch: Stretch, side: Side | None) -> tuple[str, ...]:
    """The steps for one side: as written for the right one, with left and right exchanged for the other.

    "Then the left." is left out, because whoever guides says itself when the sides change. Without a side
    they are as written.
    """
    if side is None:
        return stretch.steps
    told = tuple(filter(None, map(_without_hand_over, stretch.steps))) or stretch.steps
    return tuple(mirrored(step) for step in told) if side is Side.LEFT else told


def mirrored(text: str) -> str:
    """With left and right exchanged."""
    return _LEFT_OR_RIGHT.sub(lambda found: _OTHER[found[0]], text)


def _without_hand_over(step: str) -> str:
    return _HAND_OVER.sub(lambda found: "." if found[0].startswith(",") else "", step)


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
