"""One ``[[stretch]]`` table made into a Stretch: every key with its rule, and the rules between keys."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from ..core.stretch import Equipment, Kind, Level, Position, Region, Sides, Stretch
from ..toml_rules import (
    Rule,
    Wrong,
    duration,
    line,
    one_of,
    printable,
    several,
    shown,
    whole_number,
    yes_or_no,
)


class BadEntry(ValueError):
    """A stretch that cannot be used. ``str()`` begins with the key."""

    def __init__(self, key: str, mend: str) -> None:
        super().__init__(f"{printable(key, most=60)}: {mend}")
        self.key = key


def read_entry(table: object) -> Stretch:
    """The stretch that a table of the file stands for. Raises BadEntry for the first thing wrong."""
    if not isinstance(table, dict):
        raise BadEntry("stretch", f"must be a table under [[stretch]], got {shown(table)}")
    for key in table:
        if key not in RULES:
            raise BadEntry(key, unknown(key, RULES))
    for key in _REQUIRED:
        if key not in table:
            raise BadEntry(key, "is missing")
    values: dict[str, Any] = {key: _checked(key, value) for key, value in table.items()}
    _check_dose(values)
    values.setdefault("benefit", "")
    values.setdefault("sources", ())
    return Stretch(**values)


def claim(entry_id: str, name: str, found_in: dict[str, str]) -> None:
    """Take an id for the file ``name``; raises BadEntry when a file that was read before has it."""
    if entry_id in found_in:
        raise BadEntry("id", f"is already taken in {found_in[entry_id]}")
    found_in[entry_id] = name


def unknown(key: str, known: Collection[str]) -> str:
    """What to say of a key that there is not."""
    from difflib import get_close_matches

    near = get_close_matches(key[:60], known, n=1)
    return (
        f'unknown key, did you mean "{near[0]}"?' if near else f"unknown key, there are: {', '.join(known)}"
    )


def _identifier(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Wrong(
            f'must be small letters and digits joined by hyphens, like "chin-tuck", got {shown(value)}'
        )
    return value


def _checked(key: str, value: object) -> object:
    try:
        return RULES[key](value)
    except Wrong as wrong:
        raise BadEntry(key, str(wrong)) from wrong


def _check_dose(values: Mapping[str, Any]) -> None:
    """Held or repeated: exactly one of the two, and a tempo only with repetitions."""
    if "hold" not in values and "repetitions" not in values:
        raise BadEntry("hold", 'is missing; give hold = "20s", or repetitions and tempo = "5s"')
    if "hold" in values and "repetitions" in values:
        raise BadEntry("repetitions", "does not go with hold; keep one of the two")
    if "hold" in values and "tempo" in values:
        raise BadEntry("tempo", "goes with repetitions, not with hold")
    if values.get("halves"):
        _check_halves(values)


def _check_halves(values: Mapping[str, Any]) -> None:
    if "repetitions" not in values:
        raise BadEntry("halves", "goes with repetitions, not with hold")
    if values.get("sides") is Sides.BOTH:
        raise BadEntry("halves", 'does not go with sides = "both", where every repetition is another way')
    if len(values["steps"]) != _STEPS_OF_HALVES:
        raise BadEntry("steps", "must be three with halves: into position, the first half, the second half")


_ID = re.compile(r"[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,9}")
_STEPS_OF_HALVES = 3
_REQUIRED = ("id", "name", "region", "kind", "position", "steps")

# The bounds are for any pack, a person's own included; what ships keeps to closer ones, by test.
RULES: Mapping[str, Rule[object]] = {
    "id": _identifier,
    "name": line(60),
    "region": one_of(Region),
    "also": several(one_of(Region), least=0, most=6, example='["shoulders"]'),
    "kind": one_of(Kind),
    "position": one_of(Position),
    "level": one_of(Level),
    "sides": one_of(Sides),
    "hold": duration("1s", "10m", example="20s"),
    "repetitions": whole_number(1, 200),
    "tempo": duration("1s", "2m", example="5s"),
    "halves": yes_or_no,
    "sets": whole_number(1, 10),
    "equipment": one_of(Equipment),
    "steps": several(line(200), least=1, most=8, example='["Sit tall.", "Breathe out."]'),
    "benefit": line(200),
    "caution": line(200),
    "not_for": line(200),
    "discreet": yes_or_no,
    "sources": several(line(100), least=0, most=10, example='["003"]'),
}
