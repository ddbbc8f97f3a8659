"""Stretches on a terminal: all of them as a table or as JSON, one as a page."""

import json
import textwrap
from collections.abc import Sequence

from ..core.stretch import Equipment, Sides, Stretch
from ..core.words import span
from .known import Known
from .offered import in_words, reasons, why_not
from .table import Column, bold, table

_WIDEST_PAGE = 88
_LABEL = 11

GUIDES = {
    "000": "a lesson on flexibility and mobility",
    "001": "a guide to back mobility",
    "002": "stretching for flexibility",
    "003": "mobility of the spine by region",
    "004": "a guide to back stretches",
}
"""What the codes in the catalogue stand for; its README has the same words."""


def listing(stretches: Sequence[Stretch], known: Known, width: int | None) -> str:
    """The table, and below it how many of them are offered, and why not the others."""
    marks = [why_not(stretch, known) for stretch in stretches]
    columns = [
        Column("ID", [stretch.id for stretch in stretches], may_be_cut=True),
        Column("NAME", [stretch.name for stretch in stretches], rank=2, may_be_cut=True),
        Column("REGION", [stretch.region for stretch in stretches], rank=7),
        Column("POSITION", [stretch.position for stretch in stretches]),
        Column("DOSE", [stretch.dose for stretch in stretches], rank=4),
        Column("IN ALL", [span(stretch.duration) for stretch in stretches], rank=5),
        Column("KIND", [stretch.kind for stretch in stretches], rank=1),
        Column("LEVEL", [stretch.level for stretch in stretches], rank=3),
        Column("PACK", [known.pack_of.get(stretch.id, "") for stretch in stretches], rank=6),
        Column("NOT OFFERED", marks),
    ]
    lines = table(columns, width, faint_rows=[bool(mark) for mark in marks])
    return "\n".join([*lines, "", *in_words(stretches, known)])


def as_json(stretches: Sequence[Stretch], known: Known) -> str:
    """For scripts: keys are only ever added. ``hold_seconds`` is null for one done in repetitions."""
    rows = [
        {
            "id": stretch.id,
            "name": stretch.name,
            "position": stretch.position,
            "regions": [stretch.region, *stretch.also],
            "hold_seconds": None if stretch.hold is None else int(stretch.hold.total_seconds()),
            "sources": list(stretch.sources),
            "kind": stretch.kind,
            "motion": stretch.motion,
            "level": stretch.level,
            "sides": stretch.sides,
            "repetitions": stretch.repetitions,
            "sets": stretch.sets,
            "seconds_total": int(stretch.duration.total_seconds()),
            "equipment": stretch.equipment,
            "discreet": stretch.discreet,
            "pack": known.pack_of.get(stretch.id),
            "excluded": stretch.id in known.excluded,
            "hurts": stretch.id in known.hurts,
        }
        for stretch in stretches
    ]
    return json.dumps(rows, indent=2)


def page(stretch: Stretch, known: Known, width: int | None) -> str:
    """Everything about one stretch, the steps first."""
    width = min(width or _WIDEST_PAGE, _WIDEST_PAGE)
    mark, against = known.mark(stretch.id), reasons(stretch, known)
    in_all = "" if _dose_says_all(stretch) else f" ({span(stretch.duration)} in all)"
    facts = {
        "Dose": f"{stretch.dose}{in_all}",
        "Good for": stretch.benefit,
        "Careful": stretch.caution,
        "Not for": stretch.not_for,
        "Regions": ", ".join([stretch.region, *stretch.also]),
        "Kind": f"{stretch.kind}, {stretch.motion}",
        "Level": stretch.level,
        "You need": "" if stretch.equipment is Equipment.NONE else stretch.equipment,
        "Discreet": "yes, nobody around need notice" if stretch.discreet else "no",
        "Sources": _sources(stretch, known),
        "Pack": known.pack_of.get(stretch.id, ""),
        "Left out": f"{mark} (deskstretch stretches allow {stretch.id})" if mark else "",
        "Not now": "" if mark else ", ".join(f"{words} ({key})" for words, key in against),
    }
    steps = [
        line
        for number, step in enumerate(stretch.steps, 1)
        for line in _hanging(f"  {number}. ", step, width)
    ]
    rest = [
        line for label, fact in facts.items() if fact for line in _hanging(label.ljust(_LABEL), fact, width)
    ]
    head = f"{bold(stretch.name)}  ({stretch.id}, {stretch.position})"
    return "\n".join([head, "", *steps, "", *rest])


def _sources(stretch: Stretch, known: Known) -> str:
    """The guides by what they are called; a person's own stretches may name anything, also "003"."""
    if stretch.id in known.pack_of:
        return ", ".join(stretch.sources)
    return "; ".join(f"{GUIDES.get(code, code)} ({code})" for code in stretch.sources)


def _dose_says_all(stretch: Stretch) -> bool:
    return stretch.hold is not None and stretch.sets == 1 and stretch.sides is not Sides.EACH


def _hanging(start: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 30), initial_indent=start, subsequent_indent=" " * len(start))
