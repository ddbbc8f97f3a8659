"""An entry as its program has it, before it is made into a stretch."""

from dataclasses import dataclass
from typing import NamedTuple

from ..core.stretch import Equipment, Position, Region
from .dose import Dose

LIST = "own list"
"""The format of a list that comes from no program; the others have the name of theirs."""


class Skipped(NamedTuple):
    """An entry that is left out, and why."""

    name: str
    reason: str


_NOT_SAID = Dose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the file says of one exercise. Texts are as written, markup and all; None was not said.

    ``dose`` is what a list gives: its seconds are those of one hold on one side. A program gives the
    time of the whole exercise instead: ``whole_seconds`` of this one, ``usual_seconds`` of every break
    of its kind, for which a length that the words give counts for more. All of them may be absurd.
    ``is_dose_clear``: it has a unit and nothing beside it, so that it can be nothing but a dose.
    """

    name: str
    text: str = ""
    dose: Dose = _NOT_SAID
    whole_seconds: float | None = None
    usual_seconds: float | None = None
    region: Region | None = None
    position: Position | None = None
    equipment: Equipment | None = None
    caution: str = ""
    remarks: tuple[str, ...] = ()
    is_dose_clear: bool = True


class Drafts(NamedTuple):
    """All the entries of a file, in order, with the ones that are left out from the beginning.

    ``remarks`` are about the file, not about one of its entries.
    """

    format: str
    found: list[Draft | Skipped]
    remarks: tuple[str, ...] = ()
