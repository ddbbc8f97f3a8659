"""A working year with the stretches that ship: does the rotation keep its promises to real people?

Prints for a few of them what share each region had against its weight, how long each stretch had to
wait for its next turn, and how often one came twice in a row. ``make bench`` runs it; a number as
argument is another seed. The same seed gives the same years.
"""

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from deskstretch.catalogue import load_catalogue
from deskstretch.core.history import Past
from deskstretch.core.rotation import eligible, pick
from deskstretch.core.rules.activity import AFTER_A_CALL, AFTER_TYPING
from deskstretch.core.settings import Stretches
from deskstretch.core.stretch import Region, Stretch

FIRST_DAY = datetime(2026, 1, 5, 8, tzinfo=UTC)  # a Monday
WORKING_DAYS = 250
BREAKS_A_DAY = 11
INTERVAL = timedelta(minutes=50)
"""Three quarters of an hour, and the stretch itself."""

WELL_UNTIL = FIRST_DAY + timedelta(weeks=3)


@dataclass(frozen=True)
class Person:
    """``sore``: in the fourth week a stretch for this region hurts. ``busy``: often in calls or typing."""

    name: str
    stretches: Stretches = field(default_factory=Stretches)
    sore: Region | None = None
    busy: bool = False


@dataclass(frozen=True)
class Year:
    """``picks`` in order, each with its moment. ``hurts``: what hurt, and when."""

    picks: Sequence[tuple[datetime, Stretch]]
    hurts: Mapping[str, datetime]

    @property
    def stretches(self) -> list[Stretch]:
        return [stretch for _, stretch in self.picks]


PEOPLE = (
    Person("someone with the default settings"),
    Person(
        "someone with a stiff back and neck",
        Stretches(regions={Region.LOWER_BACK: 3, Region.NECK: 2}),
    ),
    Person("someone whose hips hurt in one stretch", sore=Region.HIPS),
    Person("someone who is in calls or types most of the day", busy=True),
)


def year(pool: Collection[Stretch], person: Person, seed: int, days: int = WORKING_DAYS) -> Year:
    """Every pick of the year, with what the day was like drawn by chance."""
    chance = Random(seed)
    past, hurts = Past(), dict[str, datetime]()
    picks: list[tuple[datetime, Stretch]] = []
    for now in _breaks(days):
        chosen = pick(
            pool,
            past,
            person.stretches,
            prefer=chance.choice((AFTER_A_CALL, AFTER_TYPING, ())) if person.busy else (),
            hurts=hurts,
            now=now,
            seed=chance.getrandbits(32),
        ).stretch
        assert chosen is not None, "there is always something to do"
        picks.append((now, chosen))
        past = past.after(chosen.id)
        if chosen.region is person.sore and now > WELL_UNTIL and not hurts:
            hurts[chosen.id] = now
    return Year(picks, hurts)


def shares(picked: Sequence[Stretch]) -> dict[Region, float]:
    """What part of the picks each region had, 0 to 1."""
    counts = Counter(stretch.region for stretch in picked)
    return {region: number / len(picked) for region, number in counts.items()}


def fair_shares(fit: Collection[Stretch], stretches: Stretches) -> dict[Region, float]:
    """What part each region with something to offer should have by its weight, 0 to 1."""
    weights = {stretch.region: stretches.regions.get(stretch.region, 1) for stretch in fit}
    return {region: weight / sum(weights.values()) for region, weight in weights.items()}


def longest_wait(picked: Sequence[Stretch], stretch: Stretch) -> int:
    """The most picks from one turn to the next; the first and the last turn wait for begin and end."""
    turns = [place for place, other in enumerate(picked, 1) if other.id == stretch.id]
    return max(later - earlier for earlier, later in pairwise([0, *turns, len(picked) + 1]))


def repeats(picked: Sequence[Stretch]) -> int:
    """How often one came twice in a row."""
    return sum(one.id == two.id for one, two in pairwise(picked))


def _breaks(days: int) -> Iterator[datetime]:
    for day in range(days):
        monday, weekday = divmod(day, 5)
        for number in range(1, BREAKS_A_DAY + 1):
            yield FIRST_DAY + timedelta(weeks=monday, days=weekday) + number * INTERVAL


def _report(pool: Collection[Stretch], person: Person, seed: int) -> Iterator[str]:
    lived = year(pool, person, seed)
    picked, fit = lived.stretches, eligible(pool, person.stretches, lived.hurts)
    had, fair = shares(picked), fair_shares(fit, person.stretches)
    yield f"{person.name}: {len(picked)} picks of {len(fit)} stretches, {repeats(picked)} twice in a row"
    for region in sorted(fair, key=lambda region: -fair[region]):
        here = [stretch for stretch in fit if stretch.region is region]
        waits = sorted(((longest_wait(picked, stretch), stretch.id) for stretch in here), reverse=True)
        words = ", ".join(f"{stretch_id} {wait}" for wait, stretch_id in waits)
        yield f"  {region:<12}{had.get(region, 0):6.1%} of {fair[region]:5.1%}   longest waits: {words}"
    for stretch_id in lived.hurts:
        after = [stretch.id for now, stretch in lived.picks if now > lived.hurts[stretch_id]]
        yield f"  {stretch_id} hurt, and came {after.count(stretch_id)} times after that"


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    pool = load_catalogue()
    for person in PEOPLE:
        print("\n".join(_report(pool, person, seed)), end="\n\n")


if __name__ == "__main__":
    main()
