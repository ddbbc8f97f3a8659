"""Months at work with the stretches that ship: the promises of the rotation hold for real people."""

from functools import cache

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.rotation import GENTLE_FOR, eligible
from deskstretch.core.stretch import Level, Stretch
from tools.simulate import (
    BREAKS_A_DAY,
    PEOPLE,
    Person,
    Year,
    fair_shares,
    longest_wait,
    repeats,
    shares,
    year,
)

DAYS = 60
EVERYONE = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)

pool = cache(load_catalogue)


@cache
def months(name: str, seed: int = 5) -> Year:
    [person] = (person for person in PEOPLE if person.name == name)
    return year(pool(), person, seed, DAYS)


@EVERYONE
def test_nothing_comes_twice_in_a_row(person: Person) -> None:
    picked = months(person.name).stretches
    assert len(picked) == DAYS * BREAKS_A_DAY
    assert repeats(picked) == 0


@EVERYONE
def test_every_region_has_its_share(person: Person) -> None:
    lived = months(person.name)
    had = shares(lived.stretches)
    fit = eligible(pool(), person.stretches, lived.hurts)
    for region, fair in fair_shares(fit, person.stretches).items():
        assert abs(had[region] - fair) * len(lived.stretches) <= 4, region


@EVERYONE
def test_nothing_waits_longer_than_two_rounds_of_its_region(person: Person) -> None:
    lived = months(person.name)
    fit = eligible(pool(), person.stretches, lived.hurts)
    for stretch in fit:
        turns = [picked for picked in lived.stretches if picked.region is stretch.region]
        rounds = sum(other.region is stretch.region for other in fit)
        if stretch.region is not person.sore:  # some of them rest for two weeks
            assert longest_wait(turns, stretch) <= 2 * rounds, stretch.id


def test_what_hurts_is_gone_and_its_region_gentle_until_it_is_well_again() -> None:
    [person] = (person for person in PEOPLE if person.sore)
    lived = months(person.name)
    [(hurt_id, hurt_at)] = lived.hurts.items()
    hurt = next(stretch for stretch in pool() if stretch.id == hurt_id)
    after = [(now - hurt_at, stretch) for now, stretch in lived.picks if now > hurt_at]
    assert hurt not in [stretch for _, stretch in after]

    def not_gentle(stretch: Stretch) -> bool:
        return stretch.level is not Level.GENTLE and hurt.region in (stretch.region, *stretch.also)

    resting = [stretch for since, stretch in after if since < GENTLE_FOR]
    assert any(stretch.region is hurt.region for stretch in resting), "gentle is not nothing"
    assert not any(map(not_gentle, resting))
    assert any(not_gentle(stretch) for since, stretch in after if since >= GENTLE_FOR)


def test_the_same_seed_gives_the_same_months() -> None:
    busy = next(person for person in PEOPLE if person.busy)
    assert year(pool(), busy, 3, 5).stretches == year(pool(), busy, 3, 5).stretches
    assert year(pool(), busy, 3, 5).stretches != year(pool(), busy, 4, 5).stretches


def test_a_wait_reaches_from_turn_to_turn_and_from_the_begin_to_the_end() -> None:
    a, b = pool()[:2]
    assert longest_wait([a, b, b, a], a) == 3
    assert longest_wait([b, b, b, a], a) == 4
    assert longest_wait([a, b, b, b], a) == 4
    assert repeats([b, b, b, a]) == 2
