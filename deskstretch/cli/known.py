"""What the commands know of the person's stretches: those that ship, their own, and what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ..catalogue.packs import load_pool
from ..clock import SystemClock
from ..config.layer import Layer
from ..config.layers import over_site, read_layers
from ..core.errors import CatalogueError, ConfigError, StorageError
from ..core.routine import Routine, fitted
from ..core.settings import Settings
from ..core.stretch import Stretch
from ..paths import Paths
from ..storage.reading import open_to_read


@dataclass(frozen=True, slots=True)
class Known:
    """``pack_of``: the file a stretch of one's own is from, ``pack_of_routine`` a routine. ``hurts``: since
    when. ``complaints``: what could not be read.
    """

    stretches: tuple[Stretch, ...]
    pack_of: Mapping[str, str]
    excluded: frozenset[str]
    hurts: Mapping[str, datetime]
    settings: Settings
    complaints: tuple[str, ...]
    routines: tuple[Routine, ...] = ()
    pack_of_routine: Mapping[str, str] = field(default_factory=dict)

    def mark(self, stretch_id: str) -> str:
        """Why a stretch is left out; empty for one that is not."""
        words = ["excluded"] * (stretch_id in self.excluded) + ["hurts"] * (stretch_id in self.hurts)
        return ", ".join(words)

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is for this person now; None when nothing of it is left."""
        now = SystemClock().read().wall
        return fitted(routine, self.stretches, self.settings.stretches, self.hurts, now)

    def find(self, written: str) -> Stretch:
        """The stretch of this id, or of this name; raises CatalogueError, which suggests the nearest."""
        wanted = "-".join(written.casefold().split())
        for stretch in self.stretches:
            if wanted in (stretch.id, "-".join(stretch.name.casefold().split())):
                return stretch
        raise CatalogueError(unknown(wanted, self.stretches))


def know(paths: Paths) -> Known:
    """Read it all. What is broken becomes a complaint, and the rest is there."""
    complaints = []
    hurts: Mapping[str, datetime] = {}
    try:
        layers = read_layers(paths)
    except ConfigError as error:
        complaints.append(str(error))
        layers = over_site(paths, Layer())
    settings = layers.settings
    complaints += layers.complaints
    try:
        hurts = hurting(paths)
    except StorageError as error:
        complaints.append(str(error))
    pool = load_pool(paths.packs, settings.stretches.packs_off)
    return Known(
        stretches=pool.stretches,
        pack_of=pool.origins,
        excluded=frozenset(settings.stretches.exclude),
        hurts=hurts,
        settings=settings,
        complaints=(*complaints, *pool.complaints),
        routines=pool.routines,
        pack_of_routine=pool.routine_origins,
    )


def hurting(paths: Paths) -> Mapping[str, datetime]:
    """The ids that hurt, and since when. Looking must not make a history where there is none."""
    with open_to_read(paths.history) as history:
        return history.hurts()


def unknown(written: str, stretches: tuple[Stretch, ...]) -> str:
    """What to say about an id that nobody knows: which ones it may be."""
    from ..toml_rules import printable

    near = _near(written[:100].casefold(), [stretch.id for stretch in stretches])
    *others, last = near or [""]
    names = f"{', '.join(others)} or {last}" if others else last
    mend = f"did you mean {names}?" if near else "`deskstretch stretches` lists them"
    return f"there is no stretch {printable(written, most=60)}; {mend}"


def _near(written: str, ids: list[str]) -> list[str]:
    """The one id that is a slip away; or up to three that have a word in common, or look alike."""
    from difflib import get_close_matches

    words = {word for word in written.replace("-", " ").split() if len(word) > 2}
    return (
        get_close_matches(written, ids, n=1, cutoff=0.8)
        or [known for known in ids if words.intersection(known.split("-"))][:3]
        or get_close_matches(written, ids, n=3, cutoff=0.6)
    )
