"""Every key of the settings file with what it may be, and the words for what breaks that."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Union

from ..core.errors import ConfigError
from ..core.hours import WEEKDAYS
from ..core.settings import Backend, Settings, Show, Theme
from ..core.stretch import Equipment, Level, Position, Region
from ..toml_lines import line_of
from ..toml_rules import Rule, duration, line, one_of, printable, several, whole_number, yes_or_no
from .layer import Layer, settings_of
from .renamed import RENAMED, Key, apart, under_our_names
from .rules import WrongInside, goal, stretch_id, working_day
from .set_times import set_times

Section = Mapping[str, Union[Rule[object], "Section"]]

Value = str | bool | int | list[str]
"""What a key can be set to."""

SECTIONS: Section = {
    "reminders": {
        "interval": duration("5m", "4h"),
        "snooze": several(duration("1m", "2h"), least=1, most=6, example='["10m", "20m"]'),
        "snooze_limit": whole_number(0, 10),
        "natural_break": duration("1m", "1h"),
        "wait_for_pause": duration("0m", "10m"),
        "answer_within": duration("30s", "1h"),
        "stretches": whole_number(1, 3),
    },
    "hours": dict.fromkeys(WEEKDAYS, working_day),
    "stretches": {
        "positions": several(one_of(Position), least=1, most=3, example='["seated", "standing"]'),
        "level": one_of(Level),
        "equipment": several(one_of(Equipment), least=0, most=6, example='["desk", "wall"]'),
        "discreet": yes_or_no,
        "exclude": several(stretch_id, least=0, most=200, example='["chin-tuck"]'),
        "packs_off": several(line(100), least=0, most=100, example='["my-physio"]'),
        "regions": {region.value: whole_number(0, 10) for region in Region},
    },
    "notifications": {
        "backend": one_of(Backend),
        "sound": yes_or_no,
        "discreet": yes_or_no,
        "tips": yes_or_no,
    },
    "guide": {
        "show": one_of(Show),
        "sound": yes_or_no,
        "voice": yes_or_no,
        "theme": one_of(Theme),
        "reduced_motion": yes_or_no,
    },
    "moments": {
        "calls": yes_or_no,
        "fullscreen": yes_or_no,
        "do_not_disturb": yes_or_no,
        "kept_awake": yes_or_no,
        "applications": several(line(100), least=0, most=100, example='["powerpnt", "obs"]'),
        "never_calls": several(line(100), least=0, most=100, example='["easyeffects"]'),
    },
    "routines": {"at": set_times},
    "progress": {"goal": goal, "digest": yes_or_no},
    "tray": {"enabled": yes_or_no},
}


class BadSettings(ConfigError):
    """Names the first problem and how many more there are; ``problems`` has up to ten, one line each."""

    def __init__(self, problems: tuple[str, ...], count: int) -> None:
        more = f" (and {count - 1} more)" if count > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = problems


class _Remark(NamedTuple):
    """What there is to say about a key, or about one inside of its value."""

    path: tuple[str | int, ...]
    words: str


def check(document: Mapping[str, Any]) -> Settings:
    """The settings a TOML document makes of the defaults; raises BadSettings."""
    return settings_of(checked(document))


def checked(document: Mapping[str, Any], text: str = "", name: str = "") -> Layer:
    """What a TOML document says, each value as its rule returns it. Raises BadSettings.

    ``text`` is what the document was read from and ``name`` what to call it, if there is a file to
    point to.
    """
    problems: list[_Remark] = []
    values = _checked(document, SECTIONS, (), problems)
    if problems:
        # Looking for a line takes time, and in a megabyte of nonsense the first one says enough.
        first = problems[: 10 if len(problems) < 100 else 1]
        raise BadSettings(tuple(_located(first, text, name)), len(problems))
    notes = [_Remark(path, note) for path, note in under_our_names(values)]
    return Layer(values, tuple(_located(notes, text, name)))


def nested(key: Key, value: Value) -> dict[str, Any]:
    """The document that holds nothing but this value."""
    *outer, name = key
    document: dict[str, Any] = {name: value}
    for section in reversed(outer):
        document = {section: document}
    return document


def _checked(
    table: Mapping[str, Any], section: Section, path: Key, problems: list[_Remark]
) -> dict[str, Any]:
    """The table with each value as its rule returns it; what breaks a rule goes to ``problems``."""
    values: dict[str, Any] = {}
    for key, written in table.items():
        here = (*path, key)
        name = apart(here)[-1]
        expected = _rule_of(RENAMED[here]) if here in RENAMED else section.get(name)
        if expected is None:
            mend = _unknown(here, section) if len(problems) < 10 else "unknown"
            problems.append(_Remark(here, mend))
        elif name in values:
            problems.append(_Remark(here, f'is there as "{name}" too, keep one of the two'))
        elif callable(expected):
            try:
                values[name] = expected(written)
            except WrongInside as error:
                problems.append(_Remark((*here, *error.path), str(error)))
            except ValueError as error:
                problems.append(_Remark(here, str(error)))
        elif isinstance(written, dict):
            values[name] = _checked(written, expected, here, problems)
        else:
            problems.append(_Remark(here, f"must be a section: [{'.'.join(here)}] on a line of its own"))
    return values


def _rule_of(path: Key) -> Rule[object] | Section:
    """What is expected of a key there is."""
    expected: Rule[object] | Section = SECTIONS
    for name in path:
        assert not callable(expected), "a key has nothing below it"
        expected = expected[name]
    return expected


def _unknown(path: Key, section: Section) -> str:
    """What to say about a key nobody knows: the nearest, the section it belongs in, or all there are."""
    from difflib import get_close_matches

    key = path[-1]
    kind = "section" if len(path) == 1 else "key"
    if near := get_close_matches(key[:60], section, n=1):
        return f'unknown {kind}, did you mean "{near[0]}"?'
    for name, inside in SECTIONS.items():
        if not callable(inside) and key in inside:
            return f"belongs in the section [{name}]"
    return f"unknown {kind}, there are: {', '.join(section)}"


def _located(remarks: list[_Remark], text: str, name: str) -> Iterator[str]:
    for path, words in remarks:
        line = line_of(text, path)
        where = f" ({name}, line {line})" if line else f" ({name})" if name else ""
        named = ".".join(part for part in path if isinstance(part, str))
        yield f"{printable(named, most=80)}: {words}{where}"
