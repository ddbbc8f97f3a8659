"""Which stretch comes next: the region worked least lately, and in it the stretch suggested longest ago.

Three promises, as long as what is eligible stays the same: never the same stretch twice in a row
while another is eligible; of k eligible stretches in a region each comes up within 2k picks of that
region; and the share of each region approaches its weight, as far as the first promise lets it.
What the person was just doing may bring a region forward, never beyond its share.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import TypeVar

from .events import Chosen
from .history import Past
from .settings import Stretches
from .stretch import Equipment, Level, Region, Stretch

_T = TypeVar("_T")

GENTLE_FOR = timedelta(weeks=2)
"""After a stretch has hurt, only gentle ones move the part of the body it was for."""

_NOTHING_HURTS: Mapping[str, datetime] = MappingProxyType({})
_LONG_AFTER = datetime.max.replace(tzinfo=UTC)


def pick(
    pool: Collection[Stretch],
    past: Past,
    stretches: Stretches,
    *,
    avoid: str | None = None,
    keep: str | None = None,
    prefer: Collection[Region] = (),
    hurts: Mapping[str, datetime] = _NOTHING_HURTS,
    now: datetime,
    seed: int,
) -> Chosen:
    """The stretch to suggest next and why; none when none is eligible.

    ``pool`` is every stretch there is, the ones the settings leave out included. ``avoid`` is not
    picked while another is eligible; ``keep`` stays if it is eligible. A region to ``prefer`` comes
    before its turn unless it has had more than its share. ``hurts``: see ``eligible``. Where nothing
    else decides, chance does: the same chance for the same ``seed`` and ``now``.
    """
    fit = eligible(pool, stretches, hurts, now)
    kept = next((stretch for stretch in fit if stretch.id == keep), None)
    if kept or not fit:
        return Chosen(kept)
    candidates = _without(fit, {avoid, *past.picks[-1:]}) or _without(fit, {avoid}) or fit
    known = {stretch.id: stretch for stretch in pool}
    chance = Random(f"{seed} {now.isoformat()}")  # noqa: S311 - a die, not a secret

    credit = _credits(fit, past, stretches, known)
    # What is owed less than nothing has run ahead: another pick would be forgiven, and the share lost.
    early = [stretch for stretch in candidates if stretch.region in prefer and credit[stretch.region] >= 0]
    due = _region_due(early or candidates, credit, chance)
    recency = {stretch_id: place for place, stretch_id in enumerate(past.order)}
    oldest = _lowest(due, lambda stretch: recency.get(stretch.id, -1))
    last_kind = next((known[name].kind for name in reversed(past.picks) if name in known), None)
    picked = chance.choice(_lowest(oldest, lambda stretch: stretch.kind is last_kind))
    turn = "for this moment" if early else "in turn"
    last = "longest ago" if picked.id in recency else "not seen before"
    return Chosen(picked, f"{picked.region} {turn}, {last}")


def eligible(
    pool: Collection[Stretch],
    stretches: Stretches,
    hurts: Mapping[str, datetime] = _NOTHING_HURTS,
    now: datetime = _LONG_AFTER,
) -> tuple[Stretch, ...]:
    """What may be suggested with these settings.

    A region may weigh 0 because it hurts, so a stretch that works it only on the side stays out too.
    ``hurts`` has the ids of the stretches that hurt, and when. They stay out, and for a while what
    works their region is gentle; without ``now`` that while is over.
    """
    levels = _LEVELS[: _LEVELS.index(stretches.level) + 1]
    equipment = (Equipment.NONE, *stretches.equipment)
    sore = _sore(pool, hurts, now)
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
        and (stretch.level is Level.GENTLE or sore.isdisjoint((stretch.region, *stretch.also)))
    )


def _sore(pool: Iterable[Stretch], hurts: Mapping[str, datetime], now: datetime) -> set[Region]:
    """The regions in which a stretch has hurt lately. A clock that was set back ends nothing early."""
    return {
        stretch.region
        for stretch in pool
        if stretch.id in hurts and abs(now - hurts[stretch.id]) < GENTLE_FOR
    }


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
