"""The routines of this person: found by their names, without what is not for them."""

from collections.abc import Iterator

from .catalogue.live import LivePool
from .catalogue.routine_names import named, unknown_routines
from .core.errors import Refused
from .core.routine import Routine, fitted
from .core.routine_words import nothing_left
from .keeper import Keeper


class Routines:
    """Loop thread."""

    def __init__(self, keeper: Keeper, packs: LivePool) -> None:
        self._keeper = keeper
        self._packs = packs

    def find(self, written: str) -> Routine:
        """The routine of this id, or of this name, as it is for the person now.

        Raises CatalogueError when there is none, and Refused when nothing of it is left.
        """
        pool, keeper = self._packs.pool, self._keeper
        known = named(written, pool.routines)
        settings = keeper.settings.stretches
        routine = fitted(known, pool.stretches, settings, keeper.hurts, keeper.now())
        if routine is None:
            raise Refused(nothing_left(known))
        return routine

    def strangers(self) -> Iterator[str]:
        """A line for each routine that is to come at a set time, and that is not there."""
        found = unknown_routines(self._keeper.settings.routines.at, self._packs.pool.routines)
        return (f"routines.at: {words}" for words in found)
