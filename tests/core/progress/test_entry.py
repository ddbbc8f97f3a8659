"""The day an entry belongs to is the day it was for the person."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry, within
from tests.core.progress.histories import histories, some_day_of


def entry(at: str, *, hours: float) -> Entry:
    return Entry(datetime.fromisoformat(at).replace(tzinfo=UTC), timedelta(hours=hours), Outcome.DONE)


def test_the_same_moment_is_another_day_elsewhere() -> None:
    assert entry("2026-03-02T10:30", hours=14).day == date(2026, 3, 3)
    assert entry("2026-03-02T09:30", hours=-10).day == date(2026, 3, 1)
    assert entry("2026-03-02T09:30", hours=5.75).local == datetime(2026, 3, 2, 15, 15)


def test_an_hour_that_comes_twice_stays_in_its_night() -> None:
    first, second = entry("2026-10-25T00:30", hours=2), entry("2026-10-25T01:30", hours=1)
    assert first.local == second.local == datetime(2026, 10, 25, 2, 30)


@given(histories(), st.data())
def test_the_entries_of_some_days_are_all_of_theirs_and_no_others(
    entries: list[Entry], data: st.DataObject
) -> None:
    first, last = some_day_of(data.draw, entries), some_day_of(data.draw, entries)
    assert list(within(entries, first, last)) == [one for one in entries if first <= one.day <= last]
