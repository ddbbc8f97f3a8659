"""The rotation: what may be suggested, and the three promises about what is suggested when."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deskstretch.core.history import REMEMBERED, Past
from deskstretch.core.rotation import eligible, pick
from deskstretch.core.settings import Stretches
from deskstretch.core.stretch import Equipment, Kind, Level, Position, Region, Stretch

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
NECK, HIPS, EYES = Region.NECK, Region.HIPS, Region.EYES


def _stretch(stretch_id: str, region: Region = NECK, **changes: Any) -> Stretch:
    plain = Stretch(
        id=stretch_id,
        name=stretch_id,
        region=region,
        kind=Kind.MOBILITY,
        position=Position.SEATED,
        hold=timedelta(seconds=20),
        steps=("Sit.",),
        benefit="",
        sources=(),
    )
    return replace(plain, **changes)


def _pool(counts: Mapping[Region, int]) -> list[Stretch]:
    kinds = list(Kind)
    return [
        _stretch(f"{region}-{number}", region, kind=kinds[number % 2])
        for region, count in counts.items()
        for number in range(count)
    ]


def _run(
    pool: list[Stretch],
    times: int,
    *,
    past: Past = Past(),  # noqa: B008 - a frozen value
    stretches: Stretches = Stretches(),  # noqa: B008
    prefers: Sequence[Collection[Region]] = ((),),
    seed: int = 1,
) -> list[Stretch]:
    """What is suggested in a row, each suggestion being remembered. ``prefers`` hold in turn."""
    picks = []
    for turn in range(times):
        now, prefer = MONDAY + timedelta(minutes=45 * turn), prefers[turn % len(prefers)]
        picked = pick(pool, past, stretches, prefer=prefer, now=now, seed=seed).stretch
        assert picked is not None
        picks.append(picked)
        past = past.after(picked.id)
    return picks


def _ids(stretches: Iterable[Stretch]) -> list[str]:
    return [stretch.id for stretch in stretches]


# -- what may be suggested


@pytest.mark.parametrize(
    ("left_out", "stretches"),
    [
        (_stretch("x", position=Position.STANDING), Stretches()),
        (_stretch("x", level=Level.DEEP), Stretches()),
        (_stretch("x", level=Level.NORMAL), Stretches(level=Level.GENTLE)),
        (_stretch("x", equipment=Equipment.ROLLER), Stretches()),
        (_stretch("x", equipment=Equipment.DESK), Stretches(equipment=())),
        (_stretch("x"), Stretches(discreet=True)),
        (_stretch("x"), Stretches(exclude=("x",))),
        (_stretch("x"), Stretches(regions={NECK: 0})),
        (_stretch("x", HIPS, also=(NECK,)), Stretches(regions={NECK: 0})),
    ],
)
def test_what_the_settings_leave_out_is_not_suggested(left_out: Stretch, stretches: Stretches) -> None:
    assert eligible([left_out], stretches) == ()
    assert pick([left_out], Past(), stretches, now=MONDAY, seed=1).stretch is None


@pytest.mark.parametrize(
    ("fits", "stretches"),
    [
        (_stretch("x", position=Position.FLOOR), Stretches(positions=(Position.FLOOR, Position.SEATED))),
        (_stretch("x", level=Level.GENTLE), Stretches(level=Level.DEEP)),
        (_stretch("x", level=Level.NORMAL), Stretches(level=Level.NORMAL)),
        (_stretch("x", equipment=Equipment.NONE), Stretches(equipment=())),
        (_stretch("x", discreet=True), Stretches(discreet=True)),
        (_stretch("x", also=(HIPS,)), Stretches(regions={NECK: 5, EYES: 0})),
    ],
)
def test_what_fits_the_settings_may_be_suggested(fits: Stretch, stretches: Stretches) -> None:
    assert eligible([fits], stretches) == (fits,)


def test_what_hurts_is_not_suggested_however_long_ago_it_did() -> None:
    pool, long_ago = [_stretch("a"), _stretch("b")], MONDAY - timedelta(days=3000)
    assert _ids(eligible(pool, Stretches(), {"a": long_ago}, MONDAY)) == ["b"]
    hurts = {"a": long_ago, "b": MONDAY}
    assert pick(pool, Past(), Stretches(), hurts=hurts, now=MONDAY, seed=1).stretch is None


def test_for_two_weeks_only_gentle_ones_move_the_region_that_hurts() -> None:
    pool = [
        _stretch("hurt"),
        _stretch("gentle neck"),
        _stretch("neck", level=Level.NORMAL),
        _stretch("hips, and the neck a little", HIPS, also=(NECK,), level=Level.NORMAL),
        _stretch("hips", HIPS, level=Level.NORMAL),
    ]
    two_weeks = timedelta(weeks=2)
    others = _ids(pool[1:])
    sore = ["gentle neck", "hips"]
    assert _ids(eligible(pool, Stretches(), {"hurt": MONDAY}, MONDAY)) == sore
    almost = MONDAY + two_weeks - timedelta(seconds=1)
    assert _ids(eligible(pool, Stretches(), {"hurt": MONDAY}, almost)) == sore
    assert _ids(eligible(pool, Stretches(), {"hurt": MONDAY}, MONDAY + two_weeks)) == others
    assert _ids(eligible(pool, Stretches(), {"hurt": MONDAY})) == others, "at any later time"


def test_a_clock_that_was_set_back_does_not_end_the_gentle_time() -> None:
    pool = [_stretch("hurt"), _stretch("neck", level=Level.NORMAL)]
    assert eligible(pool, Stretches(), {"hurt": MONDAY}, MONDAY - timedelta(hours=1)) == ()


def test_a_stretch_that_is_gone_leaves_no_gentle_region() -> None:
    neck = _stretch("neck", level=Level.NORMAL)
    assert eligible([neck], Stretches(), {"gone": MONDAY}, MONDAY) == (neck,)


# -- what is suggested when


def test_the_region_worked_least_lately_comes_first() -> None:
    pool = _pool({NECK: 3, HIPS: 3, EYES: 3})
    past = Past.of([pool[0].id, pool[3].id, pool[1].id, pool[4].id])
    assert _run(pool, 1, past=past)[0].region is EYES


def test_the_heaviest_region_comes_first_of_all() -> None:
    pool = _pool({NECK: 2, HIPS: 2, EYES: 2})
    for seed in range(10):
        assert _run(pool, 1, stretches=Stretches(regions={HIPS: 2}), seed=seed)[0].region is HIPS


def test_in_a_region_the_stretch_suggested_longest_ago_comes_first() -> None:
    pool = [_stretch("a"), _stretch("b"), _stretch("c")]
    assert _ids(_run(pool, 3, past=Past.of(["b", "a", "c"]))) == ["b", "a", "c"]
    assert _run(pool, 1, past=Past.of(["c", "a"]))[0].id == "b", "never is longest ago"


def test_what_was_suggested_before_the_last_picks_keeps_its_order() -> None:
    pool = [_stretch(letter) for letter in "abcdef"]
    past = Past(picks=("c",), order=tuple("badfec"))
    assert _ids(_run(pool, 6, past=past)) == list("badfec")


def test_what_was_done_without_being_suggested_waits_too() -> None:
    pool = [_stretch("a"), _stretch("b"), _stretch("c")]
    past = Past(picks=("a", "b", "c"), order=("b", "c", "a"))
    assert _ids(_run(pool, 3, past=past)) == ["b", "c", "a"]


def test_among_equals_the_other_kind_comes_first() -> None:
    pool = [_stretch("m1"), _stretch("m2"), _stretch("f", kind=Kind.FLEXIBILITY), _stretch("m3")]
    for seed in range(10):
        assert _run(pool, 1, past=Past.of(["m1"]), seed=seed)[0].id == "f"


def test_chance_decides_the_rest_and_can_be_repeated() -> None:
    pool = _pool(dict.fromkeys(Region, 3))
    firsts = {tuple(_ids(_run(pool, 12, seed=seed))) for seed in range(20)}
    assert len(firsts) == 20
    assert _run(pool, 50, seed=7) == _run(pool, 50, seed=7)


def test_with_equal_weights_no_two_rounds_have_the_same_order_of_regions() -> None:
    picks = _run(_pool(dict.fromkeys(Region, 3)), 36)
    rounds = [[stretch.region for stretch in picks[start : start + 12]] for start in (0, 12, 24)]
    assert all(set(order) == set(Region) for order in rounds)
    assert rounds[0] != rounds[1] != rounds[2]


def test_the_one_to_avoid_comes_only_when_it_is_alone() -> None:
    two = [_stretch("a"), _stretch("b")]
    past = Past.of(["b"])
    assert pick(two, past, Stretches(), avoid="a", now=MONDAY, seed=1).stretch == two[1], (
        "rather the last one again"
    )
    assert pick(two[:1], past, Stretches(), avoid="a", now=MONDAY, seed=1).stretch == two[0]


def test_the_one_to_keep_stays_while_it_is_eligible() -> None:
    pool = [_stretch("a"), _stretch("b")]
    past = Past.of(["a"])
    assert pick(pool, past, Stretches(), keep="a", now=MONDAY, seed=1).stretch == pool[0]
    assert pick(pool, past, Stretches(exclude=("a",)), keep="a", now=MONDAY, seed=1).stretch == pool[1]
    assert pick(pool, past, Stretches(), keep="gone", now=MONDAY, seed=1).stretch == pool[1]


def test_a_preferred_region_comes_before_its_turn() -> None:
    pool = _pool({NECK: 2, HIPS: 2})
    past = Past.of([pool[0].id])
    assert _run(pool, 1, past=past)[0].region is HIPS
    assert _run(pool, 1, past=past, prefers=[(EYES, NECK)])[0] == pool[1]


def test_a_preferred_region_with_more_than_its_share_waits_for_its_turn() -> None:
    pool = _pool({NECK: 3, HIPS: 2})
    past = Past.of([pool[0].id, pool[1].id])
    assert _run(pool, 1, past=past, prefers=[(NECK,)])[0].region is HIPS


def test_rather_a_region_that_is_not_preferred_than_the_same_stretch_again() -> None:
    pool = _pool({NECK: 1, HIPS: 2})
    for seed in range(10):
        assert _run(pool, 2, prefers=[(NECK,)], seed=seed)[0].region is NECK
        assert _run(pool, 2, prefers=[(NECK,)], seed=seed)[1].region is HIPS


def test_where_the_preferred_region_has_nothing_to_offer_nothing_changes() -> None:
    pool = _pool({NECK: 3, HIPS: 3})
    assert _run(pool, 20, prefers=[(EYES,)]) == _run(pool, 20)


def test_the_answer_says_why_this_one() -> None:
    pool = _pool({NECK: 2, HIPS: 2})
    past = Past.of([stretch.id for stretch in (pool[0], pool[2], pool[1])])

    def why(**changes: Any) -> str:
        return pick(pool, past, Stretches(), now=MONDAY, seed=1, **changes).why

    assert why() == "hips in turn, not seen before"
    assert why(avoid=pool[3].id) == "hips in turn, longest ago"
    assert why(prefer=(HIPS,)) == "hips for this moment, not seen before"
    assert why(keep=pool[0].id) == ""


def test_stretches_that_are_gone_do_not_disturb() -> None:
    pool = _pool({NECK: 2, HIPS: 2})
    past = Past.of(["gone", pool[0].id, "gone too"])
    assert _run(pool, 1, past=past)[0].region is HIPS


def test_a_region_that_was_off_for_months_does_not_take_over_when_it_is_back() -> None:
    pool = _pool({NECK: 6, HIPS: 6, EYES: 6})
    without_neck = _run(pool, 150, stretches=Stretches(regions={NECK: 0}))
    back = _run(pool, 12, past=Past.of(_ids(without_neck)))
    assert Counter(stretch.region for stretch in back)[NECK] <= 5, "a fair share is 4"


def test_a_long_past_is_cut_but_its_order_is_kept() -> None:
    ids = [f"s{number % 70}" for number in range(700)]
    grown = Past()
    for stretch_id in ids:
        grown = grown.after(stretch_id)
    assert grown == Past.of(ids)
    assert len(grown.picks) == REMEMBERED
    assert grown.order[0] == "s0"
    assert len(grown.order) == 70


# -- the three promises

_regions = st.lists(st.sampled_from(Region), min_size=1, max_size=8, unique=True)
_seeds = st.integers(min_value=0, max_value=2**32)
_prefers = st.lists(st.lists(st.sampled_from(Region), max_size=4), min_size=1, max_size=10)
promise = settings(deadline=None, max_examples=50)  # an example is hundreds of picks


@st.composite
def _pools(draw: st.DrawFn, least: int = 1, most: int = 5) -> tuple[list[Stretch], Stretches]:
    """1 to 40 stretches in 1 to 8 regions, with weights."""
    regions = draw(_regions)
    counts = {region: draw(st.integers(least, most)) for region in regions}
    weights = {region: draw(st.integers(1, 9)) for region in regions}
    return _pool(counts), Stretches(regions=weights)


@promise
@given(_pools(), _prefers, _seeds)
def test_never_the_same_twice_in_a_row_while_another_is_eligible(
    setting: tuple[list[Stretch], Stretches], prefers: list[list[Region]], seed: int
) -> None:
    pool, stretches = setting
    picks = _run(pool, 60, stretches=stretches, prefers=prefers, seed=seed)
    if len(pool) > 1:
        assert all(one != two for one, two in pairwise(picks))


@promise
@given(_pools(), _prefers, _seeds)
def test_each_comes_up_within_twice_as_many_picks_of_its_region_as_there_are(
    setting: tuple[list[Stretch], Stretches], prefers: list[list[Region]], seed: int
) -> None:
    pool, stretches = setting
    picks = _run(pool, 120, stretches=stretches, prefers=prefers, seed=seed)
    for region in stretches.regions:
        here = {stretch.id for stretch in pool if stretch.region is region}
        of_region = [stretch.id for stretch in picks if stretch.region is region]
        for start in range(len(of_region) - 2 * len(here) + 1):
            assert set(of_region[start : start + 2 * len(here)]) == here


@promise
@given(_pools(least=2), _prefers, _seeds)
def test_the_share_of_each_region_approaches_its_weight_whatever_the_person_does(
    setting: tuple[list[Stretch], Stretches], prefers: list[list[Region]], seed: int
) -> None:
    pool, stretches = setting
    total = sum(stretches.regions.values())
    picks = _run(pool, 200, stretches=stretches, prefers=prefers, seed=seed)
    shares = Counter(stretch.region for stretch in picks)
    for region, weight in stretches.regions.items():
        assert abs(shares[region] - 200 * weight / total) <= 3


@promise
@given(st.integers(2, 40), _seeds)
def test_a_region_with_one_stretch_has_every_other_pick_at_most(weight: int, seed: int) -> None:
    pool = _pool({NECK: 1, HIPS: 2, EYES: 2})
    picks = _run(pool, 100, stretches=Stretches(regions={NECK: weight}), seed=seed)
    share = Counter(stretch.region for stretch in picks)
    assert abs(share[NECK] - 50) <= 3
    assert abs(share[HIPS] - share[EYES]) <= 4


@promise
@given(_pools(), _pools(), st.integers(0, 100), _seeds)
def test_the_promises_hold_again_after_the_pool_has_changed(
    before: tuple[list[Stretch], Stretches],
    after: tuple[list[Stretch], Stretches],
    turns: int,
    seed: int,
) -> None:
    past = Past.of(_ids(_run(before[0], turns, stretches=before[1], seed=seed)))
    pool, stretches = after
    assume(len(pool) > 1)
    picks = _run(pool, 120, past=past, stretches=stretches, seed=seed)
    assert all(one != two for one, two in pairwise(picks))
    assert [picks[0].id] != list(past.picks[-1:])
    for region in stretches.regions:
        here = {stretch.id for stretch in pool if stretch.region is region}
        of_region = [stretch.id for stretch in picks if stretch.region is region][: 2 * len(here)]
        assert len(of_region) < 2 * len(here) or set(of_region) == here


@promise
@given(_pools(), st.sets(st.sampled_from(Region)), st.sampled_from(Level), _seeds)
def test_only_what_is_eligible_is_suggested(
    setting: tuple[list[Stretch], Stretches], off: set[Region], level: Level, seed: int
) -> None:
    pool, stretches = setting
    stretches = replace(stretches, regions={**stretches.regions, **dict.fromkeys(off, 0)}, level=level)
    fit = eligible(pool, stretches)
    picked = pick(pool, Past(), stretches, now=MONDAY, seed=seed).stretch
    assert picked in fit if fit else picked is None
