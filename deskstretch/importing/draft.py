"""An entry as its program has it, before it is made into a stretch."""

from dataclasses import dataclass
from typing import NamedTuple

from ..core.stretch import Position, Region, Sides

LIST = "own list"
"""The format of a list that comes from no program; the others have the name of theirs."""


class Skipped(NamedTuple):
    """An entry that is left out, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the file says of one exercise. Texts are as written, markup and all; None was not said.

    ``seconds`` is the length of this exercise. ``usual_seconds`` is that of every break of its kind: a
    length that the words of the exercise give counts for more. Both may be absurd.
    """

    name: str
    text: str = ""
    seconds: float | None = None
    usual_seconds: float = 30
    repetitions: int | None = None
    sets: int = 1
    sides: Sides | None = None
    region: Region | None = None
    position: Position | None = None
    caution: str = ""
    remarks: tuple[str, ...] = ()


class Drafts(NamedTuple):
    """All the entries of a file, in order, with the ones that are left out from the beginning."""

    format: str
    found: list[Draft | Skipped]
