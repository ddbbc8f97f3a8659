"""A routine that comes at a time of day, on some days of the week."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import groupby

from .hours import WEEKDAYS

EVERY_DAY = tuple(range(len(WEEKDAYS)))
SHORT_DAYS = tuple(day[:3] for day in WEEKDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTime:
    """``routine`` by its id, ``at`` on the person's clock. ``days``: one or more, in order; 0 is Monday."""

    routine: str
    at: time
    days: tuple[int, ...] = EVERY_DAY

    def __str__(self) -> str:
        """As it can be written on one line in the settings: "desk-reset 15:00 mon-fri"."""
        return f"{self.routine} {self.at:%H:%M} {days_in_words(self.days)}"

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime:
        """The first time after ``moment``, in UTC.

        Every day has it once: where the clocks go back, the first of the two; where they go forward over
        it, the same time after midnight as on any day, which the clock then shows an hour later.
        """
        day = moment.astimezone(zone).date() - _DAY
        while True:
            found = datetime.combine(day, self.at, zone).astimezone(UTC)
            if day.weekday() in self.days and found > moment:
                return found
            day += _DAY


def days_in_words(days: tuple[int, ...]) -> str:
    """ "mon-fri", "tue thu", "sat sun", "daily"."""
    if days == EVERY_DAY:
        return "daily"
    runs = (list(run) for _, run in groupby(days, key=lambda day: day - days.index(day)))
    return " ".join(_run_in_words([SHORT_DAYS[day] for day in run]) for run in runs)


def _run_in_words(names: list[str]) -> str:
    return f"{names[0]}-{names[-1]}" if len(names) > 2 else " ".join(names)


_DAY = timedelta(days=1)
