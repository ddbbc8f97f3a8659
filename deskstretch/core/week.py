"""The week of a person: when it is nearly over, and may be told of."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from .hours import WorkingHours
from .progress.period import DAY, monday

BEFORE_THE_END = timedelta(hours=2)

_WEEK = 7 * DAY


def week_to_tell_of(moment: datetime, hours: WorkingHours, zone: tzinfo) -> date | None:
    """The last working day of the week that is nearly over, where its digest may come at this moment.

    That is from two hours before the end of work on that day, or from its start where that is later, to
    the end of Sunday, or of a night's work that is longer. After that it is last week's news.
    """
    working = [weekday for weekday, ranges in enumerate(hours.days) if ranges]
    if not working:
        return None
    this_week = monday(moment.astimezone(zone).date())
    for first in (this_week, this_week - _WEEK):
        day = first + working[-1] * DAY
        start, end = hours.last_of(day, zone)
        week_ends = datetime.combine(first + _WEEK, time(0), zone).astimezone(UTC)
        if max(start, end - BEFORE_THE_END) <= moment < max(end, week_ends):
            return day
    return None
