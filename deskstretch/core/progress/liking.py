"""The stretches a person does most, and those they never did."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..effects import Outcome
from ..rotation import eligible
from ..settings import Stretches
from ..stretch import Stretch
from .entry import Entry

_MOST = 5


class Favourite(NamedTuple):
    stretch_id: str
    done: int


def favourites(entries: Iterable[Entry]) -> tuple[Favourite, ...]:
    """The five done most often, the first of them most; of those done as often the one by the alphabet."""
    counts = Counter(entry.stretch_id for entry in entries if entry.outcome is Outcome.DONE)
    known = [Favourite(stretch_id, done) for stretch_id, done in counts.items() if stretch_id is not None]
    return tuple(sorted(known, key=lambda one: (-one.done, one.stretch_id))[:_MOST])


def never_done(entries: Iterable[Entry], pool: Sequence[Stretch], settings: Stretches) -> tuple[str, ...]:
    """The ids of what is offered and was never done, in the order of the catalogue."""
    done = {entry.stretch_id for entry in entries if entry.outcome is Outcome.DONE}
    return tuple(stretch.id for stretch in eligible(pool, settings) if stretch.id not in done)
