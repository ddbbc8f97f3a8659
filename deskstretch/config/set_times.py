"""The rule for ``[[routines.at]]``: which routine, at which time of day, on which days.

A table for each, or all in one line: ``at = ["desk-reset 15:00 mon-fri"]``, which the commands write.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from ..core.hours import WEEKDAYS
from ..core.set_time import EVERY_DAY, SetTime
from ..toml_rules import Rule, Wrong, shown
from .rules import WrongInside, routine_id

MOST = 50


def set_times(value: object) -> tuple[SetTime, ...]:
    """The routines at set times. Raises Wrong; WrongInside for what is wrong with one of them."""
    if not isinstance(value, list):
        raise Wrong(f"must be [[routines.at]] on a line of its own, in double brackets, got {shown(value)}")
    if len(value) > MOST:
        raise Wrong(f"must be at most {MOST} of them, got {len(value)}")
    return tuple(dict.fromkeys(_set_time(written, index) for index, written in enumerate(value)))


def _set_time(written: object, index: int) -> SetTime:
    table = written if isinstance(written, dict) else _columns(written)
    for key in table:
        if key not in _RULES:
            raise WrongInside((index, key), f"unknown key, there are: {', '.join(_RULES)}")
    for key in ("routine", "time"):
        if key not in table:
            raise WrongInside((index, key), "is missing")
    values = {}
    for key, value in table.items():
        try:
            values[key] = _RULES[key](value)
        except Wrong as wrong:
            raise WrongInside((index, key), str(wrong)) from wrong
    return SetTime(routine=values["routine"], at=values["time"], days=values.get("days", EVERY_DAY))


def _columns(written: object) -> dict[str, object]:
    """What stands on one line, as if it were a table."""
    words = written.split(maxsplit=2) if isinstance(written, str) else []
    if len(words) < 2:
        raise Wrong(f'must be a routine and its time such as "{_EXAMPLE}", got {shown(written)}')
    return dict(zip(_RULES, words, strict=False))


def _time(value: object) -> time:
    """A time of day in quotes, or bare, which TOML knows as well."""
    if isinstance(value, time) and value == value.replace(second=0, microsecond=0):
        return value
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(f'must be a time of day such as "15:00", got {shown(value)}')
    return time(int(match[1]), int(match[2]))


def _days(value: object) -> tuple[int, ...]:
    """Days and runs of days, "mon-fri" or "tue, thu"; a run may go over the weekend."""
    words = value if isinstance(value, list) else [value]
    text = ",".join(word if isinstance(word, str) else "?" for word in words).casefold()
    runs = _SPACED_DASH.sub("-", _NAMED.get(text.strip(), text)).replace(",", " ").split()
    days = {day for run in runs for day in _run(run, value)}
    if not days:
        raise _wrong_days(value)
    return tuple(sorted(days))


def _run(run: str, written: object) -> Iterator[int]:
    first, dash, last = run.partition("-")
    day, end = _day(first, written), _day(last if dash else first, written)
    yield day
    while day != end:
        day = (day + 1) % len(WEEKDAYS)
        yield day


def _day(name: str, written: object) -> int:
    """Monday is 0; three letters are enough."""
    for number, day in enumerate(WEEKDAYS):
        if len(name) >= 3 and day.startswith(name):
            return number
    raise _wrong_days(written)


def _wrong_days(value: object) -> Wrong:
    return Wrong(f'must be days such as "mon-fri", "tue, thu" or "daily", got {shown(value)}')


_RULES: Mapping[str, Rule[Any]] = {"routine": routine_id, "time": _time, "days": _days}
_EXAMPLE = "desk-reset 15:00 mon-fri"
_TIME = re.compile(r"\s*([0-9]{1,2}):([0-9]{2})\s*")
_SPACED_DASH = re.compile(r"\s*[-–]\s*")
_NAMED = {
    **dict.fromkeys(("daily", "every day", "always"), "mon-sun"),
    **dict.fromkeys(("weekdays", "workdays"), "mon-fri"),
    **dict.fromkeys(("weekend", "weekends"), "sat sun"),
}
