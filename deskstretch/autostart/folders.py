"""The folders in which desktops look for entries and icons (XDG Base Directory)."""

import os
from pathlib import Path

from ..core.errors import Unavailable


def config_home() -> Path:
    return _of_the_person("XDG_CONFIG_HOME", ".config")


def data_home() -> Path:
    return _of_the_person("XDG_DATA_HOME", ".local/share")


def data_folders() -> list[Path]:
    """Those for everybody on this computer."""
    named = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) for folder in named.split(":") if os.path.isabs(folder)]


def _of_the_person(variable: str, usual: str) -> Path:
    # The specification has relative ones ignored.
    if os.path.isabs(named := os.environ.get(variable, "")):
        return Path(named)
    try:
        return Path.home() / usual
    except RuntimeError as error:
        raise Unavailable("autostart: you have no home folder here") from error
