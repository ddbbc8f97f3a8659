"""The ways to write a key into a TOML text and to take one out. Import it late, as ``inplace``.

Each is for some of the layouts TOML allows, and raises LookupError or TOMLKitError for the others, or
returns a text that stands for something else: the caller looks.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import tomlkit
from tomlkit.items import Array, Comment, InlineTable, Table, Whitespace

from .braces import put_in, take_out
from .check import Value
from .lists import with_items
from .renamed import Key


def item_by_item(text: str, key: Key, value: Value) -> str:
    """A list that is there already, with only those items changed that are others now."""
    document = tomlkit.parse(text)
    table: Any = document
    for name in key[:-1]:
        table = table[name]
    old = table[key[-1]]
    if isinstance(old, Array) and isinstance(value, list):
        written = old.as_string()
        newline = "\r\n" if "\r\n" in written else newline_of(text)
        table[key[-1]] = tomlkit.parse(f"list = {with_items(written, value, newline)}")["list"]
        return tomlkit.dumps(document)
    raise LookupError("not a list")


def in_its_section(text: str, key: Key, value: Value) -> str:
    """Over the old value, or on a line of its own below the header of the section."""
    document = tomlkit.parse(text)
    table: Any = document
    for name in key[:-1]:
        table = table[name]
    if key[-1] in table:
        table[key[-1]] = value
        return tomlkit.dumps(document)
    # tomlkit takes the comment above the next section for the end of this one and would put a new key
    # below it. A person sees that otherwise, so the line goes where they would write it.
    for header in _headed(document, key[:-1]):
        entries = header.value.body
        line = f"{_spelled(key[-1:])} = {tomlkit.item(value).as_string()}{newline_of(text)}"
        entries.insert(_place_for(key[-1], entries), (None, Whitespace(line)))
        return tomlkit.dumps(document)
    raise LookupError("its section has no header")


def in_a_new_section(text: str, key: Key, value: Value) -> str:
    header = f"[{_spelled(key[:-1])}]"
    lines = [header, f"{_spelled(key[-1:])} = {tomlkit.item(value).as_string()}", ""]
    return text + newline_of(text).join(["", *lines] if text else lines)


def without_a_header(text: str, key: Key, value: Value) -> str:
    """Into a section made of dotted keys or of braces."""
    document = tomlkit.parse(text)
    outer: Any = None
    table: Any = document
    for depth, name in enumerate(key[:-1]):
        if name not in table and isinstance(table, InlineTable):
            put_in(outer, key[depth - 1], key[depth:], value)
            return tomlkit.dumps(document)
        outer, table = table, table[name]
    if isinstance(table, InlineTable):
        put_in(outer, key[-2], key[-1:], value)
    else:
        table[key[-1]] = value
    return tomlkit.dumps(document)


def without_its_line(text: str, key: Key) -> str:
    document = tomlkit.parse(text)
    # tomlkit itself would sometimes take the header too, with what stands between.
    for header in _headed(document, key[:-1]):
        entries = header.value.body
        for place, (name, _) in enumerate(entries):
            if name is not None and name.key == key[-1]:
                del entries[place]
                return tomlkit.dumps(document)
    tables: list[Any] = [document]
    for part in key[:-1]:
        tables.append(tables[-1][part])
    if isinstance(tables[-1], InlineTable):
        _take_out_of_braces(tables, key)
    else:
        del tables[-1][key[-1]]
    return tomlkit.dumps(document)


def without_its_section(text: str, key: Key) -> str:
    """As ``without_its_line``, and without the header at the end of the text that is left alone by it."""
    # Not splitlines: to TOML the letters that Unicode counts as line ends are letters of a comment.
    lines = re.findall(r"[^\n]*\n", without_its_line(text, key))
    is_header = lines[-1].lstrip().startswith("[") and "#" not in lines[-1]
    if not is_header or tomllib.loads(lines[-1]) != _empty(key[:-1]):
        raise LookupError("its section is not what ends the text")
    blank = len(lines) > 1 and not lines[-2].strip()
    return "".join(lines[: -1 - blank])


def _take_out_of_braces(tables: list[Any], key: Key) -> None:
    """``tables``: the whole document first, then for each part of the key the one that holds it."""
    take_out(tables[-2], key[-2], key[-1])
    if not tables[-1] and isinstance(tables[-2], InlineTable):
        take_out(tables[-3], key[-3], key[-2])


def _headed(container: Any, section: Key) -> Iterator[Table]:
    """The tables that a header such as ``[stretches.regions]`` begins."""
    name, *rest = section
    for key, item in container.body:
        if key is None or key.key != name or not isinstance(item, Table):
            continue
        if rest:
            yield from _headed(item.value, tuple(rest))
        elif not item.is_super_table() and not key.is_dotted():
            yield item


def _place_for(name: str, entries: list[Any]) -> int:
    """Behind the note that shows the key or, without one, behind the last key."""
    shown = re.compile(rf"#\s*{re.escape(_spelled((name,)))}\s*=.*")
    places = [0]
    for place, (key, item) in enumerate(entries, 1):
        if isinstance(item, Comment) and shown.fullmatch(item.as_string().strip()):
            return place
        if key is not None and (key.is_dotted() or not isinstance(item, Table)):
            places.append(place)
    return places[-1]


def newline_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _spelled(key: Key) -> str:
    return ".".join(tomlkit.key(name).as_string() for name in key)


def _empty(section: Key) -> dict[str, Any]:
    """What the header of a section alone stands for."""
    document: dict[str, Any] = {}
    for name in reversed(section):
        document = {name: document}
    return document
