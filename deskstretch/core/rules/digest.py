"""The word about the week: once, at the first quiet moment when it is nearly over."""

from dataclasses import replace
from datetime import timedelta

from ..effects import TellWeek
from ..events import Signal
from ..phase import Phase
from ..progress.period import monday
from ..week import week_to_tell_of
from .due import bad_moment
from .turn import Turn

CALM = timedelta(minutes=2)
"""Not in the moment of coming back or of finishing a stretch; and what is said at a start is read first."""


def tell_of_the_week(turn: Turn) -> None:
    """Off duty too: who was in calls all Friday afternoon may look at the screen on Saturday.

    Not beside a reminder, nor in a pause, and only where somebody sees it.
    """
    session, settings = turn.session, turn.settings
    if not settings.progress.digest or session.phase not in (Phase.WORKING, Phase.OFF_DUTY):
        return
    day = week_to_tell_of(turn.now, settings.hours, settings.zone)
    if day is None or session.digest_of == monday(day):
        return
    if (
        turn.now - session.since < CALM
        or session.away_since
        or session.has(Signal.LOCKED)
        or bad_moment(turn)
    ):
        return
    turn.session = replace(session, digest_of=monday(day))
    turn.ask(TellWeek(day))
    turn.because("the week is nearly over: a word about it")
