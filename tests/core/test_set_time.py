"""When a routine at a set time comes: once on each of its days, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.set_time import EVERY_DAY, SetTime

BERLIN = ZoneInfo("Europe/Berlin")
CAIRO = ZoneInfo("Africa/Cairo")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
SAMOA = ZoneInfo("Pacific/Apia")


def times(at: str, zone: ZoneInfo, after: str, count: int, days: tuple[int, ...] = EVERY_DAY) -> list[str]:
    """The next ones, as the clocks of the zone show them."""
    set_time = SetTime(routine="desk-reset", at=time.fromisoformat(at), days=days)
    moment, found = datetime.fromisoformat(after).replace(tzinfo=zone).astimezone(UTC), []
    for _ in range(count):
        moment = set_time.next_after(moment, zone)
        found.append(f"{moment.astimezone(zone):%m-%d %H:%M}")
    return found


def test_it_comes_on_its_days_alone() -> None:
    friday = "2026-03-06T15:00"
    assert times("15:00", BERLIN, friday, 3, days=(0, 4)) == ["03-09 15:00", "03-13 15:00", "03-16 15:00"]
    assert times("15:00", BERLIN, "2026-03-06T14:59", 1, days=(4,)) == ["03-06 15:00"]


def test_a_time_that_comes_twice_in_a_night_counts_once() -> None:
    assert times("02:30", BERLIN, "2026-10-24T12:00", 2) == ["10-25 02:30", "10-26 02:30"]


def test_a_time_that_a_night_leaves_out_comes_once_an_hour_later_by_the_clock() -> None:
    assert times("02:30", BERLIN, "2026-03-28T12:00", 2) == ["03-29 03:30", "03-30 02:30"]
    assert times("00:00", CAIRO, "2026-04-23T12:00", 2) == ["04-24 01:00", "04-25 00:00"]


@given(
    st.sampled_from([BERLIN, CAIRO, LORD_HOWE]),
    st.times(),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.sets(st.sampled_from(EVERY_DAY), min_size=1),
)
def test_in_five_weeks_each_of_its_days_has_it_once(
    zone: ZoneInfo, at: time, first: date, days: set[int]
) -> None:
    set_time = SetTime(routine="r", at=at.replace(second=0, microsecond=0), days=tuple(sorted(days)))
    moment = datetime.combine(first, time(0), zone).astimezone(UTC) - timedelta(hours=2)
    found = []
    for _ in range(5 * len(days)):
        after = set_time.next_after(moment, zone)
        assert after > moment
        moment = after
        found.append(moment.astimezone(zone).date())
    assert len(set(found)) == len(found)
    assert {day.weekday() for day in found} == days
    assert (found[-1] - found[0]).days < 5 * 7


def test_a_day_that_a_country_left_out_is_left_out() -> None:
    assert times("15:00", SAMOA, "2011-12-29T12:00", 3) == ["12-29 15:00", "12-31 15:00", "01-01 15:00"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (EVERY_DAY, "daily"),
        ((0, 1, 2, 3, 4), "mon-fri"),
        ((5, 6), "sat sun"),
        ((1,), "tue"),
        ((0, 2, 3, 4, 6), "mon wed-fri sun"),
    ],
)
def test_it_is_written_as_in_the_settings(days: tuple[int, ...], words: str) -> None:
    assert str(SetTime(routine="desk-reset", at=time(9, 5), days=days)) == f"desk-reset 09:05 {words}"
