"""What cannot be done now, and why. One answer for the rules and for whoever asked: the command line."""

from datetime import datetime

from . import events as e
from . import snoozing
from .passing import to_allow, to_bring_back
from .phase import Phase
from .session import Session
from .settings import Settings

ON_SCREEN = (Phase.PROMPTING, Phase.STRETCHING)
PENDING = (*ON_SCREEN, Phase.SNOOZED, Phase.HELD)
"""The phases in which there is a stretch to answer."""


def refusal(event: e.Event, session: Session, now: datetime, settings: Settings) -> str | None:
    """Why the event would change nothing now, in words; None when it may happen."""
    phase, stretch = session.phase, session.stretch
    pending = phase in PENDING and stretch is not None
    prompting = phase is Phase.PROMPTING and stretch is not None
    match event:
        case e.Start() if phase is Phase.STRETCHING:
            return "a stretch is under way already"
        case e.Begin() | e.OfferRoutine() | e.StartRoutine() if phase is Phase.STRETCHING:
            return "a stretch is under way: finish or skip it first"
        case e.Start() if pending and not prompting:
            return "the stretch waits: deskstretch now offers it"
        case e.Start() if not prompting:
            return "nothing to start: no stretch is offered"
        case e.Snooze() if not prompting:
            return "nothing to snooze: no reminder is showing"
        case e.Snooze():
            return snoozing.refusal(session, now, settings)
        case e.Skip() if not pending:
            return "nothing to skip: no reminder is due"
        case e.Hurts() if not pending:
            return "nothing to take out: no stretch is offered"
        case e.Hurts(str(meant)) if stretch and stretch.id != meant:
            return f"nothing to take out: {meant} is not offered any more"
        case e.Allow() if to_allow(session, now, settings) is None:
            return "nothing to allow: none of today is left; others by: deskstretch stretches allow ID"
        case e.Another() if phase is Phase.STRETCHING:
            return "a stretch is under way: finish or skip it first"
        case e.Another() if session.routine:
            return "a routine is offered: start, snooze or skip it"
        case e.Undo() if phase in ON_SCREEN:
            return "a reminder is showing already"
        case e.Undo() if to_bring_back(session, now, settings) is None:
            return "nothing to bring back: none was skipped or missed today"
        case e.Resume() if session.pause is None:
            return "nothing to resume: not paused"
        case _:
            return None
