"""Working hours: ranges of local time per weekday. A range may run over midnight into the next day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """From ``start`` to ``end`` in local time; ``end`` not after ``start`` means the next day.

    ``00:00-00:00`` is the whole day.
    """

    start: time
    end: time

    def __str__(self) -> str:
        end = "24:00" if self.end == time(0) else f"{self.end:%H:%M}"
        return f"{self.start:%H:%M}-{end}"


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Seven tuples of ranges, Monday first. A day without ranges is free."""

    days: tuple[tuple[Range, ...], ...] = ((),) * 7

    @classmethod
    def office(cls) -> "WorkingHours":
        """Monday to Friday, 08:00-18:00."""
        workday = (Range(time(8), time(18)),)
        return cls((workday,) * 5 + ((), ()))

    @classmethod
    def always(cls) -> "WorkingHours":
        return cls(((Range(time(0), time(0)),),) * 7)

    def contains(self, moment: datetime, zone: tzinfo) -> bool:
        return self.span_at(moment, zone) is not None

    def span_at(self, moment: datetime, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """The stretch of work (start, end) in UTC that ``moment`` lies in; touching ranges are one."""
        for start, end in self._spans(moment, zone, back=2, ahead=9):
            if start <= moment < end:
                return start, end
        return None

    def next_start(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """When work next starts after ``moment``, in UTC; None when there are no working hours at all."""
        return next((s for s, _ in self._spans(moment, zone, back=1, ahead=9) if s > moment), None)

    def next_edge(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """The next start or end of work after ``moment``, in UTC; None when it never changes."""
        span = self.span_at(moment, zone)
        edge = span[1] if span else self.next_start(moment, zone)
        if span and edge and self.contains(edge, zone):
            return None  # Work day and night: that was only where the looking ahead ended.
        return edge

    def first_start_on_or_after(self, day: date, zone: tzinfo) -> datetime:
        """The first start of work from local midnight of ``day`` on; that midnight if there is none."""
        # A range that starts at midnight counts also when it touches the one of the day before.
        for later in (day + _DAY * n for n in range(7)):
            if ranges := self.days[later.weekday()]:
                return _utc(later, min(ranges).start, zone)
        return _utc(day, time(0), zone)

    def last_of(self, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
        """The last range of a working day (start, end) in UTC; it may end on the day after."""
        spans = (_range(day, one, zone) for one in self.days[day.weekday()])
        return max(spans, key=lambda span: span[1])

    def _spans(
        self, moment: datetime, zone: tzinfo, *, back: int, ahead: int
    ) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of work around ``moment`` in order, touching and overlapping ranges joined."""
        today = moment.astimezone(zone).date()
        ranges = sorted(
            _range(day, r, zone)
            for day in (today + _DAY * n for n in range(-back, ahead))
            for r in self.days[day.weekday()]
        )
        open_span: tuple[datetime, datetime] | None = None
        for start, end in ranges:
            if start >= end:
                continue  # The night the clocks go forward, 02:30-03:00 is not there at all.
            if open_span and start <= open_span[1]:
                open_span = (open_span[0], max(open_span[1], end))
                continue
            if open_span:
                yield open_span
            open_span = (start, end)
        if open_span:
            yield open_span


def until_tomorrow(hours: WorkingHours, moment: datetime, zone: tzinfo) -> datetime:
    """The first start of work after the coming local midnight, in UTC."""
    tomorrow = moment.astimezone(zone).date() + _DAY
    return hours.first_start_on_or_after(tomorrow, zone)


def overlaps(ranges: tuple[Range, ...]) -> bool:
    """Whether two ranges of one day share a moment; a range over midnight reaches to its end."""
    spans = sorted((_minutes(r.start), _minutes(r.end) + 1440 * (r.end <= r.start)) for r in ranges)
    return any(later[0] < earlier[1] for earlier, later in pairwise(spans))


_DAY = timedelta(days=1)


def _range(day: date, r: Range, zone: tzinfo) -> tuple[datetime, datetime]:
    return _utc(day, r.start, zone), _utc(day + _DAY * (r.end <= r.start), r.end, zone)


def _utc(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
