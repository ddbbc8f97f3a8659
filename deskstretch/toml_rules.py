"""What a value in one of the person's TOML files may be.

A rule takes what TOML gave and returns what we use, or raises ``Wrong`` with the mend and what was
there: ``must be true or false, got 1``.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from .core.duration import parse_duration

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Rule = Callable[[object], T]


class Wrong(ValueError):
    """A value that breaks its rule: the mend and what was there."""


def duration(least: str, most: str, *, example: str = "45m") -> Rule[timedelta]:
    """A length such as ``example``, from ``least`` to ``most``."""
    low, high = parse_duration(least), parse_duration(most)

    def rule(value: object) -> timedelta:
        try:
            length = parse_duration(value)
        except ValueError as error:
            raise Wrong(f"must {_wanted(value, example)}, got {shown(value)}") from error
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
        *most, last = (f'"{choice.value}"' for choice in choices)
        mend = _nearest(value, choices)
        raise Wrong(f"must be {', '.join(most)} or {last}, got {shown(value)}{mend}")

    return rule


def line(most: int) -> Rule[str]:
    """A line of text of 1 to ``most`` letters, without anything that could steer a terminal or a popup."""

    def rule(value: object) -> str:
        if not isinstance(value, str) or not value.translate(_WITHOUT_JOINERS).strip():
            raise Wrong(f"must be a line of text in quotes, got {shown(value)}")
        if not value.translate(_WITHOUT_JOINERS).isprintable():
            raise Wrong(f"must be one line without control characters, got {shown(value)}")
        if len(value) > most:
            raise Wrong(f"must be at most {most} letters, got {len(value)}")
        return value.strip()

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
    safe = "".join(
        letter if letter.isprintable() or ord(letter) in _WITHOUT_JOINERS else "\N{REPLACEMENT CHARACTER}"
        for letter in text[:most]
    )
    return safe if len(text) <= most else safe + "…"


def _wanted(value: object, example: str) -> str:
    """What a duration must be, for someone who wrote another thing; most leave out the unit."""
    number = str(value).strip()
    if not isinstance(value, bool) and re.fullmatch(r"[0-9]{1,9}", number):
        return f'have its unit, like "{number}{example[-1]}"'
    return f'be a duration like "{example}"'


def _nearest(value: object, choices: type[E]) -> str:
    """The choice that was probably meant, as a question."""
    from difflib import get_close_matches

    written = " ".join(re.findall(r"\w+", value[:60].casefold())) if isinstance(value, str) else ""
    values = [choice.value for choice in choices]
    near = [_ALSO_CALLED[written]] if _ALSO_CALLED.get(written) in values else []
    near = near or get_close_matches(written, values, n=1)
    return f', did you mean "{near[0]}"?' if near else ""


def _in_words(length: timedelta) -> str:
    """A limit, in its largest unit: "30 seconds", "1 hour"."""
    seconds = int(length.total_seconds())
    for unit, size in (("hour", 3600), ("minute", 60), ("second", 1)):
        if seconds >= size:
            number = seconds // size
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    return "0 seconds"


_ALSO_CALLED = {
    **dict.fromkeys(("sitting", "sit", "chair", "in a chair", "on a chair", "at the desk"), "seated"),
    **dict.fromkeys(("stand", "standing up", "upright", "up", "on foot"), "standing"),
    **dict.fromkeys(
        ("lying", "lying down", "lie", "laying", "kneeling", "ground", "on the floor"), "floor"
    ),
    **dict.fromkeys(("easy", "light", "soft", "low", "beginner"), "gentle"),
    **dict.fromkeys(("medium", "moderate", "middle", "default"), "normal"),
    **dict.fromkeys(("hard", "high", "intense", "strong", "advanced"), "deep"),
    **dict.fromkeys(("backrest", "back of a chair"), "chair back"),
    **dict.fromkeys(("table",), "desk"),
    **dict.fromkeys(("carpet", "yoga mat"), "mat"),
    **dict.fromkeys(("foam roller",), "roller"),
}
"""What people call a choice that has another name here, and which no likeness of letters would find."""


_WITHOUT_JOINERS = dict.fromkeys(map(ord, "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"))
"""What makes one picture of several emoji, and shapes words in some scripts. Python counts it among the
controls; unlike those that turn the direction of writing it changes nothing but its neighbours."""
