"""One line on where the day stands: for the tooltip, the menu, the terminal and ``status``."""

from datetime import datetime, timedelta

from .demo import is_demonstration
from .phase import Phase
from .session import Session
from .settings import Settings
from .words import at, clock, span

LONG_HOLD = timedelta(hours=3)
"""A reminder held for this long wants the person's attention: something may be left on."""

DEMO_STEP = timedelta(seconds=5)
"""Nobody looks often enough to say it to the second."""


def outlook(session: Session, now: datetime, settings: Settings) -> str:
    """What comes next and when, or what is waited for: "Next: Chin tuck at 10:45".

    Discreet settings leave out the name of the stretch. A demonstration says that it is one.
    """
    line = _line(session, now, settings)
    return f"Demonstration. {line}" if is_demonstration(settings) else line


def _line(session: Session, now: datetime, settings: Settings) -> str:
    def until(moment: datetime) -> str:
        return f"until {clock(moment, now, settings.zone)}"

    name = session.name
    if settings.notifications.discreet:
        name = "Short break"
    match session.phase:
        case Phase.PROMPTING:
            return f"Time to stretch: {name}"
        case Phase.STRETCHING:
            return f"Stretching: {name}"
        case Phase.SNOOZED:
            return f"Snoozed: {name} {_when(session.due_at, now, settings)}"
        case Phase.HELD if session.hold:
            return f"{name} waits: {session.hold.words}"
        case Phase.PAUSED:
            end = session.pause and session.pause.until
            return f"Paused {until(end)}" if end else "Paused until you resume"
        case Phase.OFF_DUTY:
            start = settings.hours.next_start(now, settings.zone)
            return f"Off duty {until(start)}" if start else "Off duty: no working hours are set"
        case Phase.AWAY if _had_a_break(session, now, settings):
            return "You are away: that counts as a break"
        case Phase.AWAY if session.due_at <= now:
            return f"{name} waits until you are back"
        case _ if session.stretch is None:
            return "No stretch fits your settings"
        case Phase.AWAY:
            return f"You are away. Next: {name} {_when(session.due_at, now, settings)}"
        case _:
            return f"Next: {name} {_when(session.due_at, now, settings)}"


def _when(moment: datetime, now: datetime, settings: Settings) -> str:
    """ "at 10:45"; in a demonstration, where that may be twenty seconds away, "in 20 s"."""
    if not is_demonstration(settings):
        return at(moment, now, settings.zone)
    steps = max(1, -((now - moment) // DEMO_STEP))
    return f"in {span(steps * DEMO_STEP)}"


def _had_a_break(session: Session, now: datetime, settings: Settings) -> bool:
    since = session.away_since
    return since is not None and now - since >= settings.reminders.natural_break


def held_long(session: Session, now: datetime) -> bool:
    return session.hold is not None and now - session.hold.since >= LONG_HOLD


def ring(session: Session, now: datetime) -> int:
    """How much of the interval has passed, in twelfths; full while a reminder is due or showing."""
    match session.phase:
        case Phase.PROMPTING | Phase.HELD | Phase.STRETCHING | Phase.SNOOZED:
            return 12
        case Phase.PAUSED | Phase.OFF_DUTY:
            return 0
        case _:
            whole = max(session.due_at - session.since, timedelta(seconds=1))
            return max(0, min(12, int(12 * ((now - session.since) / whole))))
