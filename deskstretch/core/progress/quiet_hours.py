"""An hour of the day at which a person keeps saying "not now", and the working hours without it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from ..hours import WEEKDAYS, Range, WorkingHours
from .entry import Entry
from .hours import ANSWERS
from .suggestion import Suggestion
from .tally import Tally, tally

_ENOUGH, _SHARE = 8, 0.75


def quiet_hours(answers: Sequence[Entry], hours: WorkingHours) -> Iterator[Suggestion]:
    """A suggestion for each hour with at least eight answers, three of four of them Snooze or Skip.

    The most certain first. Only weekdays on which it was declined would change, and none of them loses
    its last hour; where working hours cannot leave the hour out, nothing is suggested.
    """
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in answers:
        if entry.outcome in ANSWERS:
            found[entry.local.hour].append(entry)
    counted = {hour: tally(entries) for hour, entries in found.items()}
    quiet = [hour for hour in counted if _is_quiet(counted[hour])]
    for hour in sorted(quiet, key=lambda hour: (-counted[hour].declined, hour)):
        changes = _changes(found[hour], hour, hours)
        if changes:
            yield Suggestion(
                f"{_seen(counted[hour], hour)}: {_question(changes, hour, hours)}",
                tuple(
                    f"deskstretch config set hours.{WEEKDAYS[day]} {','.join(map(str, ranges))}"
                    for day, ranges in changes.items()
                ),
            )


def without_hour(ranges: tuple[Range, ...], hour: int) -> tuple[Range, ...] | None:
    """The working hours of a day without the hour from ``hour`` on; None where they do not have it.

    A range over midnight can only begin later: what is behind midnight is another day to the clock.
    """
    begin, end = time(hour), time((hour + 1) % 24)
    left: list[Range] = []
    for whole in ranges:
        if whole.end <= whole.start and whole.end != time(0):
            is_first = whole.start.hour == hour and end > whole.start
            left.append(Range(end, whole.end) if is_first else whole)
            continue
        if _minute(whole.start) < _minute(begin):
            left.append(Range(whole.start, min(begin, whole.end, key=_end)))
        if _end(end) < _end(whole.end):
            left.append(Range(max(end, whole.start), whole.end))
    return None if tuple(left) == ranges else tuple(left)


def _changes(answers: Sequence[Entry], hour: int, hours: WorkingHours) -> Mapping[int, tuple[Range, ...]]:
    """The weekdays whose hours would change, and to what."""
    declined = {entry.local.weekday() for entry in answers if tally([entry]).declined}
    new = {day: without_hour(hours.days[day], hour) for day in sorted(declined)}
    return {day: ranges for day, ranges in new.items() if ranges}


def _is_quiet(counted: Tally) -> bool:
    return counted.answers >= _ENOUGH and counted.declined >= counted.answers * _SHARE


def _seen(counted: Tally, hour: int) -> str:
    """What was seen, with the word for what came, to go on from "In the last four weeks"."""
    verb = "skipped" if not counted.snoozed else "snoozed" if not counted.skipped else "snoozed or skipped"
    return f"you {verb} {counted.declined} of {counted.answers} between {hour:02}:00 and {hour + 1:02}:00"


def _question(changes: Mapping[int, tuple[Range, ...]], hour: int, hours: WorkingHours) -> str:
    """To start later or to end earlier, where that is what it comes to on every one of the days."""
    if all(ranges[0].start > hours.days[day][0].start for day, ranges in changes.items()):
        return f"start at {hour + 1:02}:00?"
    if all(_end(ranges[-1].end) < _end(hours.days[day][-1].end) for day, ranges in changes.items()):
        return f"end at {hour:02}:00?"
    return "leave that hour free?"


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _end(at: time) -> int:
    """As ``_minute``, where midnight is the end of the day."""
    return _minute(at) or 24 * 60
