"""The first line of a table: which column holds what, in the words that physiotherapists use."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .dose_words import Unit


class Heading(NamedTuple):
    """``column`` is our name of it, empty for none; ``unit`` is what a bare number in it counts."""

    column: str
    unit: Unit | None = None


def headings(row: Sequence[str]) -> tuple[Heading, ...] | None:
    """What the columns hold, if this row names them: an exercise is never called "name" or "steps"."""
    found = tuple(map(_heading, row))
    columns = {heading.column for heading in found}
    is_heading = "name" in columns and (len(columns - {""}) > 1 or len(row) == 1)
    return found if is_heading else None


def _heading(cell: str) -> Heading:
    cell = cell.strip().strip('"').lower()
    bare = " ".join(re.findall(r"[a-z]+", re.sub(r"\(.*?\)|\[.*?\]", "", cell)))
    column = _COLUMNS.get(bare or cell) or _COLUMNS.get(_NUMBER_OF.sub("", bare), "")
    unit = _UNITS.get(column)
    if column in ("dose", "seconds") and _MINUTES.search(cell):
        unit = "minutes"
    return Heading(column, unit)


def _named(column: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, column)


_UNITS: dict[str, Unit] = {"seconds": "seconds", "repetitions": "repetitions", "sets": "sets"}
_MINUTES = re.compile(r"\b(?:m|mins?|minut(?:es?|en?))\b")
_NUMBER_OF = re.compile(r"^(?:(?:no|nr|num|number|amount) of|no|nr|total) | (?:per side|each side|a side)$")
_COLUMNS = {
    **_named("name", "name", "exercise", "exercises", "exercise name", "stretch", "stretches", "title"),
    **_named("name", "name of exercise", "movement", "activity"),
    **_named("steps", "steps", "step", "instructions", "instruction", "description", "how", "how to"),
    **_named("steps", "how to do it", "technique", "directions", "method", "details", "what to do"),
    **_named("seconds", "seconds", "second", "sec", "secs", "s", "hold", "holds", "hold time", "hold for"),
    **_named("seconds", "time", "duration", "length", "hold duration", "hold length", "hold seconds"),
    **_named(
        "seconds", "hold sec", "hold secs", "minutes", "mins", "min", "time to hold", "seconds to hold"
    ),
    **_named("dose", "dose", "dosage", "prescription", "sets x reps", "sets and reps", "sets reps"),
    **_named("dose", "how long", "how much", "volume", "reps hold", "reps and hold", "reps time"),
    **_named(
        "repetitions", "repetitions", "repetition", "reps", "rep", "times", "repeat", "repeats", "count"
    ),
    **_named("sets", "sets", "set", "rounds", "round", "series"),
    **_named("sides", "sides", "side", "left right", "l r", "which side"),
    **_named("frequency", "frequency", "how often", "per day", "times per day", "times a day", "per week"),
    **_named(
        "frequency", "daily", "a day", "times per week", "days", "sets per day", "sessions", "schedule"
    ),
    **_named("rest", "rest", "pause", "rest time", "rest between sets", "break"),
    **_named("region", "region", "body part", "area", "body area", "target", "target area", "muscle"),
    **_named("region", "muscles", "muscle group", "part", "part of the body"),
    **_named("position", "position", "starting position", "start position", "posture"),
    **_named("equipment", "equipment", "needs", "you need", "props", "tools", "material"),
    **_named(
        "caution", "caution", "cautions", "careful", "warning", "warnings", "precaution", "precautions"
    ),
    **_named("caution", "watch out", "avoid"),
    **_named("note", "note", "notes", "comment", "comments", "remark", "remarks", "tip", "tips"),
    **_named("number", "#", "number", "no", "nr", "id", "n", "order"),
}
