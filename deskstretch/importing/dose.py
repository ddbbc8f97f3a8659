"""How long and how often: what a list says of it, and how a stretch says the same."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import NamedTuple

from ..core.stretch import Sides
from ..core.words import span

USUAL_S = 30
_USUAL_TEMPO = timedelta(seconds=4)

_MOST_S, _MOST_TEMPO_S, _MOST_REPETITIONS, _MOST_SETS = 180, 120, 200, 10
"""A stretch at the desk: three minutes without a change are the whole break of another program."""

_MOVEMENT_S = 10
"""What is held for less and done several times is a movement: "10 times, 5 s each"."""

_LONG_HOLD_S = 60


@dataclass(frozen=True, slots=True)
class Dose:
    """What is said of how long and how often; None was not said, and 0 may be.

    ``seconds`` are those of one hold on one side. ``repetitions`` with ``seconds`` are as many holds.
    ``remarks`` tell what was not understood or taken otherwise than it is written.
    """

    seconds: int | None = None
    repetitions: int | None = None
    sets: int | None = None
    sides: Sides | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_said(self) -> bool:
        return not (self.seconds is None and self.repetitions is None and self.sets is None)


class Fitted(NamedTuple):
    """A dose as a stretch has it: either ``hold`` or ``repetitions`` is there."""

    hold: timedelta | None
    repetitions: int | None
    tempo: timedelta
    sets: int
    remarks: tuple[str, ...]


def merged(doses: Iterable[Dose]) -> Dose:
    """All that is said; where two say different things the first one counts, and that is told."""
    whole = Dose()
    for dose in doses:
        remarks = [*whole.remarks, *dose.remarks]
        for field in fields(Dose)[:4]:
            first, then = getattr(whole, field.name), getattr(dose, field.name)
            if first is None:
                whole = replace(whole, **{field.name: then})
            elif then not in (None, first):
                remarks.append(f"{field.name}: {first} and {then} are given; {first} counts")
        whole = replace(whole, remarks=tuple(remarks))
    return whole


def fitted(dose: Dose) -> Fitted:
    """The same dose within what a stretch may be. Hold and number are both kept; the rest is told."""
    remarks: list[str] = []
    seconds = _within(dose.seconds, _MOST_S, "s", remarks)
    repetitions = _within(dose.repetitions, _MOST_REPETITIONS, "repetitions", remarks)
    sets = dose.sets
    if seconds is None and repetitions is None:
        remarks.append(f"no length is given: {USUAL_S} s are assumed")
        seconds = USUAL_S
    if seconds is not None:
        repetitions, sets = _holds(seconds, repetitions, sets)
    sets = _within(sets, _MOST_SETS, "rounds", remarks) or 1
    if seconds is not None and repetitions is None:
        if seconds > _LONG_HOLD_S:
            remarks.append(f"is held for {_said(seconds)}: more than a minute, is that meant?")
        return Fitted(timedelta(seconds=seconds), None, _USUAL_TEMPO, sets, tuple(remarks))
    if seconds is None:
        remarks.append(f"no time is given for one: {_said(_USUAL_TEMPO.seconds)} are assumed")
    tempo = _within(seconds or _USUAL_TEMPO.seconds, _MOST_TEMPO_S, "s", remarks)
    assert tempo is not None, "a number stays one"
    return Fitted(None, repetitions, timedelta(seconds=tempo), sets, tuple(remarks))


def _holds(seconds: int, times: int | None, sets: int | None) -> tuple[int | None, int | None]:
    """Repetitions and sets of something held for ``seconds``: rounds of a hold, or many short ones."""
    if times in (None, 1):
        return (sets, 1) if sets is not None and sets > _MOST_SETS else (None, sets)
    if sets in (None, 1) and times is not None and times <= _MOST_SETS and seconds >= _MOVEMENT_S:
        return None, times
    return times, sets


def _within(number: int | None, most: int, unit: str, remarks: list[str]) -> int | None:
    """The number from 1 to ``most``, and a remark when it was another."""
    if not number:
        remarks += [f"0 {unit} are left out"] if number == 0 else []
        return None
    kept = max(1, min(most, number))
    if kept != number:
        before, after = (_said(number), _said(kept)) if unit == "s" else (f"{number} {unit}", str(kept))
        remarks.append(f"{before} became {after}")
    return kept


def _said(seconds: int) -> str:
    return span(timedelta(seconds=seconds))
