"""What one value of the settings file may be. A rule takes what TOML gave and returns what we use.

Every rule raises ValueError with the mend and what was there: ``must be true or false, got 1``.
"""

import re
from collections.abc import Callable
from datetime import time, timedelta
from enum import StrEnum
from typing import TypeVar

from ..core.duration import parse_duration
from ..core.hours import Range, overlaps

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Rule = Callable[[object], T]


class Wrong(ValueError):
    """A value that breaks its rule: the mend and what was there."""


def duration(least: str, most: str) -> Rule[timedelta]:
    """A length such as "45m", from ``least`` to ``most``."""
    low, high = parse_duration(least), parse_duration(most)

    def rule(value: object) -> timedelta:
        length = parse_duration(value)
        if not low <= length <= high:
            raise Wrong(f"must be between {_in_words(low)} and {_in_words(high)}, got {shown(value)}")
        return length

    return rule


def whole_number(least: int, most: int) -> Rule[int]:
    def rule(value: object) -> int:
        # True is an int to Python, and nobody means it as a number.
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong(f"must be a whole number from {least} to {most}, got {shown(value)}")
        return value

    return rule


def yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"must be true or false, got {shown(value)}")
    return value


def one_of(choices: type[E]) -> Rule[E]:
    def rule(value: object) -> E:
        for choice in choices:
            if value == choice.value:
                return choice
        raise Wrong(f"must be {_either(choices)}, got {shown(value)}")

    return rule


def several(rule: Rule[T], *, least: int, most: int, example: str) -> Rule[tuple[T, ...]]:
    """A list of ``least`` to ``most`` different values, each by ``rule``."""

    def list_rule(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong(f"must be a list such as {example}, got {shown(value)}")
        if not least <= len(value) <= most:
            raise Wrong(f"must be a list of {least} to {most}, such as {example}, got {len(value)}")
        items: list[T] = []
        for written in value:
            item = rule(written)
            if item in items:
                raise Wrong(f"must not name the same twice, got {shown(written)} again")
            items.append(item)
        return tuple(items)

    return list_rule


def stretch_id(value: object) -> str:
    """A stretch's id by its form. Whether there is such a stretch is the catalogue's to say."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Wrong(f'must be the id of a stretch such as "chin-tuck", got {shown(value)}')
    return value


def working_day(value: object) -> tuple[Range, ...]:
    """The ranges of one day, in order: ["08:00-12:00", "13:00-18:00"]; none for a free day."""
    if not isinstance(value, list):
        raise Wrong(f'must be a list such as ["08:00-18:00"], or [] for a free day, got {shown(value)}')
    ranges = tuple(sorted(_range(item) for item in value))
    if overlaps(ranges):
        raise Wrong(f"must not overlap, got {' and '.join(map(str, ranges))}")
    return ranges


def shown(value: object) -> str:
    """The value about as it stands in the file, fit for one line on a terminal."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a section"
    text = printable(str(value), most=60)
    return f'"{text}"' if isinstance(value, str) else text


def printable(text: str, *, most: int) -> str:
    """``text`` without anything that could steer a terminal, cut after ``most`` letters."""
    safe = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:most])
    return safe if len(text) <= most else safe + "…"


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RANGE = re.compile(r"\s*([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})\s*")


def _range(value: object) -> Range:
    match = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Wrong(f'must be times of day such as "08:00-18:00", got {shown(value)}')
    from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
    if (to_hour, to_minute) == (24, 0):
        to_hour = 0  # the end of the day, as a person writes it
    try:
        start, end = time(from_hour, from_minute), time(to_hour, to_minute)
    except ValueError as error:
        raise Wrong(f"must be times from 00:00 to 24:00, got {shown(value)}") from error
    if start == end and start != time(0):
        raise Wrong(f'must not end when it starts (all day is "00:00-24:00"), got {shown(value)}')
    return Range(start, end)


def _either(choices: type[E]) -> str:
    *most, last = (f'"{choice.value}"' for choice in choices)
    return f"{', '.join(most)} or {last}"


def _in_words(length: timedelta) -> str:
    """A limit, in its largest unit: "30 seconds", "1 hour"."""
    seconds = int(length.total_seconds())
    for unit, size in (("hour", 3600), ("minute", 60), ("second", 1)):
        if seconds >= size:
            number = seconds // size
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    return "0 seconds"
