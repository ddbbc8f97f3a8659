"""What the weekly digest says: what went well, and one suggestion."""

from collections.abc import Iterator

from .events import OpenReport
from .progress.streak import STRETCH_DAYS
from .progress.summary import Summary
from .progress.words import time_done
from .reminder import Button, Message

_REPORT = "Your progress"


def digest(week: Summary, *, discreet: bool = False) -> Message | None:
    """What went well, and one suggestion; None for a week of which there is neither to tell.

    ``discreet``: somebody else may see the screen.
    """
    done = week.tally.done
    if not done and not week.suggestions:
        return None
    report = (Button("report", _REPORT, OpenReport()),)
    if discreet:
        return Message("A look back at your week", "", report, urgent=True)
    lines = list(_went_well(week)) if done else []
    for suggestion in week.suggestions[:1]:
        # Not the commands themselves: nobody can copy them out of a notification.
        commands = "command" if len(suggestion.commands) == 1 else "commands"
        lines += [suggestion.words, f"{_REPORT} has the {commands} for it."]
    title = f"Your week: {_count(done, 'stretch', 'es')}, {time_done(week.tally.stretched)}"
    return Message(title if done else "Your week", "\n".join(lines), report, urgent=True)


def _went_well(week: Summary) -> Iterator[str]:
    """The day count, and what is worth a word beside it."""
    whole, before, reached = week.whole, week.before.tally, week.days_at_goal
    on = _count(whole.stretch_days, "day")
    if reached == whole.stretch_days:
        yield f"On {on}, and each time you reached your goal."
    elif reached:
        yield f"On {on}; you reached your goal on {reached} of them."
    else:
        yield f"You stretched on {on}."
    if before.done and whole.tally.done > before.done:
        yield f"That is {whole.tally.done - before.done} more than the week before."
    if week.streak.weeks > 1:
        yield f"{week.streak.weeks} weeks now with {STRETCH_DAYS} or more stretch days."


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number} {noun}{'' if number == 1 else ending}"
