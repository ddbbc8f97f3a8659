"""The settings as data: each key with its value as a person would write it."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import NamedTuple

from ..core.duration import spell_duration
from ..core.hours import WEEKDAYS, Range
from ..core.settings import Settings
from ..core.stretch import Region
from .check import Value
from .keys import all_keys


class Difference(NamedTuple):
    """A key that has another value than it comes with. ``is_own``: by the person's file, not the site's."""

    key: str
    value: Value
    default: Value
    is_own: bool


def value_of(settings: Settings, key: str) -> Value:
    """What the settings say for a key that there is; a region without a weight has the usual one, 1."""
    return _written(raw_value(settings, key))


def raw_value(settings: Settings, key: str) -> object:
    """As ``value_of``, in the types of ``core.settings``."""
    section, name = key.split(".", 1)
    if section == "hours":
        return settings.hours.days[WEEKDAYS.index(name)]
    if region := _REGIONS.get(key):
        return settings.stretches.regions.get(region, 1)
    value: object = getattr(getattr(settings, section), name)
    return value


def differences(settings: Settings, base: Settings) -> Iterator[Difference]:
    """Where the settings in force differ from the defaults. ``base``: what they would be without the
    person's own file.
    """
    for key in all_keys():
        value, default = value_of(settings, key), value_of(Settings(), key)
        if value != default:
            yield Difference(key, value, default, is_own=value != value_of(base, key))


_REGIONS = {f"stretches.regions.{region.value}": region for region in Region}


def _written(value: object) -> Value:
    match value:
        case bool() | int():
            return value
        case timedelta():
            return spell_duration(value)
        case Range(start, time(hour=0, minute=0)):
            return f"{start:%H:%M}-24:00"
        case tuple():
            return [str(_written(item)) for item in value]
    return str(value)
