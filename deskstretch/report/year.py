"""The year a report is about: the last twelve months, or a year of the calendar."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..core.progress.days import Days, by_day, in_all
from ..core.progress.entry import Entry, within
from ..core.progress.period import Period, first_of_month
from ..core.progress.summary import Summary, summary
from ..core.settings import Settings
from ..core.stretch import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """``title``: "2025", or "Your year" for the last twelve months. ``began``: the day of the very first
    entry, None where there is no history.
    """

    title: str
    numbers: Summary
    today: date
    began: date | None

    @property
    def first(self) -> date:
        """The first day to show: nobody is shown the months before there was anything."""
        if self.began is None or not self.numbers.first <= self.began <= self.reached:
            return self.numbers.first
        return first_of_month(self.began)

    @property
    def reached(self) -> date:
        """The last day that can hold anything."""
        return min(self.today, self.numbers.last)

    @property
    def is_over(self) -> bool:
        return self.numbers.last < self.today


def year_of(
    entries: Sequence[Entry],
    today: date,
    stretches: Sequence[Stretch],
    settings: Settings,
    year: int | None = None,
    hurts: Collection[str] = (),
) -> Year:
    """``entries``: the whole history, in the order of their days; ``year`` of the calendar, or the last
    twelve months up to ``today``. ``hurts``: the ids of the stretches that are out for good.
    """
    began = entries[0].day if entries else None
    now = summary(entries, Period.YEAR, today, stretches, settings, hurts)
    if year is None:
        return Year(title="Your year", numbers=now, today=today, began=began)
    end = date(year, 12, 31)
    numbers = summary(within(entries, date.min, end), Period.YEAR, end, stretches, settings, hurts)
    if end >= today:
        # A streak that is looked at from the end of the running year seems broken by its empty weeks.
        before = _before(entries, numbers, today)
        numbers = replace(numbers, streak=now.streak, suggestions=now.suggestions, before=before)
    else:
        numbers = replace(numbers, suggestions=(), never_done=now.never_done)
    return Year(title=str(year), numbers=numbers, today=today, began=began)


def _before(entries: Sequence[Entry], running: Summary, today: date) -> Days:
    """As much of the year before as has passed of the running one."""
    first, (_, last) = running.before.first, Period.YEAR.before(today)
    return in_all(by_day(within(entries, first, last), running.goal).values(), first, last)
