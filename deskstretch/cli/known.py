"""What the commands know of the person's stretches: those that ship, their own, and what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..catalogue.packs import load_pool
from ..config.read import read_settings
from ..core.errors import CatalogueError, ConfigError, StorageError
from ..core.settings import Settings
from ..core.stretch import Stretch
from ..paths import Paths
from ..storage.history import History


@dataclass(frozen=True, slots=True)
class Known:
    """``pack_of``: the file a stretch of one's own is from. ``complaints``: what could not be read."""

    stretches: tuple[Stretch, ...]
    pack_of: Mapping[str, str]
    excluded: frozenset[str]
    hurts: frozenset[str]
    settings: Settings
    complaints: tuple[str, ...]

    def mark(self, stretch_id: str) -> str:
        """Why a stretch is left out; empty for one that is not."""
        words = ["excluded"] * (stretch_id in self.excluded) + ["hurts"] * (stretch_id in self.hurts)
        return ", ".join(words)

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
    settings = Settings()
    hurts: frozenset[str] = frozenset()
    try:
        settings = read_settings(paths.config)
    except ConfigError as error:
        complaints.append(str(error))
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
    )


def hurting(paths: Paths) -> frozenset[str]:
    """The ids that hurt. Looking must not make a history where there is none."""
    if not paths.history.exists():
        return frozenset()
    history = History(paths.history)
    try:
        return frozenset(history.hurts())
    finally:
        history.close()


def unknown(written: str, stretches: tuple[Stretch, ...]) -> str:
    """What to say about an id that nobody knows."""
    from difflib import get_close_matches

    from ..toml_rules import printable

    near = get_close_matches(written[:100], [stretch.id for stretch in stretches], n=1, cutoff=0.5)
    mend = f"did you mean {near[0]}?" if near else "`deskstretch stretches` lists them"
    return f"there is no stretch {printable(written, most=60)}; {mend}"
