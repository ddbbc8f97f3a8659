"""One ``[[routine]]`` table made into a Routine: its keys, and the doses it changes.

What it names can only be looked up when every stretch is known, so this comes in two steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..core.routine import Part, PartKind, Routine
from ..core.stretch import Motion, Stretch
from ..toml_rules import Wrong, line, printable, shown
from .entry import RULES, BadEntry, unknown

MOST_STRETCHES = 30
"""In one part of a routine: nobody does more of them in a row."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a routine by its id. ``dose`` has what is other than usual, by the names in Stretch."""

    stretch_id: str
    dose: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine as it is written, its stretches not looked up yet; ``parts`` by the keys of the file."""

    id: str
    name: str
    about: str
    parts: Mapping[str, tuple[Item, ...]]


def read_routine(table: object) -> Draft:
    """What a table of the file says. Raises BadEntry for the first thing wrong."""
    if not isinstance(table, dict):
        raise BadEntry("routine", f"must be a table under [[routine]], got {shown(table)}")
    for key in table:
        if key not in _KEYS:
            raise BadEntry(key, unknown(key, _KEYS))
    for key in ("id", "name"):
        if key not in table:
            raise BadEntry(key, "is missing")
    parts = {key: _items(key, table[key]) for key in PART_KEYS if key in table}
    if not parts:
        raise BadEntry("warm_up", f"is missing; give one at least of {', '.join(PART_KEYS)}")
    about = _text(table, "about") if "about" in table else ""
    return Draft(_text(table, "id"), _text(table, "name"), about, parts)


def built(draft: Draft, known: Mapping[str, Stretch]) -> Routine:
    """The routine with its stretches in it, which ``known`` has by their ids.

    Raises BadEntry for one that is not there, or that cannot have the dose it is given.
    """
    parts = tuple(
        Part(PART_KEYS[key], tuple(_dosed(item, known, key) for item in items))
        for key, items in draft.parts.items()
    )
    return Routine(id=draft.id, name=draft.name, about=draft.about, parts=parts)


def _items(key: str, value: object) -> tuple[Item, ...]:
    if not isinstance(value, list):
        raise BadEntry(key, f'must be a list such as ["cat-cow", "childs-pose"], got {shown(value)}')
    if not 1 <= len(value) <= MOST_STRETCHES:
        raise BadEntry(key, f"must be a list of 1 to {MOST_STRETCHES} stretches, got {len(value)}")
    return tuple(_item(key, item) for item in value)


def _item(key: str, value: object) -> Item:
    """An id alone, or an id and what is other than usual: { stretch = "cat-cow", repetitions = 6 }."""
    table = value if isinstance(value, dict) else {"stretch": value}
    if "stretch" not in table:
        raise BadEntry(key, f"stretch: is missing in the braces; write {_EXAMPLE}")
    try:
        stretch_id = str(RULES["id"](table["stretch"]))
    except Wrong as wrong:
        mend = f'must name a stretch, "cat-cow" or {_EXAMPLE}, got {shown(table["stretch"])}'
        raise BadEntry(key, mend) from wrong
    return Item(
        stretch_id, {name: _dose(key, stretch_id, name, table[name]) for name in table if name != "stretch"}
    )


def _dose(key: str, stretch_id: str, name: str, value: object) -> object:
    """One value of a dose, such as the repetitions."""
    if name not in _DOSE:
        raise BadEntry(key, f"{stretch_id}: {printable(name, most=60)}: {unknown(name, _DOSE)}")
    try:
        return RULES[name](value)
    except Wrong as wrong:
        raise BadEntry(key, f"{stretch_id}: {name}: {wrong}") from wrong


def _dosed(item: Item, known: Mapping[str, Stretch], key: str) -> Stretch:
    stretch = known.get(item.stretch_id)
    if stretch is None:
        raise BadEntry(key, f"there is no stretch {item.stretch_id}{_nearest(item.stretch_id, known)}")
    if stretch.motion is Motion.STATIC and (wrong := {"repetitions", "tempo"} & item.dose.keys()):
        raise BadEntry(key, f'{stretch.id}: {min(wrong)}: this one is held; give hold = "20s"')
    if stretch.motion is Motion.DYNAMIC and "hold" in item.dose:
        raise BadEntry(key, f"{stretch.id}: hold: this one is repeated; give repetitions = 6")
    return replace(stretch, **item.dose)


def _nearest(stretch_id: str, known: Mapping[str, Stretch]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(stretch_id, known, n=1)
    return f'; did you mean "{near[0]}"?' if near else "; `deskstretch stretches` lists them"


def _text(table: Mapping[str, object], key: str) -> str:
    try:
        return str(_TEXTS[key](table[key]))
    except Wrong as wrong:
        raise BadEntry(key, str(wrong)) from wrong


PART_KEYS = {
    "warm_up": PartKind.WARM_UP,
    "mobility": PartKind.MOBILITY,
    "flexibility": PartKind.FLEXIBILITY,
    "cool_down": PartKind.COOL_DOWN,
}
"""In the order in which they are done, whatever their order in the table."""

_TEXTS = {"id": RULES["id"], "name": line(60), "about": line(200)}
_KEYS = (*_TEXTS, *PART_KEYS)
_DOSE = ("hold", "repetitions", "tempo", "sets")
_EXAMPLE = '{ stretch = "cat-cow", repetitions = 6 }'
