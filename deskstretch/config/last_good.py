"""The last good copy of the settings: what the program uses at start while the person's file is broken."""

import logging
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import ConfigError, StorageError
from ..core.settings import Settings
from ..storage.atomic import write_atomically
from .read import read_text, settings_from

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AtStart:
    """The settings to start with. ``complaint``: what is wrong with the file they should be from."""

    settings: Settings
    complaint: str | None = None


def read_and_keep(config: Path, copy: Path) -> Settings:
    """The settings in ``config``, whose text is kept in ``copy`` when it is good; raises ConfigError.

    Without a settings file these are the defaults, and the copy stays what it was.
    """
    text = read_text(config)
    if text is None:
        return Settings()
    settings = settings_from(text, config.name)
    _keep(text, copy)
    return settings


def read_at_start(config: Path, copy: Path) -> AtStart:
    """As ``read_and_keep``, but a bad file is made up for by the copy; ConfigError when that is no use."""
    try:
        return AtStart(read_and_keep(config, copy))
    except ConfigError as error:
        settings = _kept(copy)
        if settings is None:
            raise
        return AtStart(settings, complaint=str(error))


def _kept(copy: Path) -> Settings | None:
    try:
        text = read_text(copy)
        return None if text is None else settings_from(text, copy.name)
    except ConfigError as error:
        # Another version of deskstretch wrote it. The person hears of their own file, not of this one.
        log.warning("the copy of the settings is no use either: %s", error)
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
