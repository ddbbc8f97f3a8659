"""What the rotation remembers of the days before."""

from collections.abc import Iterable
from dataclasses import dataclass

REMEMBERED = 200
"""So many picks balance the regions; older ones only tell what was suggested longest ago."""


@dataclass(frozen=True, slots=True)
class Past:
    """The stretches suggested so far, by id. Order is all that counts, so a wrong clock does no harm.

    ``picks`` are the last suggestions, the newest last; ``REMEMBERED`` of them are enough.
    ``order`` holds every id that was ever suggested or done, once, the one that waits longest first:
    a stretch may be done without having been suggested. Ids of stretches that are gone may stay in both.
    """

    picks: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @classmethod
    def of(cls, ids: Iterable[str]) -> "Past":
        """The past in which these were suggested, the newest last."""
        picks = tuple(ids)
        newest_first = dict.fromkeys(reversed(picks))
        return cls(picks[-REMEMBERED:], tuple(reversed(newest_first)))

    def after(self, stretch_id: str) -> "Past":
        """The past once this stretch has been suggested too."""
        others = tuple(known for known in self.order if known != stretch_id)
        return Past((*self.picks, stretch_id)[-REMEMBERED:], (*others, stretch_id))
