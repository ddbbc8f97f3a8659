"""May the reminder that shows be snoozed? One answer for the button, the menu and the rule."""

from datetime import datetime

from .session import Session
from .settings import Settings


def refusal(session: Session, now: datetime, settings: Settings) -> str | None:
    """Why not, in words; None when it may.

    A reminder that was asked for in a pause or off duty has no later to be put off to; a routine has.
    """
    limit = settings.reminders.snooze_limit
    if session.snoozes >= limit:
        return f"no more snoozes: {limit} in a row is the limit"
    if session.routine:
        return None
    if session.pause and not session.pause.over(now):
        return "no snooze in a pause"
    if not settings.hours.contains(now, settings.zone):
        return "no snooze outside working hours"
    return None
