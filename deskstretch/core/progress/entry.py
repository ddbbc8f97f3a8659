"""One row of the history, as the numbers read it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..effects import Outcome


@dataclass(frozen=True, slots=True)
class Entry:
    """``at`` is aware, in UTC; ``offset`` is what the person's clock was ahead of it then, which keeps a
    flight or a night with a clock change from moving yesterday.

    ``length``: time stretched, away, waited, paused or sat, None where there is none. ``words``: why a
    reminder was held, empty for everything else.
    """

    at: datetime
    offset: timedelta
    outcome: Outcome
    stretch_id: str | None = None
    length: timedelta | None = None
    words: str = ""

    @property
    def local(self) -> datetime:
        """What the person's clock showed then, without a zone."""
        return (self.at + self.offset).replace(tzinfo=None)

    @property
    def day(self) -> date:
        """The day it was for the person."""
        return (self.at + self.offset).date()  # without the zone taken off, it is twice as quick


def within(entries: Sequence[Entry], first: date, last: date) -> Sequence[Entry]:
    """The entries of the days ``first`` to ``last``, of entries in the order of their days."""
    begin = bisect_left(entries, first, key=_day)
    return entries[begin : bisect_right(entries, last, lo=begin, key=_day)]


def _day(entry: Entry) -> date:
    return entry.day
