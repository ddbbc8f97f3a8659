"""A workday in minutes, for someone who wants to see what deskstretch does."""

from dataclasses import replace
from datetime import timedelta

from .hours import WorkingHours
from .settings import Settings

FASTER = 60
LEAST_TO_ANSWER = timedelta(seconds=30)
"""A person reads no faster in a demonstration."""

LEAST_INTERVAL = timedelta(minutes=5)
"""The shortest that a settings file may ask for."""


def quickened(settings: Settings) -> Settings:
    """The same settings with every waiting time divided by 60, and every hour a working hour."""
    reminders = settings.reminders
    return replace(
        settings,
        hours=WorkingHours.always(),
        reminders=replace(
            reminders,
            interval=_quicker(reminders.interval),
            snooze=tuple(map(_quicker, reminders.snooze)),
            natural_break=_quicker(reminders.natural_break),
            wait_for_pause=_quicker(reminders.wait_for_pause),
            answer_within=max(_quicker(reminders.answer_within), LEAST_TO_ANSWER),
        ),
    )


def is_demonstration(settings: Settings) -> bool:
    """Whether these settings were quickened: the longest interval there is becomes too short for a file."""
    return settings.reminders.interval < LEAST_INTERVAL


def _quicker(length: timedelta) -> timedelta:
    """In whole seconds: settings know no others."""
    return timedelta(seconds=round(length.total_seconds() / FASTER))
