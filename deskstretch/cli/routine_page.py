"""Routines on a terminal: all of them as a table or as JSON, one as a page."""

import json
import textwrap
from collections.abc import Sequence

from ..core.routine import Routine
from ..core.routine_words import losses, minutes, nothing_left
from ..core.set_time import days_in_words
from .known import Known
from .table import Column, bold, table


def listing(routines: Sequence[Routine], known: Known, width: int | None) -> str:
    """A table with what each is for below its row, and at the end how to begin one."""
    left = [known.fitted(routine) for routine in routines]
    columns = [
        Column("ROUTINE", [routine.id for routine in routines]),
        Column("TIME", [minutes(now or whole) for now, whole in zip(left, routines, strict=True)]),
        Column("WHERE", [", ".join(routine.positions) for routine in routines], rank=4),
        Column("COMES", [", ".join(_set_times(routine, known)) for routine in routines], rank=2),
        Column("PACK", [known.pack_of_routine.get(routine.id, "") for routine in routines], rank=1),
        Column("LEFT OUT", [_left_out(*pair) for pair in zip(left, routines, strict=True)], rank=3),
    ]
    head, *rows = table(columns, width, faint_rows=[routine is None for routine in left])
    lines = [head]
    for row, routine in zip(rows, routines, strict=True):
        lines += [row, *_wrapped(": ".join(filter(None, [routine.name, routine.about])), width)]
    return "\n".join(
        [*lines, "", "`deskstretch routine ID` begins one, with --show it only tells what is in it."]
    )


def as_json(routines: Sequence[Routine], known: Known) -> str:
    """For scripts: keys are only ever added. What is left out is in ``without``, and not in ``parts``."""
    rows = []
    for routine in routines:
        left = known.fitted(routine)
        without = left.without if left else routine.stretches
        rows.append(
            {
                "id": routine.id,
                "name": routine.name,
                "about": routine.about,
                "seconds_total": int(left.duration.total_seconds()) if left else 0,
                "positions": list(routine.positions),
                "parts": [
                    {"kind": part.kind, "stretches": [stretch.id for stretch in part.stretches]}
                    for part in (left.parts if left else ())
                ],
                "without": [stretch.id for stretch in without],
                "at": _set_times(routine, known),
                "pack": known.pack_of_routine.get(routine.id),
            }
        )
    return json.dumps(rows, indent=2, ensure_ascii=False)


def page(routine: Routine, known: Known, width: int | None) -> str:
    """What is in one routine, part by part."""
    left = known.fitted(routine)
    head = f"{bold(routine.name)}  ({routine.id}, {minutes(left or routine)})"
    lines = [head, *_wrapped(routine.about, width), ""]
    for part in (left or routine).parts:
        lines.append(part.kind.capitalize())
        columns = [
            Column("", [f"  {stretch.name}" for stretch in part.stretches], may_be_cut=True),
            Column("", [stretch.dose for stretch in part.stretches]),
        ]
        lines += table(columns, width)[1:]
    if left is None:
        words = nothing_left(routine)
        return "\n".join([*lines, "", f"{words[:1].upper()}{words[1:]}."])
    return "\n".join(
        [*lines, *(["", f"Now {losses(left)}: left out, or it hurts."] if left.without else [])]
    )


def _left_out(left: Routine | None, routine: Routine) -> str:
    """How many of them, which is nothing for a whole one."""
    if left is None:
        return "all of it"
    count = len({stretch.id for stretch in routine.stretches})
    return f"{len(left.without)} of {count}" if left.without else ""


def _wrapped(text: str, width: int | None) -> list[str]:
    most = min(max(width or _WIDEST, 30), _WIDEST)
    return textwrap.wrap(text, most, initial_indent="  ", subsequent_indent="  ")


def _set_times(routine: Routine, known: Known) -> list[str]:
    return [
        f"{found.at:%H:%M} {days_in_words(found.days)}"
        for found in known.settings.routines.at
        if found.routine == routine.id
    ]


_WIDEST = 88
