"""Which stretch comes next: the region worked least lately, and in it the stretch suggested longest ago.

Three promises, as long as what is eligible stays the same: never the same stretch twice in a row
while another is eligible; of k eligible stretches in a region each comes up within 2k picks of that
region; and the share of each region approaches its weight, as far as the first promise lets it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import TypeVar

from .history import Past
from .settings import Stretches
from .stretch import Equipment, Level, Region, Stretch

_T = TypeVar("_T")


def pick(
    pool: Collection[Stretch],
    past: Past,
    stretches: Stretches,
    *,
    avoid: str | None = None,
    keep: str | None = None,
    hurts: Collection[str] = (),
    now: datetime,
    seed: int,
) -> Stretch | None:
    """The stretch to suggest next; None when none is eligible.

    ``pool`` is every stretch there is, the ones the settings leave out included. ``avoid`` is not
    picked while another is eligible; ``keep`` stays if it is eligible. Where nothing else decides,
    chance does: the same chance for the same ``seed`` and ``now``.
    """
    fit = eligible(pool, stretches, hurts)
    kept = next((stretch for stretch in fit if stretch.id == keep), None)
    if kept or not fit:
        return kept
    candidates = _without(fit, {avoid, *past.picks[-1:]}) or _without(fit, {avoid}) or fit
    known = {stretch.id: stretch for stretch in pool}
    chance = Random(f"{seed} {now.isoformat()}")  # noqa: S311 - a die, not a secret

    due = _region_due(candidates, _credits(fit, past, stretches, known), chance)
    recency = {stretch_id: place for place, stretch_id in enumerate((*past.order, *past.picks))}
    oldest = _lowest(due, lambda stretch: recency.get(stretch.id, -1))
    last_kind = next((known[name].kind for name in reversed(past.picks) if name in known), None)
    return chance.choice(_lowest(oldest, lambda stretch: stretch.kind is last_kind))


def eligible(
    pool: Iterable[Stretch], stretches: Stretches, hurts: Collection[str] = ()
) -> tuple[Stretch, ...]:
    """What may be suggested with these settings.

    A region may weigh 0 because it hurts, so a stretch that works it only on the side stays out too.
    """
    levels = _LEVELS[: _LEVELS.index(stretches.level) + 1]
    equipment = (Equipment.NONE, *stretches.equipment)
    return tuple(
        stretch
        for stretch in pool
        if stretch.position in stretches.positions
        and stretch.level in levels
        and stretch.equipment in equipment
        and (stretch.discreet or not stretches.discreet)
        and stretch.id not in stretches.exclude
        and stretch.id not in hurts
        and all(_weight(stretches, region) > 0 for region in (stretch.region, *stretch.also))
    )


def _credits(
    fit: Sequence[Stretch], past: Past, stretches: Stretches, known: Mapping[str, Stretch]
) -> dict[Region, int]:
    """What each eligible region is owed: every pick earns it its weight and its own pick costs the total.

    Nobody is owed more than one pick, so that a region that was left out for a month, or has too few
    stretches for its weight, does not take the next ten in a row.
    """
    weights = {stretch.region: _weight(stretches, stretch.region) for stretch in fit}
    total = sum(weights.values())
    credit = dict.fromkeys(weights, 0)
    for stretch_id in past.picks:
        picked = known[stretch_id].region if stretch_id in known else None
        if picked not in credit:
            continue
        for region, weight in weights.items():
            earned = credit[region] + weight - total * (region is picked)
            credit[region] = max(-total, min(total, earned))
    return {region: credit[region] + weight for region, weight in weights.items()}


def _region_due(
    candidates: Sequence[Stretch], credit: Mapping[Region, int], chance: Random
) -> list[Stretch]:
    """The candidates of the one region that is owed most."""
    regions = list(dict.fromkeys(stretch.region for stretch in candidates))
    due = chance.choice(_lowest(regions, lambda region: -credit[region]))
    return [stretch for stretch in candidates if stretch.region is due]


def _lowest(items: Sequence[_T], key: Callable[[_T], int]) -> list[_T]:
    """All the items that share the lowest key."""
    lowest = min(map(key, items))
    return [item for item in items if key(item) == lowest]


def _without(stretches: Iterable[Stretch], ids: Collection[str | None]) -> tuple[Stretch, ...]:
    return tuple(stretch for stretch in stretches if stretch.id not in ids)


def _weight(stretches: Stretches, region: Region) -> int:
    return stretches.regions.get(region, 1)


_LEVELS = tuple(Level)
