"""The times a person asks about: today, this week, this month, a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """The current one of each, to its end. A week is Monday to Sunday; a year is this month and the
    eleven before it, so that January does not begin with an empty page.
    """

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def bounds(self, today: date) -> tuple[date, date]:
        """Its first and its last day."""
        match self:
            case Period.TODAY:
                return today, today
            case Period.WEEK:
                return monday(today), monday(today) + 6 * DAY
            case Period.MONTH:
                return first_of_month(today), last_of_month(today)
        return first_of_month(_months_before(today, 11)), last_of_month(today)

    def before(self, today: date) -> tuple[date, date]:
        """As much of the period before this one as has passed of this one."""
        first, _ = self.bounds(today)
        match self:
            case Period.TODAY | Period.WEEK:
                length = DAY if self is Period.TODAY else 7 * DAY
                return first - length, today - length
            case Period.MONTH:
                return first_of_month(first - DAY), _months_before(today, 1)
        return _months_before(first, 12), _months_before(today, 12)

    def parts(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """``first`` to ``last`` in the pieces this period is shown in: days, weeks or months.

        The pieces at the ends may be cut short.
        """
        while first <= last:
            end = min(self._end_of_part(first), last)
            yield first, end
            first = end + DAY

    def _end_of_part(self, day: date) -> date:
        match self:
            case Period.TODAY | Period.WEEK:
                return day
            case Period.MONTH:
                return monday(day) + 6 * DAY
        return last_of_month(day)


DAY = timedelta(days=1)


def monday(day: date) -> date:
    """The first day of its week."""
    return day - day.weekday() * DAY


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    return first_of_month(first_of_month(day) + 31 * DAY) - DAY


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one it has."""
    count = day.year * 12 + day.month - 1 - months
    first = date(count // 12, count % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, last_of_month(first))
