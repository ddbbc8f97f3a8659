"""What else comes in a break of several stretches: other parts of the body, as the rotation owes them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from .events import Chosen
from .history import Past
from .rotation import pick
from .settings import Stretches
from .stretch import Stretch


def with_companions(
    first: Chosen,
    count: int,
    pool: Collection[Stretch],
    past: Past,
    stretches: Stretches,
    *,
    keep: tuple[str, ...] = (),
    hurts: Mapping[str, datetime],
    now: datetime,
    seed: int,
) -> Chosen:
    """The choice with what follows it, ``count`` stretches in all, or as many as are eligible: 1 to 3.

    Each is picked as if those before it had been suggested already. ``keep``: ids that stay if they are
    still eligible.
    """
    if first.stretch is None:
        return first
    chosen = [first.stretch]
    wanted = iter(name for name in keep if name != first.stretch.id)
    while len(chosen) < count:
        past = past.after(chosen[-1].id)
        found = pick(
            pool,
            past,
            stretches,
            # The one before is avoided as the last one suggested, so with three no more is needed.
            avoid=chosen[0].id,
            keep=next(wanted, None),
            hurts=hurts,
            now=now,
            seed=seed,
        ).stretch
        if found is None or found in chosen:
            break
        chosen.append(found)
    return replace(first, more=tuple(chosen[1:]))
