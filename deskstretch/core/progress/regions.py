"""What of the body was stretched, beside what the person's weights ask for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ..effects import Outcome
from ..rotation import eligible
from ..settings import Stretches
from ..stretch import Region, Stretch
from .entry import Entry
from .tally import time_stretched


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """``stretches`` done that are for this region, and ``beside``: done that work it on the side.

    ``stretched``: the time in those for it, the ones ended early included. ``share`` is of all stretches
    done, and ``wanted`` the share the weights ask for, both 0 to 1; a region of which nothing is offered
    is wanted 0.
    """

    region: Region
    stretches: int = 0
    beside: int = 0
    stretched: timedelta = timedelta(0)
    share: float = 0.0
    wanted: float = 0.0


def worked(entries: Iterable[Entry], pool: Sequence[Stretch], settings: Stretches) -> tuple[Worked, ...]:
    """Every region, in the order of the body. A stretch that is gone from the catalogue has none."""
    known = {stretch.id: stretch for stretch in pool}
    own: Counter[Region] = Counter()
    beside: Counter[Region] = Counter()
    spent: defaultdict[Region, timedelta] = defaultdict(timedelta)
    for entry in entries:
        if entry.outcome not in _WORK or entry.stretch_id not in known:
            continue
        stretch = known[entry.stretch_id]
        spent[stretch.region] += time_stretched(entry)
        if entry.outcome is Outcome.DONE:
            own[stretch.region] += 1
            beside.update(stretch.also)
    total, wanted = own.total(), _wanted(pool, settings)
    return tuple(
        Worked(
            region=region,
            stretches=own[region],
            beside=beside[region],
            stretched=spent[region],
            share=own[region] / total if total else 0.0,
            wanted=wanted.get(region, 0.0),
        )
        for region in Region
    )


_WORK = (Outcome.DONE, Outcome.STOPPED)


def _wanted(pool: Sequence[Stretch], settings: Stretches) -> Mapping[Region, float]:
    """The share of each region that is offered."""
    offered = {stretch.region for stretch in eligible(pool, settings)}
    weights = {region: settings.regions.get(region, 1) for region in offered}
    total = sum(weights.values())
    return {region: weight / total for region, weight in weights.items()}
