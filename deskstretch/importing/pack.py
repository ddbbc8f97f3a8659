"""The text of a pack: one readable TOML file of ``[[stretch]]`` tables."""

from collections.abc import Iterable

import tomli_w

from ..core.duration import spell_duration
from ..core.stretch import Equipment, Sides, Stretch
from ..toml_rules import printable

Table = dict[str, str | int | bool | list[str]]


def pack_text(stretches: Iterable[Stretch], origin: str, file_name: str) -> str:
    """A file with these stretches; its first lines say that they come from ``file_name`` of ``origin``."""
    # A name with a line break in it would end the comment and begin a table.
    name = printable(file_name, most=80)
    tables = [f"[[stretch]]\n{tomli_w.dumps(_table(stretch))}" for stretch in stretches]
    return "\n".join([_HEAD.format(name=name, origin=origin), *tables])


def _table(stretch: Stretch) -> Table:
    """What is not said keeps its default, so that a person sees only what matters."""
    table: Table = {
        "id": stretch.id,
        "name": stretch.name,
        "region": stretch.region.value,
        "kind": stretch.kind.value,
        "position": stretch.position.value,
        "level": stretch.level.value,
    }
    if stretch.sides is not Sides.NONE:
        table["sides"] = stretch.sides.value
    if stretch.hold is not None:
        table["hold"] = spell_duration(stretch.hold)
    if stretch.repetitions is not None:
        table |= {"repetitions": stretch.repetitions, "tempo": spell_duration(stretch.tempo)}
    if stretch.sets != 1:
        table["sets"] = stretch.sets
    if stretch.equipment is not Equipment.NONE:
        table["equipment"] = stretch.equipment.value
    table["steps"] = list(stretch.steps)
    texts = {"benefit": stretch.benefit, "caution": stretch.caution, "not_for": stretch.not_for}
    table |= {key: text for key, text in texts.items() if text}
    if stretch.discreet:
        table["discreet"] = True
    table["sources"] = list(stretch.sources)
    return table


_HEAD = """\
# Imported from {name} ({origin}).
#
# Region, kind, position and sides are guessed from the words: please look whether they are right.
# Nobody can guess a caution or whom a stretch is not for: add `caution = "..."` and `not_for = "..."`.
# What you do not want goes out with its whole [[stretch]] part.
"""
