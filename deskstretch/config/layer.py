"""What one settings file says, and the settings made of several laid over each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..core.hours import WEEKDAYS, WorkingHours
from ..core.settings import (
    Guide,
    Moments,
    Notifications,
    Progress,
    Reminders,
    Routines,
    Settings,
    Stretches,
    Tray,
)
from ..core.stretch import Region


@dataclass(frozen=True, slots=True)
class Layer:
    """Nested like the file, with values that have been checked.

    ``notes`` are about what counts but should be written otherwise, one line each.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def settings_of(*layers: Layer) -> Settings:
    """The defaults with the layers laid over them, key by key; the later one wins."""
    values: dict[str, Any] = {}
    for layer in layers:
        values = _laid_over(values, layer.values)
    hours, stretches = values.get("hours", {}), dict(values.get("stretches", {}))
    if "regions" in stretches:
        stretches["regions"] = {Region(name): weight for name, weight in stretches["regions"].items()}
    usual = zip(WEEKDAYS, WorkingHours.office().days, strict=True)
    return Settings(
        reminders=Reminders(**values.get("reminders", {})),
        hours=WorkingHours(tuple(hours.get(day, ranges) for day, ranges in usual)),
        stretches=Stretches(**stretches),
        notifications=Notifications(**values.get("notifications", {})),
        guide=Guide(**values.get("guide", {})),
        moments=Moments(**values.get("moments", {})),
        routines=Routines(**values.get("routines", {})),
        progress=Progress(**values.get("progress", {})),
        tray=Tray(**values.get("tray", {})),
    )


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and key in values
        values[key] = _laid_over(values[key], value) if both else value
    return values
