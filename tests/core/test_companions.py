"""Several stretches a break: never one twice, and the regions get their share over the breaks."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.companions import with_companions
from deskstretch.core.events import Chosen
from deskstretch.core.history import Past
from deskstretch.core.rotation import pick
from deskstretch.core.settings import Stretches
from deskstretch.core.stretch import Region, Stretch
from tests.desk import POOL, stretch

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
REGIONS = (Region.NECK, Region.HIPS, Region.WRISTS, Region.LEGS)
NOTHING = Past()
MANY = tuple(stretch(f"{region.value} {n}", region=region) for region in REGIONS for n in range(4))


def break_of(
    count: int, past: Past = NOTHING, pool: tuple[Stretch, ...] = MANY, seed: int = 1, **more: object
) -> Chosen:
    common = {"hurts": {}, "now": NOW, "seed": seed}
    first = pick(pool, past, Stretches(), **common)
    return with_companions(first, count, pool, past, Stretches(), **common, **more)


def all_of(chosen: Chosen) -> list[str]:
    return [known.id for known in (chosen.stretch, *chosen.more) if known]


@given(st.integers(1, 3), st.integers(0, 100), st.lists(st.sampled_from([s.id for s in MANY])))
def test_there_are_as_many_as_wanted_and_none_twice(count, seed, before):
    found = all_of(break_of(count, Past.of(before), seed=seed))
    assert len(set(found)) == len(found) == count


def test_where_there_are_fewer_there_are_fewer():
    assert sorted(all_of(break_of(3, pool=POOL[:2]))) == ["one", "two"]
    assert all_of(break_of(3, pool=POOL[:1])) == ["one"]
    assert all_of(break_of(3, pool=())) == []


def test_the_regions_of_a_break_differ():
    chosen = break_of(3)
    assert len({known.region for known in (chosen.stretch, *chosen.more)}) == 3


def test_over_many_breaks_each_region_and_each_stretch_has_its_share():
    past, found = Past(), Counter()
    for seed in range(16):
        for name in all_of(break_of(3, past, seed=seed)):
            past = past.after(name)
            found[name] += 1
    assert set(found.values()) == {3}


def test_those_to_keep_stay_as_long_as_they_are_eligible():
    assert all_of(break_of(2, keep=("legs 3",)))[1] == "legs 3"
    assert all_of(break_of(2, keep=("gone",)))[1] in {known.id for known in MANY}
