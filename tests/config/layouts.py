"""Settings files in every way TOML allows to lay them out."""

import json
import re
from typing import NamedTuple

from hypothesis import strategies as st

VALUES = {
    "reminders.interval": ['"45m"', "'1h 30m'", '"""50m"""', '"45\\u006d"'],
    "reminders.snooze": [
        '["5m"]',
        '[ "5m" ,"10m" ]',
        "[\n    \"5m\",  # [short]\n    '1h',\n]",
        "['''5m''']",
    ],
    "reminders.snooze_limit": ["3", "+2", "0x4", "1_0"],
    "hours.monday": ["[]", '["08:00-12:00", "13:00-17:00"]', '[ # "no"\n\t"22:00-06:00"]'],
    "hours.sunday": ["[ ]", '["09:00-10:00"]'],
    "stretches.level": ['"deep"', "'gentle'"],
    "stretches.exclude": ["[]", "['chin-tuck', \"b\"]", '[\n"a",\n]'],
    "stretches.regions.neck": ["2", "0b11"],
    "stretches.regions.lower back": ["1", "0o7"],
    "notifications.sound": ["true", "false"],
    "tray.enabled": ["true", "false"],
}
"""Keys with ways to write a value of theirs."""

NEW = {
    "reminders.interval": ["30m"],
    "reminders.snooze": [["2m"], ["5m", "2h"]],
    "reminders.snooze_limit": [0, 7],
    "hours.monday": [[], ["07:00-12:00", "18:00-24:00"]],
    "hours.sunday": [["10:00-12:00"]],
    "stretches.level": ["normal"],
    "stretches.exclude": [[], ["one", "two-three"]],
    "stretches.regions.neck": [0, 10],
    "stretches.regions.lower back": [5],
    "notifications.sound": [True, False],
    "tray.enabled": [True, False],
}
"""What each can be set to."""

SPACE = st.sampled_from(["", " ", "\t", "   "])
NOTES = ["", "# a note", ' # [tray] "', "\t# '''", "#", "# caf\u00e9 \u2028[tray]", "# = \U0001f9d8"]
NOTE = st.sampled_from(NOTES)
BETWEEN = st.lists(
    st.sampled_from([*NOTES, "  ", "# neck = 2", '#interval="1m"', "# [reminders]"]), max_size=3
)


class File(NamedTuple):
    """``text``, and what it is with ``key`` set to ``value``, and without: None where that is not known.

    ``after`` is all before the value and all behind it: a list may be laid out in many ways.
    """

    text: str
    key: str
    value: str | bool | int | list[str]
    after: tuple[str, str] | None
    without: str | None


@st.composite
def files(draw: st.DrawFn) -> File:
    """A good settings file, and one of its keys or one that it does not have."""
    key = draw(st.sampled_from(list(NEW)))
    value = draw(st.sampled_from(NEW[key]))
    lines = _lines(draw, key)
    text, marked = "\n".join(lines), _AT in "\n".join(lines)
    end = draw(st.sampled_from(["", "\n", "\n\n"])) if text else ""
    mark, newline = draw(st.sampled_from(["", "\ufeff"])), draw(st.sampled_from(["\n", "\r\n"]))

    def written(text: str) -> str:
        return mark + text.replace("\n", newline)

    old = draw(st.sampled_from(VALUES[key]))
    in_line = marked and _IN_BRACES not in text
    if _IN_BRACES in text:
        old = draw(st.sampled_from(_on_one_line(key)))
    text = (text + end).replace(_IN_BRACES, "")
    bare = "".join(line for line in re.findall(r"[^\n]*\n|[^\n]+", text) if _AT not in line)
    bare = bare if text.endswith("\n") else bare.removesuffix("\n")
    return File(
        text=written(text.replace(_AT, old)),
        key=key,
        value=value,
        after=_around(written(text), "" if isinstance(value, list) else json.dumps(value))
        if marked
        else None,
        without=written(bare) if in_line else None,
    )


_AT = "@"
"""Stands where the value of the key is."""
_IN_BRACES = "\0"
"""Stands in a text where the key is in an inline table."""


def _around(text: str, value: str) -> tuple[str, str]:
    before, _, behind = text.partition(_AT)
    return before + value, behind


def _lines(draw: st.DrawFn, wanted: str) -> list[str]:
    """What a person may have written before, below and above each other, in any order."""
    keys = draw(st.lists(st.sampled_from(list(VALUES)), unique=True))
    sections = draw(st.permutations(list(dict.fromkeys(key.rpartition(".")[0] for key in keys))))
    layouts = {
        section: draw(st.sampled_from(["header", "header", "dotted", "braces"])) for section in sections
    }
    _mend(layouts)
    above: list[str] = []
    below: list[str] = []
    for section in sections:
        inside = [key for key in keys if key.rpartition(".")[0] == section]
        here = above if layouts[section] != "header" else below
        here += draw(BETWEEN)
        if layouts[section] == "braces":
            items = [_statement(draw, key.rpartition(".")[2], key, wanted, braces=True) for key in inside]
            braces = "{" + draw(SPACE) + ",".join(items) + draw(SPACE) + "}"
            here.append(f"{_spelled(draw, section)}{draw(SPACE)}={draw(SPACE)}{braces}{draw(NOTE)}")
            continue
        if layouts[section] == "header":
            inner = f"{draw(SPACE)}{_spelled(draw, section)}{draw(SPACE)}"
            here.append(f"{draw(SPACE)}[{inner}]{draw(NOTE)}")
        for key in inside:
            here += draw(BETWEEN)
            name = key if layouts[section] == "dotted" else key.rpartition(".")[2]
            here.append(_statement(draw, name, key, wanted) + draw(NOTE))
    return [*above, *below, *draw(BETWEEN)]


def _mend(layouts: dict[str, str]) -> None:
    """TOML lets nothing be added to a section in braces, nor a header name what dots have made."""
    outer, inner = layouts.get("stretches"), layouts.get("stretches.regions")
    if outer and inner and outer != inner:
        layouts["stretches"] = layouts["stretches.regions"] = "header"
    elif outer == inner == "braces":
        layouts["stretches"] = layouts["stretches.regions"] = "dotted"


def _statement(draw: st.DrawFn, name: str, key: str, wanted: str, *, braces: bool = False) -> str:
    value = _AT if key == wanted else draw(st.sampled_from(VALUES[key]))
    if braces:
        value = f"{_AT}{_IN_BRACES}" if key == wanted else draw(st.sampled_from(_on_one_line(key)))
    return f"{draw(SPACE)}{_spelled(draw, name)}{draw(SPACE)}={draw(SPACE)}{value}{draw(SPACE)}"


def _on_one_line(key: str) -> list[str]:
    return [value for value in VALUES[key] if "\n" not in value]


def _spelled(draw: st.DrawFn, dotted: str) -> str:
    """A key as TOML allows to write it: ``a.b``, ``"a" . 'b'``."""
    dot = draw(st.sampled_from([".", ".", " . "]))
    quotes = draw(st.sampled_from(["{}", "{}", '"{}"', "'{}'"]))
    return dot.join(f'"{name}"' if " " in name else quotes.format(name) for name in dotted.split("."))
