"""What the person was just doing, and the parts of the body that asks to move.

Both rules line the stretch up before its reminder is due or while it is still held. Asking in the
step that shows it would be too late: the other one would be on the screen already.
"""

from dataclasses import replace
from datetime import timedelta

from ..effects import Choose
from ..phase import Phase
from ..stretch import Region
from ..words import span
from .turn import Turn

AFTER_A_CALL = (Region.NECK, Region.UPPER_BACK)
AFTER_TYPING = (Region.WRISTS, Region.SHOULDERS)

LONG_TYPING = timedelta(minutes=20)


def call_ended(turn: Turn) -> None:
    """A reminder waits for the call: choose for it again. What was snoozed is what comes back.

    Once in an interval: a recording that pauses now and then is several calls to the detector.
    """
    session = turn.session
    if session.phase is Phase.HELD and not session.snoozes and session.prefer != AFTER_A_CALL:
        _prefer(turn, AFTER_A_CALL, "after a call")


def note_typing(turn: Turn, typing: timedelta) -> None:
    """A long spell of typing counts once in an interval. No system tells keys from the mouse."""
    session = turn.session
    waiting = session.phase is Phase.WORKING and turn.now < session.due_at
    if waiting and typing >= LONG_TYPING and not session.prefer:
        _prefer(turn, AFTER_TYPING, f"after {span(typing)} at keyboard and mouse")


def _prefer(turn: Turn, regions: tuple[Region, ...], words: str) -> None:
    turn.session = replace(turn.session, prefer=regions)
    turn.because(f"{words}: rather {' or '.join(regions)}")
    turn.ask(Choose(prefer=regions))
