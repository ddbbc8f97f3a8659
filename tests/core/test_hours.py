"""Working hours: ranges over midnight, touching ones, and the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from deskstretch.core.hours import Range, WorkingHours, overlaps, until_tomorrow

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks change by half an hour
MINUTE = timedelta(minutes=1)


def span(text: str) -> Range:
    start, end = (time.fromisoformat(part) for part in text.split("-"))
    return Range(start, end)


def every_day(*ranges: str) -> WorkingHours:
    return WorkingHours((tuple(map(span, ranges)),) * 7)


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


class TestAnOrdinaryWeek:
    def test_the_office_is_open_from_its_first_minute_to_before_its_last(self):
        office = WorkingHours.office()
        for clock, open_then in [("07:59", False), ("08:00", True), ("17:59", True), ("18:00", False)]:
            assert office.contains(local(f"2026-03-02 {clock}"), BERLIN) is open_then
        assert not office.contains(local("2026-03-07 12:00"), BERLIN)  # a Saturday

    def test_over_the_weekend_work_next_starts_on_monday(self):
        office = WorkingHours.office()
        assert office.next_start(local("2026-03-06 18:00"), BERLIN) == local("2026-03-09 08:00")

    def test_with_one_range_a_week_the_next_one_is_a_week_away(self):
        mondays = WorkingHours(((span("08:00-09:00"),), *((),) * 6))
        assert mondays.next_start(local("2026-03-02 08:00"), BERLIN) == local("2026-03-09 08:00")

    def test_a_range_over_midnight_belongs_to_the_day_it_starts(self):
        friday_night = WorkingHours((*((),) * 4, (span("22:00-06:00"),), (), ()))
        assert friday_night.contains(local("2026-03-07 05:59"), BERLIN)  # Saturday morning
        assert not friday_night.contains(local("2026-03-06 05:59"), BERLIN)
        assert friday_night.next_edge(local("2026-03-07 01:00"), BERLIN) == local("2026-03-07 06:00")

    def test_touching_ranges_are_one_stretch_of_work(self):
        hours = every_day("08:00-12:00", "12:00-00:00", "00:00-02:00")
        assert hours.span_at(local("2026-03-03 12:00"), BERLIN) == (
            local("2026-03-03 08:00"),
            local("2026-03-04 02:00"),
        )
        assert hours.next_start(local("2026-03-03 09:00"), BERLIN) == local("2026-03-04 08:00")

    def test_midnight_to_midnight_is_the_whole_day(self):
        wednesdays = WorkingHours(((), (), (span("00:00-00:00"),), (), (), (), ()))
        day = (local("2026-03-04 00:00"), local("2026-03-05 00:00"))
        assert wednesdays.span_at(local("2026-03-04 13:00"), BERLIN) == day

    def test_work_day_and_night_never_changes(self):
        hours = WorkingHours.always()
        now = local("2026-03-02 12:00")
        assert hours.contains(now, BERLIN)
        assert hours.next_edge(now, BERLIN) is None
        assert hours.next_start(now, BERLIN) is None

    def test_no_hours_at_all_never_start(self):
        hours, now = WorkingHours(), local("2026-03-02 12:00")
        assert not hours.contains(now, BERLIN)
        assert hours.next_start(now, BERLIN) is None
        assert hours.next_edge(now, BERLIN) is None


class TestUntilTomorrow:
    @pytest.mark.parametrize(
        ("hours", "now", "until"),
        [
            (WorkingHours.office(), "2026-03-03 10:00", "2026-03-04 08:00"),
            (WorkingHours.office(), "2026-03-06 10:00", "2026-03-09 08:00"),
            (WorkingHours.office(), "2026-03-03 00:10", "2026-03-04 08:00"),
            (every_day("22:00-06:00"), "2026-03-03 23:00", "2026-03-04 22:00"),
            (every_day("13:00-17:00", "08:00-12:00"), "2026-03-03 09:00", "2026-03-04 08:00"),
            (every_day("20:00-00:00", "00:00-04:00"), "2026-03-03 21:00", "2026-03-04 00:00"),
            (WorkingHours.always(), "2026-03-03 10:00", "2026-03-04 00:00"),
            (WorkingHours(), "2026-03-03 10:00", "2026-03-04 00:00"),
        ],
    )
    def test_it_is_the_first_start_of_work_after_midnight(self, hours: WorkingHours, now: str, until: str):
        assert until_tomorrow(hours, local(now), BERLIN) == local(until)

    def test_tomorrow_is_the_day_of_the_person_and_not_of_utc(self):
        office = WorkingHours.office()
        late_monday_in_new_york = datetime(2026, 3, 3, 3, tzinfo=UTC)
        tuesday = local("2026-03-03 08:00", NEW_YORK)
        assert until_tomorrow(office, late_monday_in_new_york, NEW_YORK) == tuesday


class TestWhenTheClocksChange:
    def test_a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn(self):
        nights = every_day("22:00-06:00")
        start, end = nights.span_at(local("2026-03-29 00:00"), BERLIN)
        assert end - start == timedelta(hours=7)
        start, end = nights.span_at(local("2026-10-25 00:00"), BERLIN)
        assert end - start == timedelta(hours=9)

    def test_work_starts_at_the_same_time_by_the_clock_on_the_wall(self):
        office = WorkingHours.office()
        assert office.next_start(local("2026-03-27 20:00"), BERLIN) == datetime(2026, 3, 30, 6, tzinfo=UTC)
        assert office.next_start(local("2026-03-20 20:00"), BERLIN) == datetime(2026, 3, 23, 7, tzinfo=UTC)

    def test_a_range_in_the_hour_that_does_not_exist_comes_an_hour_later_by_the_clock(self):
        hours = every_day("02:15-02:45")
        start, end = hours.span_at(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), BERLIN)
        assert (f"{start.astimezone(BERLIN):%H:%M}", f"{end.astimezone(BERLIN):%H:%M}") == (
            "03:15",
            "03:45",
        )

    def test_a_range_that_the_change_swallows_is_not_there_that_day(self):
        """02:30 becomes 03:30, and 03:00 is before that."""
        hours = every_day("02:30-03:00")
        assert hours.next_start(local("2026-03-28 12:00"), BERLIN) == local("2026-03-30 02:30")

    def test_in_the_hour_that_comes_twice_the_first_one_counts(self):
        hours = every_day("01:00-02:30")
        first, second = (
            local("2026-10-25 02:29").replace(fold=0),
            datetime(2026, 10, 25, 1, 29, tzinfo=UTC),
        )
        assert hours.contains(first, BERLIN)
        assert not hours.contains(second, BERLIN)

    def test_half_an_hour_on_lord_howe(self):
        nights = every_day("22:00-06:00")
        start, end = nights.span_at(local("2026-04-05 00:00", LORD_HOWE), LORD_HOWE)
        assert end - start == timedelta(hours=8, minutes=30)

    def test_a_day_that_begins_at_one_in_the_morning(self):
        """In Cairo the clocks go forward at midnight: 00:00 of that day is 01:00."""
        cairo = ZoneInfo("Africa/Cairo")
        thursday = datetime(2026, 4, 23, 12, tzinfo=UTC)
        tomorrow = until_tomorrow(WorkingHours.always(), thursday, cairo)
        assert f"{tomorrow.astimezone(cairo):%Y-%m-%d %H:%M}" == "2026-04-24 01:00"


@pytest.mark.parametrize(
    ("ranges", "shared"),
    [
        ((), False),
        (("08:00-12:00", "12:00-13:00"), False),
        (("08:00-12:00", "11:59-13:00"), True),
        (("22:00-06:00", "08:00-12:00"), False),
        (("22:00-06:00", "23:00-23:30"), True),
        (("00:00-00:00", "08:00-12:00"), True),
        (("13:00-14:00", "08:00-13:01"), True),
    ],
)
def test_ranges_of_one_day_that_share_a_moment_are_found(ranges: tuple[str, ...], shared: bool):
    assert overlaps(tuple(map(span, ranges))) is shared


quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
any_hours = st.lists(
    st.lists(st.builds(Range, quarters, quarters), max_size=3).map(tuple), min_size=7, max_size=7
).map(lambda days: WorkingHours(tuple(days)))
any_zone = st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE])
any_moment = st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 30), timezones=st.just(UTC))
near_a_change = st.sampled_from(
    [
        *(local("2026-03-29 01:00"), local("2026-10-25 00:00"), local("2026-03-08 00:30", NEW_YORK)),
        *(local("2026-11-01 00:00", NEW_YORK), local("2026-04-05 00:30", LORD_HOWE)),
    ]
)


def by_hand(hours: WorkingHours, moment: datetime, zone: ZoneInfo) -> bool:
    """What the clock and calendar on the wall say, minute for minute."""
    wall = moment.astimezone(zone)
    today = wall.weekday()
    for range_ in hours.days[today]:
        over_midnight = range_.end <= range_.start
        if range_.start <= wall.time() and (over_midnight or wall.time() < range_.end):
            return True
    yesterday = hours.days[today - 1]
    return any(wall.time() < range_.end for range_ in yesterday if range_.end <= range_.start)


def the_clocks_change_around(moment: datetime, zone: ZoneInfo) -> bool:
    """Within the hour after a change a wall clock shows times twice, or skipped ones are made up for."""
    hour = timedelta(hours=1)
    offsets = {(moment + shift).astimezone(zone).utcoffset() for shift in (-hour, timedelta(0), hour)}
    return len(offsets) > 1


@given(hours=any_hours, moment=any_moment | near_a_change, zone=any_zone)
@run(max_examples=300)
def test_at_work_is_what_the_clock_on_the_wall_says(hours: WorkingHours, moment: datetime, zone: ZoneInfo):
    if not the_clocks_change_around(moment, zone):
        assert hours.contains(moment, zone) is by_hand(hours, moment, zone)


@given(hours=any_hours, moment=any_moment | near_a_change, zone=any_zone)
@run(max_examples=100, deadline=None)
def test_the_next_edge_is_the_first_change(hours: WorkingHours, moment: datetime, zone: ZoneInfo):
    at_work = hours.contains(moment, zone)
    edge = hours.next_edge(moment, zone)
    end = edge or moment + timedelta(days=8)
    between = [moment + (end - moment) * n / 40 for n in range(40)]
    assert all(hours.contains(point, zone) is at_work for point in between)
    if edge is not None:
        assert moment < edge <= moment + timedelta(days=8)
        assert hours.contains(edge, zone) is not at_work
        assert hours.contains(edge - timedelta(microseconds=1), zone) is at_work


@given(hours=any_hours, moment=any_moment | near_a_change, zone=any_zone)
def test_the_next_start_is_a_start(hours: WorkingHours, moment: datetime, zone: ZoneInfo):
    start = hours.next_start(moment, zone)
    if start is None:
        return
    assert start > moment
    assert hours.contains(start, zone)
    assert not hours.contains(start - MINUTE, zone)


@given(hours=any_hours, day=st.dates(date(2026, 1, 1), date(2026, 12, 31)), zone=any_zone)
def test_the_first_start_of_a_day_is_work_and_not_before_its_midnight(
    hours: WorkingHours, day: date, zone: ZoneInfo
):
    start = hours.first_start_on_or_after(day, zone)
    assert start >= datetime.combine(day, time(0), zone).astimezone(UTC)
    assert any(hours.days) or start.astimezone(zone).date() == day
