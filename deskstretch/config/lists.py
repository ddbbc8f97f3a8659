"""The text of a TOML list with other items in it: those that stay keep their place, notes and layout.

Import it late, as ``inplace``.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import tomlkit


@dataclass(slots=True)
class _Item:
    """``lead``: what stands above and before it. ``gap``: between it and its comma. ``tail``: what ends
    its line behind the comma, such as a note.
    """

    value: str
    text: str
    lead: str = ""
    gap: str = ""
    tail: str = ""


@dataclass(slots=True)
class _List:
    """``end``: what stands before the ]. ``comma``: whether the last item has one too."""

    items: list[_Item]
    end: str
    comma: bool


def with_items(written: str, wanted: Sequence[str], newline: str) -> str:
    """``written``, a list of texts from its [ to its ], with the items ``wanted`` in their order.

    No item is in it twice. A note in the line of an item that goes is gone too; a note on a line of
    its own stays. Raises LookupError for a list of something else.
    """
    found = _apart(written.replace("\r\n", "\n")[1:-1])
    before = [item.value for item in found.items]
    if before == list(wanted):
        return written
    staying: set[str] = set()
    for block in SequenceMatcher(None, before, wanted, autojunk=False).get_matching_blocks():
        staying.update(before[block.a : block.a + block.size])
    moved = {item.value: item for item in found.items if item.value not in staying}
    for value in moved:
        _take_out(found, [item.value for item in found.items].index(value))
    for place, value in enumerate(wanted):
        if value not in staying:
            _put_in(found, place, moved.get(value) or _Item(value, tomlkit.item(value).as_string()))
    return f"[{_joined(found)}]".replace("\n", newline)


def _apart(inside: str) -> _List:
    found = _List([], end="", comma=False)
    for token in _TOKEN.finditer(inside):
        if token["text"]:
            value = tomllib.loads(f"value = {token['text']}")["value"]
            found.items.append(_Item(value, token["text"], lead=found.end))
            found.end, found.comma = "", False
        elif token[0] == "," and found.items:
            found.items[-1].gap, found.end, found.comma = found.end, "", True
        elif token["blank"]:
            found.end += token[0]
        else:
            raise LookupError("a list of something else than texts")
    found.comma = found.comma if found.items else "\n" in found.end
    for place, item in enumerate(found.items):
        if match := _LINE_END.match(_behind(found, place)):
            item.tail = match[0]
            _set_behind(found, place, _behind(found, place)[match.end() :])
    return found


def _joined(found: _List) -> str:
    if not found.items and not found.end.strip():
        return ""
    parts: list[str] = []
    for place, item in enumerate(found.items):
        has_comma = found.comma or place + 1 < len(found.items)
        gap = item.gap if has_comma or "#" in item.gap else ""
        parts += [item.lead, item.text, gap, "," * has_comma, item.tail]
        if "#" in item.tail and not _behind(found, place).startswith("\n"):
            parts.append("\n" if item is found.items[-1] else f"\n{_indent(found)}")
    return "".join([*parts, found.end])


def _take_out(found: _List, place: int) -> None:
    item, behind = found.items[place], _behind(found, place)
    before = found.items[place - 1] if place else None
    if before and "\n" not in item.lead:
        if behind.startswith("\n") and "\n" not in before.gap:
            before.tail, item.tail = item.tail, ""  # they share the line, and its note
    elif behind.startswith("\n"):
        _set_behind(found, place, item.lead.rpartition("\n")[0] + behind)
    elif place + 1 < len(found.items):
        _set_behind(found, place, item.lead)  # the next one begins the line now
    elif "#" in item.lead:
        found.end = item.lead.rpartition("\n")[0] + "\n" + behind
    del found.items[place]


def _put_in(found: _List, place: int, item: _Item) -> None:
    """Behind the line of the item before; the notes above the next one stay with that."""
    behind = _behind(found, place - 1)
    indent = _indent(found)
    is_broken = any("\n" in text for text in [found.end, *(other.lead for other in found.items)])
    between = next((other.lead for other in found.items[1:] if not other.lead.strip(" ")), " ")
    if place:
        is_last = place == len(found.items)
        starts_line = is_broken if is_last else behind.startswith("\n")
        item.lead = f"\n{indent}" if starts_line else between
    elif found.items:
        first_line, has_more, rest = behind.partition("\n")
        item.lead = f"{first_line}\n{indent}" if has_more else behind
        found.items[0].lead = f"\n{rest}" if has_more else between
    else:
        notes, has_more, rest = behind.rpartition("\n")
        item.lead = f"{notes}\n{indent}" if has_more else behind
        found.end = f"\n{rest}" if has_more else behind
    found.items.insert(place, item)


def _behind(found: _List, place: int) -> str:
    """What stands between an item, its comma and the rest of its line, and the next item or the ]."""
    return found.items[place + 1].lead if place + 1 < len(found.items) else found.end


def _set_behind(found: _List, place: int, text: str) -> None:
    if place + 1 < len(found.items):
        found.items[place + 1].lead = text
    else:
        found.end = text


def _indent(found: _List) -> str:
    """How far in the lines of the list begin."""
    for item in found.items:
        if "\n" in item.lead:
            return item.lead.rpartition("\n")[2]
    note = re.search(r"\n([ \t]*)#", found.end)
    return note[1] if note else found.end.rpartition("\n")[2] + "    "


_TOKEN = re.compile(
    r"(?P<text>\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
    r"|(?P<blank>[ \t\n]+|#[^\n]*)|.",
    re.DOTALL,
)
_LINE_END = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n)")
