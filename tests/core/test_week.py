"""The weekly digest: once, when the week is nearly over and nothing is in the way; and what it says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskstretch.core import events as e
from deskstretch.core.digest import digest
from deskstretch.core.effects import Outcome
from deskstretch.core.events import OpenReport, Signal
from deskstretch.core.hours import Range, WorkingHours
from deskstretch.core.phase import Phase
from deskstretch.core.progress.entry import Entry
from deskstretch.core.progress.period import Period
from deskstretch.core.progress.summary import summary
from deskstretch.core.reminder import Message
from deskstretch.core.settings import Progress, Reminders, Settings
from deskstretch.core.week import week_to_tell_of
from tests.desk import Desk, stretch

BERLIN = ZoneInfo("Europe/Berlin")
WEEKLY = Settings(
    zone=BERLIN, progress=Progress(digest=True), reminders=Reminders(interval=timedelta(hours=4))
)
"""An office week; reminders are rare, so that there is time between them."""
FRIDAY = date(2026, 3, 6)


def told(desk: Desk) -> list[str]:
    return [line for line in desk.log if "week" in line]


class TestWhen:
    def test_on_friday_two_hours_before_the_end_of_work_and_never_twice(self):
        desk = Desk(WEEKLY, start="2026-03-06 14:30")
        desk.work("9h")
        assert told(desk) == ["16:00 tell of the week of 2026-03-06"]
        assert desk.session.digest_of == date(2026, 3, 2)

    def test_not_unless_it_is_wanted(self):
        desk = Desk(replace(WEEKLY, progress=Progress(digest=False)), start="2026-03-06 14:30")
        desk.work("2h")
        assert told(desk) == []

    def test_what_is_said_at_a_start_is_read_first(self):
        desk = Desk(WEEKLY, start="2026-03-07 11:00")
        desk.work("1m 45s")
        assert told(desk) == []
        desk.work("15s")
        assert told(desk) == ["11:02 tell of the week of 2026-03-06"]

    def test_each_week_anew(self):
        desk = Desk(WEEKLY, start="2026-03-06 15:30")
        desk.work("32m")
        for _ in range(7):
            desk.away("23h")
            desk.work("1h")
        desk.work("5m")
        assert told(desk) == [
            "16:00 tell of the week of 2026-03-06",
            "16:00 tell of the week of 2026-03-13",
        ]

    def test_a_restart_does_not_bring_it_again(self):
        desk = Desk(WEEKLY, start="2026-03-06 15:59")
        desk.work("3m")
        desk.restart("10m")
        desk.work("1h")
        desk.restart("15h")
        desk.work("1h")
        assert len(told(desk)) == 1

    def test_after_a_call_and_when_the_person_is_back(self):
        desk = Desk(WEEKLY, start="2026-03-06 15:30")
        desk.signal(Signal.CALL, "in a call")
        desk.work("1h")
        desk.signal(Signal.LOCKED, "locked")
        desk.signal(Signal.CALL, None)
        desk.away("10m")
        assert told(desk) == []
        desk.signal(Signal.LOCKED, None)
        desk.work("3m")
        assert told(desk) == ["16:42 tell of the week of 2026-03-06"]

    def test_not_beside_a_reminder_and_not_in_a_pause(self):
        desk = Desk(WEEKLY, start="2026-03-06 15:57")
        desk.post(e.Now())
        desk.work("4m")
        assert (desk.phase, told(desk)) == (Phase.PROMPTING, [])
        desk.post(e.PauseFor(timedelta(minutes=10)))
        desk.work("9m")
        assert told(desk) == []
        desk.work("4m")
        assert told(desk) == ["16:13 tell of the week of 2026-03-06"]

    def test_missed_on_friday_it_comes_on_the_weekend_but_not_on_monday(self):
        for start, comes in (
            ("2026-03-07 11:00", True),
            ("2026-03-08 23:00", True),
            ("2026-03-09 09:00", False),
        ):
            desk = Desk(WEEKLY, start=start)
            desk.work("3m")
            assert bool(told(desk)) is comes, start


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def only(day: int, *ranges: tuple[str, str]) -> WorkingHours:
    spans = tuple(Range(time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in ranges)
    return WorkingHours(tuple(spans if weekday == day else () for weekday in range(7)))


@pytest.mark.parametrize(
    ("hours", "before", "first", "last", "over", "day"),
    [
        (
            WorkingHours.office(),
            *("2026-03-06 15:59", "2026-03-06 16:00", "2026-03-08 23:59", "2026-03-09 00:00"),
            "2026-03-06",
        ),
        # Thursday is the last day of the week, the afternoon is short.
        (
            only(3, ("08:00", "12:00"), ("13:00", "14:00")),
            *("2026-03-05 12:59", "2026-03-05 13:00", "2026-03-08 23:59", "2026-03-09 00:00"),
            "2026-03-05",
        ),
        # A night that begins on Sunday is last week's to its end.
        (
            only(6, ("22:00", "06:00")),
            *("2026-03-09 03:59", "2026-03-09 04:00", "2026-03-09 05:59", "2026-03-09 06:00"),
            "2026-03-08",
        ),
        (
            WorkingHours.always(),
            *("2026-03-08 21:59", "2026-03-08 22:00", "2026-03-08 23:59", "2026-03-09 00:00"),
            "2026-03-08",
        ),
    ],
)
def test_from_two_hours_before_the_end_of_the_last_working_day_to_the_end_of_the_week(
    hours: WorkingHours, before: str, first: str, last: str, over: str, day: str
):
    found = [week_to_tell_of(at(moment), hours, BERLIN) for moment in (before, first, last, over)]
    assert found == [None, date.fromisoformat(day), date.fromisoformat(day), None]


def test_without_working_hours_there_is_no_week():
    assert week_to_tell_of(at("2026-03-06 16:00"), WorkingHours(), BERLIN) is None


# -- what it says

POOL = (stretch("one"), stretch("two"))


def week_of(*days: tuple[str, int], skipped: int = 0) -> Iterable[Entry]:
    for day, count in days:
        for number in range(count):
            moment = datetime.fromisoformat(f"{day}T10:{number:02}").replace(tzinfo=UTC)
            yield Entry(moment, timedelta(0), Outcome.DONE, "one", timedelta(minutes=1))
    for number in range(skipped):
        moment = datetime(2026, 3, 2 + number % 4, 8, number, tzinfo=UTC)
        yield Entry(moment, timedelta(0), Outcome.SKIPPED, f"stretch-{number}")


def said(*days: tuple[str, int], skipped: int = 0, discreet: bool = False) -> Message | None:
    entries = sorted(week_of(*days, skipped=skipped), key=lambda entry: entry.at)
    return digest(summary(entries, Period.WEEK, FRIDAY, POOL, Settings()), discreet=discreet)


def test_what_went_well_is_said_and_nothing_else():
    message = said(("2026-03-02", 3), ("2026-03-03", 10))
    assert message is not None
    assert message.title == "Your week: 13 stretches, 13 min"
    assert message.body == "On 2 days; you reached your goal on 1 of them."
    [button] = message.buttons
    assert (button.label, button.event) == ("Your progress", OpenReport())


def test_a_goal_reached_on_a_day_without_a_stretch_done_is_none_of_the_stretch_days():
    begun = Entry(
        datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(0), Outcome.STOPPED, "one", timedelta(minutes=10)
    )
    entries = [begun, *week_of(("2026-03-03", 1))]
    message = digest(summary(entries, Period.WEEK, FRIDAY, POOL, Settings()))
    assert message is not None
    assert message.body == "You stretched on 1 day."


def test_more_than_before_and_weeks_in_a_row_are_worth_a_word():
    before = [(f"2026-02-{day}", 1) for day in (23, 24, 25)]
    message = said(*before, ("2026-03-02", 2), ("2026-03-04", 2), ("2026-03-05", 1))
    assert message is not None
    assert message.body.split("\n") == [
        "You stretched on 3 days.",
        "That is 2 more than the week before.",
        "2 weeks now with 3 or more stretch days.",
    ]


def test_less_than_before_is_not_mentioned():
    message = said(("2026-02-23", 5), ("2026-03-04", 1))
    assert message is not None
    assert (message.title, message.body) == ("Your week: 1 stretch, 1 min", "You stretched on 1 day.")


def test_one_suggestion_comes_in_words_and_the_commands_are_where_they_can_be_copied():
    message = said(("2026-03-02", 1), skipped=8)
    assert message is not None
    assert message.body.split("\n")[1:] == [
        "In the last four weeks you skipped 8 of 8 between 08:00 and 09:00: start at 09:00?",
        "Your progress has the commands for it.",
    ]


def test_a_week_without_a_stretch_is_no_reproach():
    assert said() is None
    message = said(skipped=8)
    assert message is not None
    assert message.title == "Your week"
    assert message.body.startswith("In the last four weeks you skipped 8 of 8")


def test_on_a_screen_that_others_see_it_names_nothing():
    message = said(("2026-03-02", 1), skipped=8, discreet=True)
    assert message is not None
    assert (message.title, message.body) == ("A look back at your week", "")
    assert message.buttons
