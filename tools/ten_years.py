"""Ten years of a person who answers every reminder: how large the history grows and how quickly it answers.

``python tools/ten_years.py`` writes one into a temporary folder and prints the figures, ``python
tools/ten_years.py FILE`` keeps it in FILE. ``make bench`` runs it.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence, Sized
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from deskstretch.core.effects import Outcome  # noqa: E402 - the checkout is not a package
from deskstretch.core.progress.entry import Entry  # noqa: E402
from deskstretch.storage.history import History  # noqa: E402
from deskstretch.storage.merging import merge  # noqa: E402

FIRST, LAST = date(2017, 1, 1), date(2026, 12, 31)
STRETCHES = tuple(f"a-stretch-number-{number}" for number in range(80))
ATTEMPTS = 5
_MINUTE = timedelta(minutes=1)


def ten_years() -> Iterator[Entry]:
    """About 150,000 entries: a reminder every half hour of each working day, and what came of it."""
    chance = random.Random(7)  # the same history every time
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if day.weekday() < 5 or chance.random() < 0.1:
            yield from _day(day, chance)


def _day(day: date, chance: random.Random) -> Iterator[Entry]:
    offset = timedelta(hours=2 if 4 <= day.month <= 10 else 1)
    at = datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC) - offset
    for _ in range(22):
        at += 25 * _MINUTE + timedelta(seconds=chance.randrange(300), microseconds=chance.randrange(10**6))
        yield from _reminder(at, offset, chance.choice(STRETCHES), chance)
    yield Entry(at + _MINUTE, offset, Outcome.SAT, None, chance.randrange(20, 180) * _MINUTE)


def _reminder(at: datetime, offset: timedelta, name: str, chance: random.Random) -> Iterator[Entry]:
    if chance.random() < 0.2:
        yield Entry(at, offset, Outcome.HELD, None, 25 * _MINUTE, "a call in the browser")
    if chance.random() < 0.2:
        yield Entry(at, offset, Outcome.NATURAL_BREAK, None, chance.randrange(300, 3000) * _MINUTE / 60)
        return
    yield Entry(at, offset, Outcome.PROMPTED, name)
    answer = chance.choices((Outcome.DONE, Outcome.SNOOZED, Outcome.SKIPPED, Outcome.MISSED), (6, 2, 1, 1))[
        0
    ]
    if answer is Outcome.DONE:
        yield Entry(at + _MINUTE, offset, Outcome.STARTED, name)
    length = {Outcome.DONE: 40 * _MINUTE / 60, Outcome.SNOOZED: 10 * _MINUTE}.get(answer)
    yield Entry(at + 2 * _MINUTE, offset, answer, name, length)


def questions(history: History) -> dict[str, Callable[[], Sized]]:
    """What is asked of it in a running program and by the commands, up to a year at once."""
    today = LAST - timedelta(days=3)
    return {
        "today, in numbers": lambda: history.counts(today),
        "today": lambda: history.entries(today, today),
        "a month": lambda: history.entries(date(2026, 11, 1), date(2026, 11, 30)),
        "a year": lambda: history.entries(date(2026, 1, 1), LAST),
        "what the rotation asks": lambda: history.past().order,
        "since the last run": lambda: history.since(datetime(2026, 12, 31, 23, tzinfo=UTC)),
        "what hurts": history.hurts,
    }


def best_ms(ask: Callable[[], object], attempts: int = ATTEMPTS) -> float:
    """Processor time of the quickest of several attempts: what the machine does besides is not measured."""
    took = []
    for _ in range(attempts):
        begin = time.thread_time()
        ask()
        took.append(time.thread_time() - begin)
    return min(took) * 1000


def write(path: Path) -> Sequence[Entry]:
    entries = list(ten_years())
    merge(path, entries, {})
    return entries


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ten-years") as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "history.db")
        begin = time.perf_counter()
        entries = write(path)
        print(f"{len(entries)} entries merged in {time.perf_counter() - begin:.1f} s", end="")
        print(f"   {path.stat().st_size / 1e6:.1f} MB")
        history = History(path)
        for name, ask in questions(history).items():
            print(f"{name:>24}: {len(ask()):>6} in {best_ms(ask):6.1f} ms")
        print(f"{'all of it':>24}: {len(history.entries()):>6} in {best_ms(history.entries, 2):6.1f} ms")
        history.close()


if __name__ == "__main__":
    main()
