"""Hours and weekdays: when a person stretches, and when they would rather not."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..effects import Outcome
from .entry import Entry
from .tally import Tally, tally

ANSWERS = (Outcome.DONE, Outcome.STOPPED, Outcome.SNOOZED, Outcome.SKIPPED, Outcome.MISSED)

_BEST = 3
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Hour:
    """What came in one hour of one weekday, on the person's clock. Monday is 0; 9 is from 9 to 10."""

    weekday: int
    hour: int
    tally: Tally


def by_hour(entries: Iterable[Entry]) -> tuple[Hour, ...]:
    """The hours that hold an answer, Monday's first."""
    found: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.outcome in ANSWERS:
            local = entry.local
            found[local.weekday(), local.hour].append(entry)
    return tuple(Hour(weekday, hour, tally(found[weekday, hour])) for weekday, hour in sorted(found))


def best_hours(hours: Iterable[Hour]) -> tuple[int, ...]:
    """The hours of the day with most stretches done, at least three: up to three, the best first."""
    done: Counter[int] = Counter()
    for hour in hours:
        done[hour.hour] += hour.tally.done
    ranked = sorted(done, key=lambda hour: (-done[hour], hour))
    return tuple(hour for hour in ranked[:_BEST] if done[hour] >= _ENOUGH)
