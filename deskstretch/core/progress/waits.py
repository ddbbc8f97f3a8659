"""Why reminders had to wait."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from ..effects import Outcome
from .entry import Entry


@dataclass(frozen=True, slots=True)
class Wait:
    """``words``: what was waited for; ``times``: how often, and for how long in all."""

    words: str
    times: int
    length: timedelta


def waits(entries: Iterable[Entry]) -> tuple[Wait, ...]:
    """Each reason there was, the one that came most often first."""
    times: Counter[str] = Counter()
    lengths: defaultdict[str, timedelta] = defaultdict(timedelta)
    for entry in entries:
        if entry.outcome is Outcome.HELD:
            times[entry.words] += 1
            lengths[entry.words] += entry.length or timedelta(0)
    ranked = sorted(times, key=lambda words: (-times[words], words))
    return tuple(Wait(words, times[words], lengths[words]) for words in ranked)
