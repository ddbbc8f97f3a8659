"""The history of somebody who works at a desk, made up from a seed: always the same for the same one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.core.rotation import eligible
from deskstretch.core.settings import Stretches
from deskstretch.core.stretch import Stretch

TODAY = date(2026, 11, 20)
"""A Friday."""

_SUMMER, _WINTER = timedelta(hours=2), timedelta(hours=1)
_HOLIDAYS = (
    (date(2025, 12, 24), date(2026, 1, 6)),
    (date(2026, 4, 3), date(2026, 4, 12)),
    (date(2026, 7, 20), date(2026, 8, 9)),
)
_REASONS = ("a call", "a call", "a call", "a fullscreen window", "do not disturb", "you are typing")
_DAY = timedelta(days=1)


def plausible_year(
    stretches: Sequence[Stretch], first: date = date(2025, 10, 27), last: date = TODAY, seed: int = 7
) -> list[Entry]:
    """Entries of every kind from ``first`` to ``last``, in their order; some stretches never come up."""
    chance = Random(seed)
    seated = eligible(stretches, Stretches())
    known = [stretch for index, stretch in enumerate(seated) if index % 5]
    days = (first + _DAY * number for number in range((last - first).days + 1))
    return [entry for day in days for entry in _day(day, known, chance, (day - first).days)]


def _day(day: date, known: Sequence[Stretch], chance: Random, since: int) -> Iterator[Entry]:
    away = any(start <= day <= end for start, end in _HOLIDAYS)
    if away or (day.weekday() > 4 and chance.random() < 0.93) or chance.random() < 0.06:
        return
    offset = _SUMMER if date(2026, 3, 29) <= day < date(2026, 10, 25) else _WINTER
    moment = datetime.combine(day, time(8, chance.randrange(10, 55)))
    end = datetime.combine(day, time(12 if day.weekday() > 4 else 17, 50))
    longest = 150 - min(since, 240) * 0.3

    def entry(
        outcome: Outcome, stretch: Stretch | None = None, minutes: float = 0, words: str = ""
    ) -> Entry:
        length = timedelta(seconds=round(minutes * 60)) if minutes else None
        at = (moment - offset).replace(tzinfo=UTC)
        return Entry(at, offset, outcome, stretch.id if stretch else None, length, words)

    while moment < end:
        sat = max(12, chance.gauss(longest * 0.45, longest * 0.2))
        moment += timedelta(minutes=sat)
        yield entry(Outcome.SAT, minutes=sat)
        if chance.random() < 0.12:
            yield entry(Outcome.HELD, minutes=chance.randrange(3, 40), words=chance.choice(_REASONS))
        stretch = chance.choices(known, [1 / (1 + index % 9) for index in range(len(known))])[0]
        yield entry(Outcome.PROMPTED, stretch)
        moment += timedelta(seconds=chance.randrange(5, 50))
        yield from _answer(entry, stretch, chance, moment.hour)
        moment += timedelta(minutes=2)
        if chance.random() < 0.25:
            moment += timedelta(minutes=(pause := chance.randrange(6, 45)))
            yield entry(Outcome.NATURAL_BREAK, minutes=pause)


def _answer(entry: Callable[..., Entry], stretch: Stretch, chance: Random, hour: int) -> Iterator[Entry]:
    minutes = stretch.duration / timedelta(minutes=1)
    draw = chance.random() - (0.85 if hour == 17 else 0)
    if draw < 0.02:
        yield entry(Outcome.SKIPPED, stretch)
    elif draw < 0.1:
        yield entry(Outcome.MISSED, stretch)
    elif draw < 0.2:
        yield entry(Outcome.SNOOZED, stretch, 10)
    elif draw < 0.27:
        yield entry(Outcome.STARTED, stretch)
        yield entry(Outcome.STOPPED, stretch, minutes / 2)
    else:
        yield entry(Outcome.STARTED, stretch)
        yield entry(Outcome.DONE, stretch, minutes * chance.uniform(0.8, 2.6))
