"""The rules for values that only the settings file has, beside those of toml_rules."""

import re
from datetime import time

from ..core.goal import Goal, parse_goal
from ..core.hours import Range, overlaps
from ..toml_rules import Wrong, shown


class WrongInside(Wrong):
    """What is wrong within a value that is made of tables. ``path``: where in it, below the key."""

    def __init__(self, path: tuple[str | int, ...], mend: str) -> None:
        super().__init__(mend)
        self.path = path


def stretch_id(value: object) -> str:
    """A stretch's id by its form. Whether there is such a stretch is the catalogue's to say."""
    return _id(value, 'a stretch such as "chin-tuck"')


def routine_id(value: object) -> str:
    """As ``stretch_id``, for a routine."""
    return _id(value, 'a routine such as "desk-reset"')


def goal(value: object) -> Goal:
    """What a day is to hold: "10 min" or "5 stretches"."""
    try:
        return parse_goal(value)
    except ValueError as error:
        raise Wrong(f"{error}, got {shown(value)}") from error


def working_day(value: object) -> tuple[Range, ...]:
    """The ranges of one day, in order: ["08:00-12:00", "13:00-18:00"]; none for a free day."""
    if not isinstance(value, list):
        wanted = 'a list such as ["08:00-18:00"], or [] for a free day'
        if isinstance(value, str) and _RANGE.fullmatch(value):
            wanted = f'in brackets: ["{value}"]'
        raise Wrong(f"must be {wanted}, got {shown(value)}")
    ranges = tuple(sorted(_range(item) for item in value))
    if overlaps(ranges):
        raise Wrong(f"must not overlap, got {' and '.join(map(str, ranges))}")
    return ranges


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHORT_ENOUGH = re.compile(r"[^-]{1,40}(-[^-]{1,40}){0,9}")  # as the catalogue has it
_RANGE = re.compile(r"\s*([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})\s*")


def _id(value: object, of_what: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Wrong(f"must be the id of {of_what}, got {shown(value)}")
    if not _SHORT_ENOUGH.fullmatch(value):
        what = of_what.partition(" such")[0]
        raise Wrong(f"is too long for the id of {what}: {len(value)} letters, got {shown(value)}")
    return value


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
