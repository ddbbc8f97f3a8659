"""Settings as a test writes them."""

from deskstretch.config.layer import settings_of
from deskstretch.config.read import layer_from
from deskstretch.core.settings import Settings


def settings_from(text: str, name: str) -> Settings:
    """The settings in a TOML text; raises ConfigError, which calls the text ``name``."""
    return settings_of(layer_from(text, name))
