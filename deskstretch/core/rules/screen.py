"""What is on the screen: the reminder, or the card of the stretch under way, as it should read now."""

from ..compose import during_stretch, next_stretch, reminder
from ..effects import Show, Tell, Withdraw
from ..notices import notices
from ..outlook import outlook
from ..phase import Phase
from ..reminder import Reminder
from ..session import Session, Way
from ..settings import Settings
from ..snoozing import refusal
from ..tips import tip_of
from .turn import Turn


def show(turn: Turn) -> None:
    """Show the reminder, or the card of the stretch under way, as it should read now.

    While the guide is open there is no card beside it: it is only said what is under way.
    """
    session = turn.session
    assert session.stretch is not None, "nothing to show"
    if session.phase is not Phase.STRETCHING:
        turn.ask(Show(as_reminder(turn, turn.settings)))
    elif session.guide is Way.WINDOW:
        turn.ask(Tell(next_stretch(outlook(session, turn.now, turn.settings))))
    else:
        turn.ask(Show(_card(session, turn.settings)))


def take_down(turn: Turn) -> None:
    """Take the reminder or the card off the screen, if there is one."""
    if turn.session.shows:
        turn.ask(Withdraw())


def as_reminder(turn: Turn, settings: Settings) -> Reminder:
    """What is offered, as a reminder by these settings."""
    session = turn.session
    assert session.stretch is not None, "nothing to show"
    return reminder(
        session.stretch,
        settings,
        more=session.more,
        routine=session.routine.name if session.routine else "",
        can_snooze=refusal(session, turn.now, settings) is None,
        tip=daily_tip(turn),
    )


def daily_tip(turn: Turn) -> str:
    """The tip for a reminder that shows now: the first one of the day has it, until it is gone."""
    return "" if turn.session.tipped_on == turn.today else tip_of(turn.today)


def _card(session: Session, settings: Settings) -> Reminder:
    assert session.stretch is not None, "nothing to show"
    if session.guide is None:
        return during_stretch(session.stretch, more=session.more)
    told = notices(session.stretch)
    # A pack may have made it shorter meanwhile.
    notice = told[min(session.notice, len(told) - 1)]
    return during_stretch(session.stretch, notice=notice, loud=settings.guide.sound)
