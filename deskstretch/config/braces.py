"""Inline tables, ``{ neck = 2 }``: put a value in and take one out. Import it late, as ``inplace``.

The blanks a person left beside the braces stay.
"""

from typing import Any

import tomlkit
from tomlkit.items import InlineTable

from .check import Value
from .renamed import Key


def put_in(outer: Any, name: str, key: Key, value: Value) -> None:
    """Add ``key`` to the inline table ``name`` of ``outer``; a longer one in braces of its own."""
    written = tomlkit.item(value).as_string()
    for inner in reversed(key[1:]):
        written = f"{{{tomlkit.key(inner).as_string()} = {written}}}"
    inside, tail = _inside(outer[name])
    start = f"{inside}, " if inside else tail
    _replace(outer, name, f"{start}{tomlkit.key(key[0]).as_string()} = {written}{tail}")


def take_out(outer: Any, name: str, key: str) -> None:
    """Take ``key`` out of the inline table ``name`` of ``outer``."""
    table: InlineTable = outer[name]
    before, tail = _inside(table)
    lead = before[: len(before) - len(before.lstrip())]
    del table[key]
    left = _inside(table)[0].lstrip()
    _replace(outer, name, f"{lead}{left}{tail}" if left else tail)


def _inside(table: InlineTable) -> tuple[str, str]:
    """What stands in the braces, and the blanks before the closing one."""
    inside = table.as_string()[1:-1]
    bare = inside.rstrip()
    return bare, inside[len(bare) :]


def _replace(outer: Any, name: str, inside: str) -> None:
    outer[name] = tomlkit.parse(f"table = {{{inside}}}")["table"]
