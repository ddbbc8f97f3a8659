"""Read the settings file of the person. It is only ever read here, whatever is wrong with it."""

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


def settings_from(text: str, name: str) -> Settings:
    """The settings in a TOML text; raises ConfigError, which calls the text ``name``."""
    return settings_of(layer_from(text, name))


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
    """The text of the file, line ends as they are; None when there is none. Raises ConfigError."""
    try:
        return toml_file.read_text(path, printable(str(path), most=200))
    except BadFile as bad:
        raise ConfigError(str(bad)) from bad
