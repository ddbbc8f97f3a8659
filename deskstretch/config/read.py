"""Read the settings file of the person. It is only ever read here, whatever is wrong with it."""

import os
from errno import ELOOP
from pathlib import Path

from .. import toml_file
from ..core.errors import ConfigError
from ..core.settings import Settings
from ..toml_file import BOM, BadFile
from ..toml_rules import printable
from .check import checked
from .layer import Layer, settings_of


def read_settings(path: Path) -> Settings:
    """What this one file makes of the defaults; the defaults without it. Raises ConfigError.

    What counts is ``layers.in_force``, which knows of the site's file too.
    """
    return settings_of(read_layer(path))


def read_layer(path: Path, name: str = "") -> Layer:
    """What the file says, which is nothing when there is none. Raises ConfigError.

    ``name``: what to call it beside a line; without one it goes by the name of the file.
    """
    text = read_text(path)
    return Layer() if text is None else layer_from(text, name or path.name)


def layer_from(text: str, name: str) -> Layer:
    """What a TOML text says; raises ConfigError, which calls the text ``name``."""
    name = printable(name, most=200)
    try:
        document = toml_file.parse(text, name)
    except BadFile as bad:
        raise ConfigError(str(bad)) from bad
    return checked(document, text.removeprefix(BOM), name)


def read_text(path: Path) -> str | None:
    """The text of the file, line ends as they are; None when there is none. Raises ConfigError.

    A link that leads nowhere is an error: whoever made it wants the settings that should be there.
    """
    name = printable(str(path), most=200)
    try:
        text = toml_file.read_text(path, name)
    except BadFile as bad:
        raise ConfigError(_of_a_link(path, name) or str(bad)) from bad
    if text is None and (mistake := _of_a_link(path, name)):
        raise ConfigError(mistake)
    return text


def _of_a_link(path: Path, name: str) -> str | None:
    """What to say of a link that leads nowhere; None for all else."""
    if not path.is_symlink():
        return None
    target = printable(os.readlink(path), most=200)
    try:
        path.stat()
    except FileNotFoundError:
        return f"{name} points to {target}, which is not there"
    except OSError as error:
        return f"{name} points to {target}, and from there in a circle" if error.errno == ELOOP else None
    return None
