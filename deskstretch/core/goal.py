"""What a day is to hold: so many minutes of stretching, or so many stretches."""

import re
from dataclasses import dataclass
from datetime import timedelta

from .duration import parse_duration
from .words import span


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Exactly one of the two is given. ``minutes`` are whole ones, 1 to 120; ``stretches`` 1 to 50."""

    stretches: int | None = None
    minutes: timedelta | None = None

    def __str__(self) -> str:
        """As ``parse_goal`` reads it: "10 min", "5 stretches"."""
        if self.minutes is not None:
            return span(self.minutes)
        return "1 stretch" if self.stretches == 1 else f"{self.stretches} stretches"

    def share(self, stretches: int, time: timedelta) -> float:
        """How much of it these are: 1.0 and more is reached."""
        if self.minutes is not None:
            return time / self.minutes
        assert self.stretches is not None, "a goal has stretches or minutes"
        return stretches / self.stretches

    def is_reached(self, stretches: int, time: timedelta) -> bool:
        return self.share(stretches, time) >= 1


USUAL_GOAL = Goal(minutes=timedelta(minutes=10))
"""The guides ask for ten to fifteen minutes a day."""


def parse_goal(text: object) -> Goal:
    """Read "10 min", "1h 30m" or "5 stretches", in any case; takes any object, as ``parse_duration``.

    Raises ValueError, which says what is wanted but not what was got.
    """
    written = text.casefold() if isinstance(text, str) else ""
    if counted := _STRETCHES.fullmatch(written):
        if not 1 <= int(counted[1]) <= 50:
            raise ValueError("must be between 1 and 50 stretches a day")
        return Goal(stretches=int(counted[1]))
    try:
        minutes = parse_duration(_MINUTES.sub("m", written))
    except ValueError as error:
        raise ValueError('must be what a day is to hold, such as "10 min" or "5 stretches"') from error
    if not _MINUTE <= minutes <= 120 * _MINUTE or minutes % _MINUTE:
        raise ValueError("must be whole minutes a day, from 1 to 120")
    return Goal(minutes=minutes)


_MINUTE = timedelta(minutes=1)
_STRETCHES = re.compile(r"\s*([0-9]{1,9})\s*stretch(?:es)?\s*")
_MINUTES = re.compile(r"m(?:ins|inutes?)\b")
