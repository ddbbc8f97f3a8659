"""What a person can tune, with its defaults. config.example.toml shows the same values; a test holds it.

Ranges are checked where a file is read (config/check.py); here are only values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, timedelta, tzinfo
from enum import StrEnum

from .goal import USUAL_GOAL, Goal
from .hours import WorkingHours
from .set_time import SetTime
from .stretch import Equipment, Level, Position, Region


class Backend(StrEnum):
    """How reminders reach the person. AUTO takes the best that is there."""

    AUTO = "auto"
    DESKTOP = "desktop"
    PLAIN = "plain"
    TERMINAL = "terminal"


class Show(StrEnum):
    """How a stretch is guided. OFF: the card with Done, and the person's own clock."""

    WINDOW = "window"
    NOTIFICATIONS = "notifications"
    OFF = "off"


class Theme(StrEnum):
    """The colours of the guide. AUTO: as the desktop has them."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """When to ask and how long to wait. The first of ``snooze`` is the one on the reminder's button.

    ``stretches``: how many a break, 1 to 3.
    """

    interval: timedelta = timedelta(minutes=45)
    snooze: tuple[timedelta, ...] = (timedelta(minutes=10), timedelta(minutes=5), timedelta(minutes=20))
    snooze_limit: int = 3
    natural_break: timedelta = timedelta(minutes=5)
    wait_for_pause: timedelta = timedelta(minutes=1)
    answer_within: timedelta = timedelta(minutes=5)
    stretches: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """Which stretches are offered. ``regions`` are weights: one not named weighs 1, 0 leaves it out.

    ``packs_off`` are files of the person's own stretches that do not count, by name without ``.toml``.
    """

    positions: tuple[Position, ...] = (Position.SEATED,)
    regions: Mapping[Region, int] = field(default_factory=dict)
    level: Level = Level.NORMAL
    equipment: tuple[Equipment, ...] = (
        Equipment.CHAIR_BACK,
        Equipment.DESK,
        Equipment.WALL,
        Equipment.MAT,
    )
    discreet: bool = False
    exclude: tuple[str, ...] = ()
    packs_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifications:
    """``discreet`` shows the reminder without the name of the stretch, for shared screens.

    ``tips``: the first reminder of a day ends with a line on posture, water or breathing.
    """

    backend: Backend = Backend.AUTO
    sound: bool = False
    discreet: bool = False
    tips: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """``sound``: tones at begin, switch and end. ``voice``: the cues are spoken, where the system can.

    ``reduced_motion``: pictures stand still.
    """

    show: Show = Show.WINDOW
    sound: bool = True
    voice: bool = False
    theme: Theme = Theme.AUTO
    reduced_motion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Routines:
    """``at``: the routines that come by themselves, in working hours or not."""

    at: tuple[SetTime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """``goal``: what a day is to hold. ``digest``: a word about the week on its last working afternoon."""

    goal: Goal = USUAL_GOAL
    digest: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """What makes a moment a bad one, each to be switched off. The lock screen always counts as being away.

    ``kept_awake``: what keeps the screen from going dark counts as being there. ``applications`` are
    those the person never wants to be interrupted in, ``never_calls`` those whose microphone or camera
    is no call; both by process name or window class, in any case.
    """

    calls: bool = True
    fullscreen: bool = True
    do_not_disturb: bool = True
    kept_awake: bool = True
    applications: tuple[str, ...] = ()
    never_calls: tuple[str, ...] = ("cadmus", "easyeffects", "noisetorch", "pulseeffects", "talon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``zone`` is no setting: the loop fills in where the computer is."""

    reminders: Reminders = Reminders()
    hours: WorkingHours = field(default_factory=WorkingHours.office)
    stretches: Stretches = Stretches()
    notifications: Notifications = Notifications()
    guide: Guide = Guide()
    moments: Moments = Moments()
    routines: Routines = Routines()
    progress: Progress = Progress()
    tray: Tray = Tray()
    zone: tzinfo = UTC
