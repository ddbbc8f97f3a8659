"""What came of the reminders: how often each answer was given, and the time that was stretched."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from ..effects import Outcome
from .entry import Entry

OWN_STRETCH = timedelta(seconds=30)
"""What "I already stretched" counts for, as nobody knows how long it was: the least the guides ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of each. ``offered``: reminders that were shown. ``stopped``: begun and ended early, which
    is time stretched but no stretch done. ``stretched`` and ``away`` (in natural breaks) are times.
    """

    offered: int = 0
    done: int = 0
    stopped: int = 0
    snoozed: int = 0
    skipped: int = 0
    missed: int = 0
    natural_breaks: int = 0
    stretched: timedelta = timedelta(0)
    away: timedelta = timedelta(0)

    @property
    def answers(self) -> int:
        """Reminders that came to something, be it that nobody answered."""
        return self.done + self.stopped + self.declined + self.missed

    @property
    def declined(self) -> int:
        return self.snoozed + self.skipped


NOTHING = Tally()


def tally(entries: Iterable[Entry]) -> Tally:
    """Count them. Entries of any other outcome change nothing."""
    counts: Counter[Outcome] = Counter()
    stretched = away = timedelta(0)
    for entry in entries:
        outcome = entry.outcome
        counts[outcome] += 1
        if outcome is Outcome.NATURAL_BREAK:
            away += entry.length or timedelta(0)
        else:
            stretched += time_stretched(entry)
    return Tally(
        offered=counts[Outcome.PROMPTED],
        done=counts[Outcome.DONE],
        stopped=counts[Outcome.STOPPED],
        snoozed=counts[Outcome.SNOOZED],
        skipped=counts[Outcome.SKIPPED],
        missed=counts[Outcome.MISSED],
        natural_breaks=counts[Outcome.NATURAL_BREAK],
        stretched=stretched,
        away=away,
    )


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of them."""
    parts = list(tallies)
    return Tally(
        offered=sum(part.offered for part in parts),
        done=sum(part.done for part in parts),
        stopped=sum(part.stopped for part in parts),
        snoozed=sum(part.snoozed for part in parts),
        skipped=sum(part.skipped for part in parts),
        missed=sum(part.missed for part in parts),
        natural_breaks=sum(part.natural_breaks for part in parts),
        stretched=sum((part.stretched for part in parts), timedelta(0)),
        away=sum((part.away for part in parts), timedelta(0)),
    )


def time_stretched(entry: Entry) -> timedelta:
    """The time this entry adds to the minutes of its day."""
    if entry.outcome is Outcome.DONE:
        return OWN_STRETCH if entry.length is None else entry.length
    if entry.outcome is Outcome.STOPPED:
        return entry.length or timedelta(0)
    return timedelta(0)
