"""What came of a command, in a line for the person who typed it."""

from datetime import datetime

from . import events as e
from .outlook import outlook
from .phase import Phase
from .refusing import PENDING
from .session import Session
from .settings import Settings


def reply(event: e.Event, before: Session, after: Session, now: datetime, settings: Settings) -> str:
    """What the event did, from the session before and after it. The day's outlook where that says it."""
    offered = before.stretch if before.phase in PENDING else None
    match event:
        case e.Done() if offered:
            return f"Done: {offered.name}"
        case e.Done():
            return "Noted: you stretched"
        case e.Skip() if offered:
            return f"Skipped: {offered.name}"
        case e.Hurts() if offered:
            return f"{offered.name} is never suggested again (deskstretch allow takes that back)"
        case e.Allow() if before.hurt:
            return f"{before.hurt.stretch.name} may be suggested again"
        case e.Resume():
            return "Resumed"
        case e.Now() | e.Undo() if after.phase is not Phase.PROMPTING and after.stretch is None:
            return "No stretch fits your settings"
        case _:
            return outlook(after, now, settings)
