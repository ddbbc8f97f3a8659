"""A settings text with one value changed. Import it late: it brings tomlkit (8 ms, 1 MB)."""

import tomllib
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from ..core.errors import ConfigError
from .check import Value, nested
from .read import BOM


def edited(text: str, key: tuple[str, ...], value: Value) -> str:
    """A good settings text with ``key`` set to an allowed ``value``; raises ConfigError.

    Everything else stays as it is, to the byte. A new key stands behind the last one of its section,
    a new section at the end.
    """
    mark = BOM if text.startswith(BOM) else ""
    body = text.removeprefix(BOM)
    wanted = tomllib.loads(body)
    is_there = _merge(wanted, nested(key, value))
    try:
        result = _with_value(body, key, value) if is_there else _with_section(body, key, value)
        if tomllib.loads(result) == wanted:
            return mark + result
    except (TOMLKitError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(_BY_HAND.format(".".join(key))) from error
    raise ConfigError(_BY_HAND.format(".".join(key)))


def _with_value(text: str, key: tuple[str, ...], value: Value) -> str:
    """The text with a value in a section that is there."""
    document = tomlkit.parse(text)
    table: Any = document
    for name in key[:-1]:
        table = table[name]
    if key[-1] in table or not isinstance(table, Table):
        table[key[-1]] = value
        return tomlkit.dumps(document)
    # To tomlkit the comment above the next section is the end of this one, and a new key would go
    # below it. A person sees that otherwise: what follows the last key steps aside meanwhile.
    entries = table.value.body
    last = max((place for place, (name, _) in enumerate(entries) if name is not None), default=-1)
    behind = entries[last + 1 :]
    del entries[last + 1 :]
    item = tomlkit.item(value)
    item.trivia.trail = _newline(text)
    table.append(key[-1], item)
    entries.extend(behind)
    return tomlkit.dumps(document)


def _with_section(text: str, key: tuple[str, ...], value: Value) -> str:
    """The text with a new section at its end that holds nothing but the value."""
    newline = _newline(text)
    header = ".".join(tomlkit.key(name).as_string() for name in key[:-1])
    lines = [
        "",
        f"[{header}]",
        f"{tomlkit.key(key[-1]).as_string()} = {tomlkit.item(value).as_string()}",
        "",
    ]
    start = text if not text or text.endswith("\n") else text + newline
    return start + newline.join(lines if start else lines[1:])


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _merge(document: dict[str, Any], change: dict[str, Any]) -> bool:
    """Put the one value of ``change`` into ``document``; whether its section was there before."""
    [(name, value)] = change.items()
    if not isinstance(value, dict):
        document[name] = value
        return True
    was_there = name in document
    return _merge(document.setdefault(name, {}), value) and was_there


_BY_HAND = "{}: the settings file is written in a way that only a person can change, please edit it by hand"
