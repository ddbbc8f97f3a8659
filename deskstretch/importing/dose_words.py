"""A dose in a person's words: "30 s each side", "3 x 10", "hold 5 sec, 10 reps", "2 sets of 1 min".

The words are cut into tokens; numbers with a unit say themselves what they are, the others tell it by
the word before them, by an "x", or by the column they stand in. What is left over is kept, so that
nobody takes half a sentence for the whole.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..core.stretch import Sides
from .dose import Dose, merged
from .dose_tokens import FOR_IN_TEXT, HOLD_IN_TEXT, TIMES_IN_TEXT, TOKEN, unit_of, with_digits
from .words import plain_line

Unit = Literal["seconds", "minutes", "repetitions", "sets"]

_DIGIT = re.compile(r"[0-9]")
_MOST_LETTERS = 120
_BREATH_S = 5
_FACTORS = {"seconds": 1, "minutes": 60, "breaths": _BREATH_S}
_LABELS: dict[str, Unit] = {"h": "seconds", "s": "sets", "r": "repetitions"}


class Reading(NamedTuple):
    """``rest``: the words that say nothing about a dose; without any the text is nothing but a dose."""

    dose: Dose
    rest: str

    @property
    def is_pure(self) -> bool:
        return self.dose.is_said and not self.rest


@dataclass
class _Found:
    """What the tokens said so far. ``bare`` are the numbers of which nothing says what they count."""

    named: dict[str, int] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    sides: Sides | None = None
    remarks: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    label: Unit | None = None
    has_x: bool = False
    has_each: bool = False

    def number(self, value: int, unit: Unit | None) -> None:
        unit, self.label = unit or self.label, None
        if unit is None:
            self.bare.append(value)
        elif self.named.setdefault(unit, value) != value:
            self.rest.append(str(value))


def reading(text: str, unit: Unit | None = None) -> Reading:
    """What a text says; ``unit`` is that of a number which stands alone, as its column has it."""
    if len(text) > _MOST_LETTERS * 4:  # not even worth a look
        return Reading(Dose(), text[:_MOST_LETTERS])
    text = with_digits(plain_line(text, 1_000).lower())
    if len(text) > _MOST_LETTERS or not _DIGIT.search(text):
        sides = _sides_alone(text)
        return Reading(Dose(sides=sides), "" if sides else text)
    found = _Found()
    for match in TOKEN.finditer(text):
        _take(match, found)
    _sort_bare(found, unit)
    # "10 times, 5 s each": each time. "30 s each": each side.
    if found.has_each and not {"seconds", "repetitions"} <= found.named.keys():
        found.sides = found.sides or Sides.EACH
        found.remarks.append('"each" is taken for each side')
    dose = Dose(
        seconds=found.named.get("seconds"),
        repetitions=found.named.get("repetitions"),
        sets=found.named.get("sets"),
        sides=found.sides,
        remarks=tuple(found.remarks),
    )
    return Reading(dose, " ".join(found.rest))


def starts_a_dose(text: str) -> bool:
    """Whether the first word counts or says what is counted."""
    match = TOKEN.match(with_digits(text[:_MOST_LETTERS].lower()).lstrip(" ([-–—:,"))
    return match is not None and match.lastgroup not in ("filler", "other", "each", "sides", "turns")


def said_in(sentences: tuple[str, ...], *, also_times: bool) -> Dose:
    """The dose in the steps of an exercise: sentences that say nothing else, or a "hold for 10 s" in them,
    or at least a "for 10 s".

    ``also_times``: "10 times" in the middle of a sentence counts as well.
    """
    whole = "\n".join(with_digits(sentence.lower()) for sentence in sentences)
    if not _DIGIT.search(whole):
        return Dose()
    dose = merged(read.dose for sentence in whole.split("\n") if (read := reading(sentence)).is_pure)
    if dose.seconds is None and (held := HOLD_IN_TEXT.search(whole) or FOR_IN_TEXT.search(whole)):
        seconds = reading(held[1]).dose
        dose = Dose(
            seconds.seconds, dose.repetitions, dose.sets, dose.sides, dose.remarks + seconds.remarks
        )
    if also_times and dose.repetitions is None and len(times := TIMES_IN_TEXT.findall(whole)) == 1:
        count = reading(times[0]).dose
        dose = Dose(dose.seconds, count.repetitions, dose.sets, dose.sides, dose.remarks + count.remarks)
    return dose


def _take(match: re.Match[str], found: _Found) -> None:
    words = match[0].strip(" ,;.")
    match match.lastgroup:
        case "often":
            found.remarks.append(f'how often ("{words}") is left out: your settings say when to remind')
        case "pause":
            found.remarks.append(f'"{words}" is left out: there are no pauses between rounds')
        case "clock":
            minutes, seconds = words.split(":")
            found.number(int(minutes) * 60 + int(seconds), "seconds")
        case "mixed":
            minutes, seconds = re.findall(r"[0-9]+", words)
            found.number(int(minutes) * 60 + int(seconds), "seconds")
        case "amount":
            _take_amount(match, words, found)
        case "label":
            found.label = _LABELS["r" if words.startswith("re") else words[0]]
        case "x":
            found.has_x = True
            if found.label == "seconds":  # "5 s hold x 10"
                found.label = None
        case "turns":
            found.sides = Sides.BOTH
        case "sides":
            found.sides = found.sides or Sides.EACH
        case "each":
            found.has_each = True
        case "other":
            found.rest.append(words)


def _take_amount(match: re.Match[str], words: str, found: _Found) -> None:
    """A number or a range of them, with or without a unit."""
    unit = unit_of(match["unit"])
    value = _value(match["low"], unit_of(match["lowunit"]) or unit)
    if match["high"]:
        value = min(value, _value(match["high"], unit))
        found.remarks.append(f'"{words}": the lower is taken')
    if unit == "breaths":
        found.remarks.append(f"a breath is taken for {_BREATH_S} s")
    found.number(value, "seconds" if unit in _FACTORS else unit)  # type: ignore[arg-type]


def _value(digits: str, unit: str | None) -> int:
    return round(float(digits.replace(",", ".")) * _FACTORS.get(unit or "", 1))


def _sort_bare(found: _Found, unit: Unit | None) -> None:
    """Give the numbers without a unit the one that fits: "3 x 10" are rounds and times."""
    named, bare = found.named, found.bare
    if not bare:
        return
    if len(bare) == 1:
        if found.has_x or "seconds" in named or "repetitions" in named:
            wanted = [name for name in ("repetitions", "sets", "seconds") if name not in named]
        else:
            wanted = [unit or "seconds"]
            if unit is None and (found.sides or found.has_each):
                found.remarks.append(f'"{bare[0]}" is read as seconds; "{bare[0]}x" would be repetitions')
    elif len(bare) == 2 and found.has_x and unit in ("seconds", "minutes") and "seconds" not in named:
        wanted = ["repetitions", unit]
    elif len(bare) == 2 and found.has_x and not {"sets", "repetitions"} & named.keys():
        wanted = ["sets", "repetitions"]
        if unit is None and "seconds" not in named:
            found.remarks.append(
                f'"{bare[0]} x {bare[1]}" is read as {bare[0]} rounds of {bare[1]} times;'
                f' "{bare[0]} x {bare[1]} s" would be seconds'
            )
    else:
        wanted = []
    for value, name in zip(bare, wanted, strict=False):
        seconds = name == "minutes"
        named.setdefault("seconds" if seconds else name, value * (60 if seconds else 1))
    found.rest += map(str, bare[len(wanted) :])


def _sides_alone(text: str) -> Sides | None:
    """The sides, when the text speaks of nothing else."""
    kinds = {match.lastgroup for match in TOKEN.finditer(text[:_MOST_LETTERS])}
    if len(text) > _MOST_LETTERS or not kinds or not kinds <= {"sides", "turns", "filler"}:
        return None
    return Sides.BOTH if "turns" in kinds else Sides.EACH if "sides" in kinds else None
