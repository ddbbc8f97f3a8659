"""A row of a table made into a draft: by the names of its columns, or by the usual order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from ..core.stretch import Equipment, Position, Region, Sides
from . import guesses
from .dose import Dose, merged
from .dose_words import Unit, reading
from .draft import Draft, Skipped
from .headers import Heading
from .posture import position_named
from .words import plain_line

E = TypeVar("E", bound=StrEnum)

_DOSES = ("seconds", "repetitions", "sets", "dose")


def draft_of_row(row: Sequence[str], headings: Sequence[Heading] | None) -> Draft | Skipped:
    """The exercise of a row; without headings the order is name, steps, dose, sides."""
    if headings is None:
        return _in_order([cell.strip() for cell in row])
    cells: dict[str, list[tuple[str, Unit | None]]] = {}
    for heading, cell in zip(headings, row, strict=False):
        if heading.column and cell.strip():
            cells.setdefault(heading.column, []).append((cell.strip(), heading.unit))
    texts = {column: " | ".join(cell for cell, _ in found) for column, found in cells.items()}
    remarks = list(_left_out(row, headings, texts))
    dose = merged(_dose(cell, unit, remarks) for column in _DOSES for cell, unit in cells.get(column, ()))
    return _draft(texts, dose, remarks, texts.get("sides", ""))


def _left_out(row: Sequence[str], headings: Sequence[Heading], texts: Mapping[str, str]) -> Iterator[str]:
    if often := texts.get("frequency"):
        yield f'how often ("{plain_line(often, 40)}") is left out: your settings say when to remind'
    if pause := texts.get("rest"):
        yield f'the pause ("{plain_line(pause, 40)}") is left out'
    if beyond := [cell for cell in row[len(headings) :] if cell.strip()]:
        yield f'"{plain_line(" ".join(beyond[:9]), 40)}" is left out'


def _in_order(cells: Sequence[str]) -> Draft | Skipped:
    """A name first, then perhaps the steps; what follows tells itself whether it is a dose or sides."""
    texts = {"name": cells[0]}
    rest = list(cells[1:])
    if rest and not _is_dose(rest[0], rest[1:]):
        texts["steps"] = rest.pop(0)
    remarks: list[str] = []
    sides = [cell for cell in rest if _side(cell) and not cell.isdigit()]
    doses: list[str] = []
    unknown: list[str] = []
    for place, cell in enumerate(rest):
        if not cell or cell in sides:
            continue
        if not reading(cell).dose.is_said:
            (unknown if place else doses).append(cell)
        elif cell.isdigit() and doses and not sides:
            remarks.append(
                f'"{plain_line(cell, 20)}" is left out: "{cell[:9]}x" would be times, "each" sides'
            )
        else:
            doses.append(cell)
    dose = _dose(", ".join(doses), None, remarks)
    if len(unknown) == 1 and not sides:
        remarks.append(f'"{plain_line(unknown[0], 40)}" says nothing about sides; none, each or both would')
    elif unknown:
        remarks.append(f'"{plain_line(" ".join(unknown[:9]), 40)}" is left out')
    draft = _draft(texts, dose, remarks, sides[0] if sides else "")
    is_clear = bool(sides) or any(reading(cell).is_pure and not _BARE.fullmatch(cell) for cell in doses)
    return replace(draft, is_dose_clear=is_clear) if isinstance(draft, Draft) else draft


def _is_dose(cell: str, others: Sequence[str]) -> bool:
    """Whether this is the dose already, and no step; "Hold for 10 s" before another dose is a step."""
    if cell[:1].isalpha() and any(reading(other).dose.is_said for other in others):
        return False
    return reading(cell).is_pure or _side(cell) is not None


def _draft(texts: Mapping[str, str], dose: Dose, remarks: list[str], side: str) -> Draft | Skipped:
    name = texts.get("name", "")
    if not name:
        return Skipped(plain_line(" ".join(texts.values()), 60), "it has no name")
    sides, only = _sides(side, remarks)
    steps = texts.get("steps", "")
    if only:
        steps = f"{steps or name}\nOnly the {only} side."
        remarks.append(f"is for the {only} side only: that is a step now")
    if sides and dose.sides and sides is not dose.sides:
        remarks.append(f"sides: {sides} and {dose.sides} are given; {sides} counts")
    if note := texts.get("note"):
        remarks.append("its note is kept as a caution")
    return Draft(
        name=name,
        text=steps,
        dose=Dose(dose.seconds, dose.repetitions, dose.sets, sides or dose.sides, dose.remarks),
        region=_named(Region, texts.get("region", ""), remarks),
        position=_position(texts.get("position", ""), remarks),
        equipment=_named(Equipment, texts.get("equipment", ""), remarks),
        caution=" ".join(filter(None, (texts.get("caution"), note))),
        remarks=tuple(remarks),
    )


def _dose(cell: str, unit: Unit | None, remarks: list[str]) -> Dose:
    """What a cell says; what it says beside that is told."""
    if not cell:
        return Dose()
    read = reading(cell, unit)
    if not (read.dose.is_said or read.dose.sides or read.dose.remarks):
        remarks.append(
            f'"{plain_line(cell, 40)}" is no {"length" if unit in (None, "seconds") else "number"}'
        )
    elif read.rest:
        remarks.append(f'of "{plain_line(cell, 40)}", "{plain_line(read.rest, 40)}" is left out')
    return read.dose


def _sides(cell: str, remarks: list[str]) -> tuple[Sides | None, str]:
    """The sides, and the one side when it is only one."""
    if not cell:
        return None, ""
    if only := _ONLY.get(cell.lower().removesuffix(" side").removesuffix(" only").strip()):
        return Sides.NONE, only
    sides = _side(cell)
    if sides is None:
        remarks.append(f'"{plain_line(cell, 40)}" says nothing about sides; none, each or both would')
    return sides, ""


def _side(cell: str) -> Sides | None:
    for sides, words in _SIDES.items():
        if cell.lower() in words:
            return sides
    if len(cell) > 60 or any(letter.isdigit() for letter in cell):
        return None
    return Sides.NONE if cell.lower() in _ONLY else reading(cell).dose.sides


def _position(cell: str, remarks: list[str]) -> Position | None:
    """The position as it is called here, or in other words: "sitting", "lying on your back"."""
    found = next((choice for choice in Position if cell.lower() == choice.value), None)
    if cell and not (found := found or position_named(cell)):
        remarks.append(f'"{plain_line(cell, 40)}" is no position; it was guessed')
    return found


def _named(choices: type[E], cell: str, remarks: list[str]) -> E | None:
    """The choice of this name; a region may also be told by a word for it ("calves")."""
    for choice in choices:
        if cell.lower() == choice.value:
            return choice
    if choices is Region and cell and guesses.names_a_region(cell):
        region: E = choices(guesses.region(cell, ""))
        return region
    if cell:
        what = "equipment that the settings know" if choices is Equipment else "region"
        remarks.append(f'"{plain_line(cell, 40)}" is no {what}; it was guessed')
    return None


_SIDES = {
    Sides.NONE: ("none", "no", "-", "0", "1", "n/a", "–"),
    Sides.EACH: ("each", "left and right", "l/r", "r/l", "l+r", "l & r", "yes", "2", "bilateral"),
    Sides.BOTH: ("both", "in turn", "alternating", "alternate"),
}
_BARE = re.compile(r"[0-9.,\s-]+")
_ONLY = {"left": "left", "l": "left", "right": "right", "r": "right"}
