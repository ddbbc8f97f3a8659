"""What came of a command, in a line for the person who typed it."""

from datetime import datetime

from . import events as e
from .outlook import outlook
from .refusing import ON_SCREEN, PENDING
from .routine_words import losses
from .session import Session
from .settings import Settings
from .words import span


def reply(event: e.Event, before: Session, after: Session, now: datetime, settings: Settings) -> str:
    """What the event did, from the session before and after it. The day's outlook where that says it."""
    offered = before.stretch if before.phase in PENDING else None
    match event:
        case e.Done() if offered:
            return f"Done: {before.name}"
        case e.Done():
            return "Noted: you stretched"
        case e.Stretched(stretch_id, length, whole):
            return f"Noted: {stretch_id}, {span(length)}{'' if whole else ', stopped early'}"
        case e.Skip() if offered:
            return f"Skipped: {before.name}"
        case e.Hurts() if offered:
            return f"{offered.name} is never suggested again (deskstretch allow takes that back)"
        case e.Allow() if before.hurt:
            return f"{before.hurt.stretch.name} may be suggested again"
        case e.StartRoutine(routine):
            return ", ".join(filter(None, [f"Begun: {routine.name}", losses(routine)]))
        case e.Resume():
            return "Resumed"
        case e.PauseFor() | e.PauseUntil() | e.PauseUntilTomorrow() if after.phase in ON_SCREEN:
            words = after.reasons[-1].words
            return f"{words[:1].upper()}{words[1:]}, when this stretch is over"
        case _:
            return outlook(after, now, settings)
