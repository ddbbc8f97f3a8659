"""The numbers in sentences: the year in one, how the streak and the goal stand, and the latest weeks."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.progress.days import Days, in_all
from ..core.progress.period import DAY, monday
from ..core.progress.streak import STRETCH_DAYS
from ..core.progress.words import time_done
from ..core.words import span
from .dates import WEEKDAYS, number_of, spelled
from .year import Year

_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of the first sentence; a ``number`` is what it is about."""

    words: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    title: str
    words: str


def lede(year: Year) -> tuple[Piece, ...]:
    whole = year.numbers.whole
    if not whole.tally.done:
        return (Piece("No stretch was done in this time, and that is where many begin."),)
    return (
        Piece(number_of(whole.tally.done, "stretch", "stretches"), is_number=True),
        Piece(" on "),
        Piece(number_of(whole.stretch_days, "day"), is_number=True),
        Piece(", "),
        Piece(time_done(whole.tally.stretched), is_number=True),
        Piece(" in all."),
    )


def standing(year: Year) -> str:
    """Streak and goal, and the year before where there was one."""
    return " ".join((*_streak(year), *_goal(year), *_before(year)))


def latest_weeks(year: Year) -> tuple[Week, ...]:
    """The last four weeks of the year that have begun, the latest first; none before the first entry."""
    this = monday(year.reached)
    starts = [this - number * 7 * DAY for number in range(_WEEKS)]
    found = []
    for number, first in enumerate(starts):
        last = first + 6 * DAY
        if year.began is None or last < max(year.began, year.numbers.first):
            break
        held = [days for days in year.numbers.days if first <= days.first <= min(last, year.reached)]
        title = _title(number, spelled(first, last), year)
        whole = in_all(held, first, last)
        if whole.tally.answers or whole.at_desk:
            words = " ".join(_week(held, whole))
        else:
            words = "Nothing yet." if last >= year.today else "Nothing was kept: a week away from the desk."
        found.append(Week(title, words))
    return tuple(found)


def _title(number: int, dates: str, year: Year) -> str:
    if year.is_over or number > 1:
        return dates
    return ("This week", "Last week")[number]


def _week(held: list[Days], whole: Days) -> Iterator[str]:
    if whole.tally.done:
        stretches = number_of(whole.tally.done, "stretch", "stretches")
        days = number_of(whole.stretch_days, "day")
        yield f"{stretches} on {days}, {time_done(whole.tally.stretched)} in all."
    else:
        yield "No stretch was done."
    if whole.goal_days:
        yield f"The goal was reached on {number_of(whole.goal_days, 'day')}."
    longest = max(held, key=lambda one: one.longest or 0 * DAY, default=None)
    if longest and longest.longest:
        day = WEEKDAYS[longest.first.weekday()]
        yield f"You sat longest on {day}, {span(longest.longest)} without a break."


def _streak(year: Year) -> Iterator[str]:
    streak = year.numbers.streak
    if year.is_over:
        if streak.longest > 1:
            yield f"The longest streak up to then was {streak.longest} weeks."
        return
    if streak.weeks:
        is_record = streak.weeks == streak.longest
        record = "it was never longer" if is_record else f"the longest was {streak.longest}"
        weeks = number_of(streak.weeks, "week")
        yield f"Your streak is {weeks} with at least three stretch days; {record}."
    elif streak.longest:
        longest = number_of(streak.longest, "week")
        yield f"Your longest streak was {longest}; a new one begins with three days in a week."
    missing = STRETCH_DAYS - streak.this_week
    if streak.weeks and missing > 0:
        yield f"With {number_of(missing, 'more day')} this week counts, too."


def _goal(year: Year) -> Iterator[str]:
    whole = year.numbers.whole
    if whole.goal_days:
        yield f"The goal of {year.numbers.goal} a day was reached on {number_of(whole.goal_days, 'day')}."
    elif whole.tally.done:
        yield f"The goal is {year.numbers.goal} a day."


def _before(year: Year) -> Iterator[str]:
    now, before = year.numbers.whole.tally, year.numbers.before.tally
    is_known_in_full = year.began is not None and year.began <= year.numbers.before.first
    if before.done and now.done and is_known_in_full:
        yield f"In the same time a year before it was {number_of(before.done, 'stretch', 'stretches')}."
