"""One entry of a foreign file made into a stretch that keeps to our rules."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import NamedTuple

from ..core.stretch import Kind, Level, Position, Sides, Stretch
from ..core.words import span
from . import guesses
from .dose import Dose, Fitted, fitted
from .dose_words import said_in
from .draft import Draft, Skipped
from .posture import Posture, posture
from .words import MOST_LETTERS, MOST_STEPS, has_words, plain_line, steps_of

NAME_LETTERS = 60

_LONG = timedelta(minutes=5)


class Made(NamedTuple):
    """A stretch, and what was taken otherwise than it is written.

    ``is_sure``: its words say in which position it is done; otherwise that is a guess.
    """

    stretch: Stretch
    remarks: tuple[str, ...]
    is_sure: bool


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
    name = name.rstrip(" .:")
    everything = f"{plain_line(draft.name, MOST_LETTERS)}. {' '.join(steps)}"
    region = draft.region or guesses.region(name, " ".join(steps))
    place = posture(everything, region, draft.position)
    dose = _dose(draft, steps, everything)
    fit = fitted(dose)
    stretch = Stretch(
        id=_new_id(name, taken),
        name=name,
        region=region,
        kind=guesses.kind(name) if fit.repetitions is None else Kind.MOBILITY,
        position=place.position,
        level=Level.GENTLE,
        sides=dose.sides or Sides.NONE,
        hold=fit.hold,
        repetitions=fit.repetitions,
        tempo=fit.tempo,
        sets=fit.sets,
        equipment=draft.equipment or place.equipment,
        steps=steps,
        benefit="",
        caution=plain_line(draft.caution, 200),
        sources=(source,),
    )
    remarks = (*draft.remarks, *dose.remarks, *_remarks(stretch, fit, place))
    return Made(stretch, tuple(dict.fromkeys(remarks)), place.is_sure)


def _remarks(stretch: Stretch, fit: Fitted, place: Posture) -> list[str]:
    remarks = list(fit.remarks)
    if stretch.duration > _LONG:
        remarks.append(f"takes {span(stretch.duration)} in all")
    if not place.is_sure and stretch.position is not Position.SEATED:
        remarks.append(f'nothing says "seated", "standing" or "floor": {stretch.position}, to be safe')
    if place.also_needs:
        remarks.append(f"needs a {place.also_needs}, which the settings cannot ask about")
    return remarks


def _dose(draft: Draft, steps: tuple[str, ...], everything: str) -> Dose:
    """What is said of this exercise, or else what holds for all of its kind; with the sides to do."""
    changes_sides = guesses.has_sides(everything)
    if draft.whole_seconds is not None:
        return Dose(round(draft.whole_seconds), sides=Sides.BOTH if changes_sides else None)
    if draft.usual_seconds is not None:
        said = said_in(steps, also_times=False)
        if not said.is_said:
            return Dose(round(draft.usual_seconds), sides=Sides.BOTH if changes_sides else None)
        return replace(said, sides=said.sides or (Sides.EACH if changes_sides else None))
    return _of_a_list(draft.dose, said_in(steps, also_times=True), changes_sides=changes_sides)


def _of_a_list(given: Dose, said: Dose, *, changes_sides: bool) -> Dose:
    """The dose of its own column or line, and what the steps say beside it; the former counts more."""
    dose = replace(given, sides=given.sides or said.sides or (Sides.EACH if changes_sides else None))
    remarks = [*given.remarks, *said.remarks]
    for key, unit in (("seconds", "s"), ("repetitions", "times"), ("sets", "rounds")):
        mine, theirs = getattr(given, key), getattr(said, key)
        if theirs is None or theirs == mine:
            continue
        if mine is None:
            dose = replace(dose, **{key: theirs})
            remarks += [f"{theirs} {unit}: from its steps"] if given.is_said else []
        else:
            remarks.append(f"its steps say {theirs} {unit}; the {mine} {unit} beside them count")
    if dose.sides is Sides.BOTH:
        if fitted(dose).hold is None:
            remarks.append("the sides take turns within that number")
        else:
            remarks.append('"both" is taken for each side: a hold is not shared between two')
            dose = replace(dose, sides=Sides.EACH)
    return replace(dose, remarks=tuple(remarks))


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
