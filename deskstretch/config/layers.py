"""The settings in force: the defaults, over them the site's file, over that the person's own.

The site's file is for whoever looks after the computer, such as ``/etc/xdg/deskstretch/config.toml``. One
is laid over the other key by key: a list is replaced whole, and each working day is a key.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import ConfigError
from ..core.settings import Settings
from ..paths import Paths
from .layer import Layer, settings_of
from .read import read_layer


@dataclass(frozen=True, slots=True)
class Layers:
    """``base`` is what the person's file is laid over: what a line that is deleted there goes back to.

    ``complaints``: what is wrong with the site's file, which is then left out. ``notes``: what counts
    but should be written otherwise, such as a key under another name. One line each.
    """

    settings: Settings
    base: Settings
    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def in_force(paths: Paths) -> Settings:
    """The settings as the files stand now; raises ConfigError, for the person's own file alone."""
    return read_layers(paths).settings


def read_layers(paths: Paths) -> Layers:
    """As ``in_force``, with what else there is to say about the files."""
    return over_site(paths, read_layer(paths.config))


def over_site(paths: Paths, own: Layer) -> Layers:
    """What the person's file says, laid over the defaults and the site's file. Never raises."""
    site, complaints = _site(paths)
    return Layers(settings_of(site, own), settings_of(site), complaints, site.notes + own.notes)


def site_file(paths: Paths) -> Path | None:
    """The site's file that counts: of several places the first where there is one."""
    return next((path for path in paths.site_config if os.path.lexists(path)), None)


def _site(paths: Paths) -> tuple[Layer, tuple[str, ...]]:
    """What the site's file says, and what is wrong with it: then it says nothing."""
    path = site_file(paths)
    if path is None:
        return Layer(), ()
    try:
        # Called by its whole path: the person's own file has the same name.
        return read_layer(path, name=str(path)), ()
    except ConfigError as error:
        return Layer(), (str(error),)
