"""What a key of the settings can be set to, as far as that can be listed, for the Tab key."""

from enum import StrEnum

from ..catalogue.packs import load_pool
from ..config.check import check, nested
from ..config.keys import find_key
from ..config.values import raw_value
from ..core.errors import ConfigError
from ..core.settings import Settings
from ..core.stretch import Equipment
from ..paths import Paths

_LENGTHS = ("0s", "30s", "1m", "2m", "5m", "10m", "15m", "20m", "30m", "45m", "1h", "90m", "2h")


def offered(written: str) -> list[tuple[str, str]]:
    """Words with what they mean, as they can be written in a shell; raises ConfigError for no key."""
    key = find_key(written)
    match raw_value(Settings(), key):
        case bool():
            return [("true", ""), ("false", "")]
        case int():
            return [(str(number), "") for number in range(11) if _will_do(key, number)]
        case StrEnum() as choice:
            return [(word, "") for word in type(choice)]
        case (StrEnum() as choice, *_):
            return [(word.replace(" ", "-"), "") for word in type(choice) if word is not Equipment.NONE]
    if key == "stretches.exclude":
        return [(stretch.id, stretch.name) for stretch in load_pool(Paths.of_the_person().packs).stretches]
    if key == "stretches.packs_off":
        return [(path.stem, "") for path in sorted(Paths.of_the_person().packs.glob("*.toml"))]
    if key == "routines.at":
        return []
    return [(length, "") for length in _LENGTHS if _will_do(key, length) or _will_do(key, [length])]


def _will_do(key: str, value: str | int | list[str]) -> bool:
    try:
        check(nested(tuple(key.split(".")), value))
    except ConfigError:
        return False
    return True
