"""Durations as a person writes them in a file or on the command line: "45m", "1h 30m", "90s"."""

import re
from datetime import timedelta


def parse_duration(text: object) -> timedelta:
    """Read "45m", "1h 30m", "1h30m", "90s" or "1 h 30 min": whole numbers, largest unit first.

    Takes any object, because a file may hold anything there. Raises ValueError, which says what is
    wanted but not what was got.
    """
    match = _PATTERN.fullmatch(text) if isinstance(text, str) else None
    if match is None or not any(match.groups()):
        raise ValueError('must be a duration like "45m" or "1h 30m"')
    hours, minutes, seconds = (int(digits or 0) for digits in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def spell_duration(length: timedelta) -> str:
    """The shortest spelling that ``parse_duration`` reads back: "1h 30m"; "0s" for nothing.

    Raises ValueError for what cannot be spelled: less than zero, or a part of a second.
    """
    if length < timedelta(0) or length.microseconds:
        raise ValueError(f"a duration is spelled in whole seconds from 0 on, got {length}")
    minutes, seconds = divmod(length // _SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{number}{unit}" for number, unit in ((hours, "h"), (minutes, "m"), (seconds, "s")) if number]
    return " ".join(parts) or "0s"


_SECOND = timedelta(seconds=1)

# Nine digits of hours still fit into a timedelta, and int() never meets a number a mile long.
_PATTERN = re.compile(r"\s*(?:([0-9]{1,9})\s*h)?\s*(?:([0-9]{1,9})\s*m(?:in)?)?\s*(?:([0-9]{1,9})\s*s)?\s*")
