"""One entry of a foreign file made into a stretch that keeps to our rules."""

import re
import unicodedata
from collections.abc import Collection
from datetime import timedelta
from itertools import count
from typing import NamedTuple

from ..core.stretch import Kind, Level, Sides, Stretch
from ..core.words import span
from . import guesses
from .draft import Draft, Skipped
from .words import MOST_LETTERS, MOST_STEPS, has_words, plain_line, steps_of

LEAST_S, MOST_S = 5, 180
"""A stretch at the desk: shorter is no stretch, and longer is the whole break of another program."""


_LONG = timedelta(minutes=5)


NAME_LETTERS = 60


class Made(NamedTuple):
    """A stretch, and what was taken otherwise than it is written."""

    stretch: Stretch
    remarks: tuple[str, ...]


def stretch_of(draft: Draft, source: str, taken: Collection[str]) -> Made | Skipped:
    """The stretch, with an id that is not in ``taken``; gentle, because nobody said how deep it goes."""
    name = plain_line(draft.name, NAME_LETTERS)
    if not has_words(name):
        return Skipped(name or "(no name)", "it has no name")
    if len(draft.text) > MOST_LETTERS or len(draft.name) > MOST_LETTERS:
        return Skipped(name, f"its text is longer than {MOST_LETTERS} letters")
    steps = steps_of(draft.text) or steps_of(draft.name)
    if len(steps) > MOST_STEPS:
        return Skipped(name, f"its text is too long for {MOST_STEPS} steps")
    if not draft.text:  # the name is all there is: its first sentence will do for a title
        name = plain_line(steps[0], NAME_LETTERS)
    name = name.rstrip(".")
    words = " ".join(steps)
    everything = f"{plain_line(draft.name, MOST_LETTERS)}. {words}"
    length, is_of_one_side = _length(draft, words)
    seconds = max(LEAST_S, min(MOST_S, round(length)))
    sides = draft.sides or guesses.sides(everything, length_is_of_one_side=is_of_one_side)
    stretch = Stretch(
        id=_new_id(name, taken),
        name=name,
        region=draft.region or guesses.region(name, words),
        kind=guesses.kind(name) if draft.repetitions is None else Kind.MOBILITY,
        position=draft.position or guesses.position(everything),
        level=Level.GENTLE,
        sides=sides,
        hold=timedelta(seconds=seconds) if draft.repetitions is None else None,
        repetitions=draft.repetitions,
        sets=draft.sets,
        steps=steps,
        benefit="",
        caution=plain_line(draft.caution, 200),
        sources=(source,),
    )
    remarks = list(draft.remarks)
    if stretch.hold and seconds != round(length):
        remarks.append(f"{_said(length)} became {_said(seconds)}")
    if stretch.duration > _LONG:
        remarks.append(f"takes {span(stretch.duration)} in all")
    return Made(stretch, tuple(remarks))


def _length(draft: Draft, words: str) -> tuple[float, bool]:
    """Seconds to hold, and whether that is one side's. What is said of this exercise counts most."""
    if draft.seconds is not None:
        return draft.seconds, draft.sides is Sides.EACH
    said = guesses.seconds(words)
    return (draft.usual_seconds, False) if said is None else (said, True)


def _said(seconds: float) -> str:
    return span(timedelta(seconds=seconds))


def _new_id(name: str, taken: Collection[str]) -> str:
    """The name in small letters and hyphens, with a number behind it when there is such an id."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
    without_accents = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WORD.findall(without_accents.replace("'", "").replace("’", ""))
    # A name in letters that are not Latin has no id in it.
    base = plain_line(" ".join(words[:9]), 40).rstrip("…").strip().replace(" ", "-") or "stretch"
    return next(
        name for number in count(1) if (name := base if number == 1 else f"{base}-{number}") not in taken
    )


_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_WORD = re.compile(r"[a-z0-9]{1,40}")
