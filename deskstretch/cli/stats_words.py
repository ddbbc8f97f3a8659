"""The numbers of a summary in words, as calm as they can be said."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..core.progress.period import Period
from ..core.progress.streak import STRETCH_DAYS, Streak
from ..core.progress.summary import Summary
from ..core.progress.tally import Tally
from ..core.progress.words import time_done
from ..core.set_time import SHORT_DAYS
from ..core.stretch import Stretch
from ..core.words import span
from ..toml_rules import printable

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NAMED = 3


def title(found: Summary) -> tuple[str, str]:
    """What is looked at, and from when to when that is."""
    first, last = found.first, found.last
    match found.period:
        case Period.TODAY:
            return "Today", f"{weekday(first)} {first.day} {month(first)}"
        case Period.WEEK:
            begin = f"{first.day}" if first.month == last.month else f"{first.day} {month(first)}"
            return "This week", f"{begin} to {last.day} {month(last)}"
        case Period.MONTH:
            return "This month", f"{month(first)} {first.year}"
    return "A year", f"{month(first)} {first.year} to {month(last)} {last.year}"


def headline(found: Summary) -> str:
    """What was done in all."""
    counted = found.tally
    if not counted.done and not counted.stopped:
        return "Nothing yet. What you do shows up here."
    days = found.whole.stretch_days
    on = "" if found.period is Period.TODAY else f" on {_count(days, 'day')}"
    words = f"{_count(counted.done, 'stretch', 'es')}, {time_done(counted.stretched)}{on}"
    if found.period is Period.TODAY:
        return words
    reached = found.days_at_goal
    return f"{words}; the goal of {found.goal} a day on {reached} of them" if reached else words


def facts(found: Summary, stretches: Sequence[Stretch]) -> Iterator[tuple[str, str]]:
    """What there is to say beside the charts, each with its label."""
    names = {stretch.id: stretch.name for stretch in stretches}
    yield "Answers", _answers(found.tally)
    yield "Streak", streak(found.streak)
    yield "Sitting", _sitting(found)
    yield (
        "Waited for",
        ", ".join(f"{printable(w.words, most=40)} {_times(w.times)}" for w in found.waits[:4]),
    )
    if found.period is Period.TODAY or not found.favourites:
        return
    yield "Best hours", ", ".join(f"{hour:02}:00 to {hour + 1:02}:00" for hour in sorted(found.best_hours))
    yield (
        "Most done",
        ", ".join(
            f"{names.get(one.stretch_id) or printable(one.stretch_id, most=40)} ({one.done})"
            for one in found.favourites
        ),
    )
    yield "Still new", _still_new([names[stretch_id] for stretch_id in found.never_done])


def streak(found: Streak) -> str:
    """A week with enough stretch days counts; nothing is said about one that has not."""
    if found.weeks:
        weeks = "1 week" if found.weeks == 1 else f"{found.weeks} weeks"
        longest = f"; the longest was {found.longest}" if found.longest > found.weeks else ""
        return f"{weeks} with {STRETCH_DAYS} or more stretch days{longest}"
    if found.this_week:
        more = STRETCH_DAYS - found.this_week
        return f"{_count(found.this_week, 'stretch day')} this week, {more} more and the week counts"
    return ""


def weekday(day: date) -> str:
    return SHORT_DAYS[day.weekday()].capitalize()


def month(day: date) -> str:
    return _MONTHS[day.month - 1]


def _answers(counted: Tally) -> str:
    named = (
        (counted.done, "done"),
        (counted.stopped, "ended early"),
        (counted.snoozed, "snoozed"),
        (counted.skipped, "skipped"),
        (counted.missed, "missed"),
        (counted.natural_breaks, "away long enough to count"),
    )
    return ", ".join(f"{number} {words}" for number, words in named if number)


def _sitting(found: Summary) -> str:
    if found.whole.longest is None:
        return ""
    on = next(days.first for days in found.days if days.longest == found.whole.longest)
    when = "" if found.period is Period.TODAY else f" on {weekday(on)} {on.day} {month(on)}"
    return f"longest {span(found.whole.longest)}{when}, {_hours(found.whole.at_desk)} in all"


def _still_new(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _hours(length: timedelta) -> str:
    """Long times to the hour: nobody counts the minutes of a month."""
    hours = round(length / timedelta(hours=1))
    return f"{hours} h" if hours >= 10 else span(length)


def _count(number: int, word: str, plural: str = "s") -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}{plural}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
