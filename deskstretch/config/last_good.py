"""The last good copy of the settings: what the program uses at start while the person's file is broken."""

import logging
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import ConfigError, StorageError
from ..core.settings import Settings
from ..paths import Paths
from ..storage.atomic import write_atomically
from .layer import Layer
from .layers import Layers, over_site
from .logged import for_the_log
from .read import layer_from, read_text

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AtStart:
    """What to start with. ``complaint``: what is wrong with the person's file, where the copy stands in."""

    layers: Layers
    complaint: str | None = None

    @property
    def settings(self) -> Settings:
        return self.layers.settings


def read_and_keep(paths: Paths) -> Layers:
    """The settings in force, and a copy of the person's file when it is good; raises ConfigError when not.

    Without such a file the copy stays what it was.
    """
    text = read_text(paths.config)
    own = Layer() if text is None else layer_from(text, paths.config.name)
    if text is not None:
        _keep(text, paths.last_good)
    return over_site(paths, own)


def read_at_start(paths: Paths) -> AtStart:
    """As ``read_and_keep``, but a bad file is made up for by the copy; ConfigError when that is no use."""
    try:
        return AtStart(read_and_keep(paths))
    except ConfigError as error:
        kept = _kept(paths.last_good)
        if kept is None:
            raise
        return AtStart(over_site(paths, kept), complaint=str(error))


def _kept(copy: Path) -> Layer | None:
    try:
        text = read_text(copy)
        return None if text is None else layer_from(text, copy.name)
    except ConfigError as error:
        # Another version of deskstretch wrote it. The person hears of their own file, not of this one.
        log.warning("the copy of the settings is no use either: %s", for_the_log(str(error)))
        return None


def _keep(text: str, copy: Path) -> None:
    """Losing the copy costs nothing today, so it is only logged."""
    try:
        if _text_of(copy) != text:
            write_atomically(copy, text)
    except StorageError as error:
        log.warning("no copy of the settings is kept: %s", error)


def _text_of(copy: Path) -> str | None:
    """None also for a copy that cannot be read: it is replaced."""
    try:
        return read_text(copy)
    except ConfigError:
        return None
