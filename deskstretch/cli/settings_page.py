"""Settings on a terminal: as TOML, as JSON, and what differs from the defaults as a table."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..config.check import Value
from ..config.keys import shell_name
from ..config.values import Difference, value_of
from ..core.settings import Settings
from .table import Column, table


def one(settings: Settings, key: str, *, as_json: bool) -> str:
    """The bare value: a text without quotes, the rest as in the settings file."""
    value = value_of(settings, key)
    return value if isinstance(value, str) and not as_json else _literal(value)


def as_toml(settings: Settings, keys: Iterable[str]) -> str:
    """A line for each, which a settings file could hold."""
    return "\n".join(f"{_quoted(key)} = {_literal(value_of(settings, key))}" for key in keys)


def as_json(settings: Settings, keys: Iterable[str]) -> str:
    """Nested like the settings file. Keys are only ever added."""
    document: dict[str, Any] = {}
    for key in keys:
        *sections, name = key.split(".")
        table = document
        for section in sections:
            table = table.setdefault(section, {})
        table[name] = value_of(settings, key)
    return json.dumps(document, indent=2, ensure_ascii=False)


def now(key: str, before: Settings, after: Settings) -> str:
    """What holds after a change, in words."""
    old, new = in_words(value_of(before, key)), in_words(value_of(after, key))
    words = (
        f"{shell_name(key)} is {new} now; it was {old}."
        if old != new
        else f"{shell_name(key)} is {new}, as before."
    )
    return f"{words} It counts from the next start on." if key in _AT_START and old != new else words


def differences_as_table(found: Sequence[Difference], width: int | None, *, says_where: bool) -> str:
    """``says_where``: whether there is another file than the person's own."""
    columns = [
        Column("SETTING", [shell_name(difference.key) for difference in found]),
        Column("NOW", [in_words(difference.value) for difference in found], may_be_cut=True),
        Column("DEFAULT", [in_words(difference.default) for difference in found], may_be_cut=True),
        Column("SET IN", [_origin(difference) if says_where else "" for difference in found]),
    ]
    return "\n".join(table(columns, width))


def differences_as_json(found: Sequence[Difference]) -> str:
    """Keys are only ever added. ``from`` is "own" or "site"."""
    rows = [
        {
            "key": difference.key,
            "value": difference.value,
            "default": difference.default,
            "from": "own" if difference.is_own else "site",
        }
        for difference in found
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def in_words(value: Value) -> str:
    """For a person who reads: a list without brackets, "none" for an empty one."""
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return value if isinstance(value, str) else _literal(value)


_AT_START = ("tray.enabled",)
"""What the running program reads only when it starts."""


def _origin(difference: Difference) -> str:
    return "your file" if difference.is_own else "site's file"


def _literal(value: Value) -> str:
    # For true, whole numbers and lists of printable text JSON is TOML.
    return json.dumps(value, ensure_ascii=False)


def _quoted(key: str) -> str:
    return ".".join(f'"{part}"' if " " in part else part for part in key.split("."))
