"""The person's files: settings, stretches, log."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...catalogue.packs import load_pool
from ...config.layers import read_layers, site_file
from ...config.read import read_settings
from ...core.errors import CatalogueError, ConfigError
from ...core.rotation import eligible
from ...core.settings import Settings
from ...paths import Paths
from ...storage.health import look_at
from ...toml_rules import printable
from ..areas.log import LogFacts
from ..areas.settings import SettingsFacts
from ..areas.stretches import StretchFacts

_LAST_BYTES = 64_000
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

# As logs.py writes it: the time, the level, the rest.
_TROUBLE = re.compile(r"[0-9-]{10} [0-9:,]{8,12} (WARNING|ERROR|CRITICAL) ")
# As tuning.py writes it.
_MISTAKE, _MENDED = ": the settings file has a mistake: ", ": the settings file is fine again"


@dataclass(frozen=True, slots=True)
class SettingsLook:
    """``settings``: what would be in force; the defaults where nothing can be."""

    facts: SettingsFacts
    settings: Settings


def look_at_settings(paths: Paths) -> SettingsLook:
    found = site_file(paths)
    site = str(found) if found else None
    path, exists = str(paths.config), os.path.lexists(paths.config)
    try:
        layers = read_layers(paths)
    except ConfigError as error:
        kept = _last_good(paths)
        facts = SettingsFacts(
            path=path,
            exists=exists,
            site=site,
            problem=str(error),
            last_good=kept is not None,
        )
        return SettingsLook(facts, kept or Settings())
    facts = SettingsFacts(
        path=path, exists=exists, site=site, complaints=layers.complaints, notes=layers.notes
    )
    return SettingsLook(facts, layers.settings)


def _last_good(paths: Paths) -> Settings | None:
    try:
        return read_settings(paths.last_good) if paths.last_good.exists() else None
    except ConfigError:
        return None


def look_at_stretches(paths: Paths) -> StretchFacts:
    """With the settings that would be in force, and without what hurts."""
    settings = look_at_settings(paths).settings.stretches
    try:
        pool = load_pool(paths.packs, settings.packs_off)
    except CatalogueError as error:
        return StretchFacts(broken=str(error))
    health = look_at(paths.history)
    hurts = dict.fromkeys(health.hurts, _LONG_AGO) if health else {}
    return StretchFacts(
        count=len(pool.stretches),
        fitting=len(eligible(pool.stretches, settings, hurts)),
        packs=len(set(pool.origins.values())),
        complaints=pool.complaints,
    )


def look_at_log(path: Path) -> LogFacts:
    exists = path.exists()
    return LogFacts(
        path=str(path),
        exists=exists,
        writable=os.access(path if exists else _first_there(path.parent), os.W_OK),
        trouble=_last_trouble(path) if exists else None,
    )


def _first_there(folder: Path) -> Path:
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def _last_trouble(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _LAST_BYTES))
            lines = file.read().decode("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    troubles: list[str] = []
    for line in lines:
        if _MENDED in line:
            troubles = [trouble for trouble in troubles if _MISTAKE not in trouble]
        elif _TROUBLE.match(line):
            troubles.append(line)
    return printable(troubles[-1], most=200) if troubles else None
