"""A workday in minutes, for someone who wants to see what deskstretch does."""

from dataclasses import replace
from datetime import timedelta

from .hours import WorkingHours
from .settings import Settings

FASTER = 60
LEAST_TO_ANSWER = timedelta(seconds=30)
"""A person reads no faster in a demonstration."""


def quickened(settings: Settings) -> Settings:
    """The same settings with every waiting time divided by 60, and every hour a working hour."""
    reminders = settings.reminders
    return replace(
        settings,
        hours=WorkingHours.always(),
        reminders=replace(
            reminders,
            interval=reminders.interval / FASTER,
            snooze=tuple(length / FASTER for length in reminders.snooze),
            natural_break=reminders.natural_break / FASTER,
            wait_for_pause=reminders.wait_for_pause / FASTER,
            answer_within=max(reminders.answer_within / FASTER, LEAST_TO_ANSWER),
        ),
    )
