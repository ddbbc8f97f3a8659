"""Suggestions: what was seen, a question, and the exact command. Nothing is said on thin grounds."""

import shlex
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.config.check import check, nested
from deskstretch.config.keys import find_key
from deskstretch.config.spoken import value_from
from deskstretch.core.effects import Outcome
from deskstretch.core.hours import Range, WorkingHours, overlaps
from deskstretch.core.progress.entry import Entry
from deskstretch.core.progress.quiet_hours import without_hour
from deskstretch.core.progress.suggesting import Suggestion, suggestions
from deskstretch.core.settings import Notifications, Reminders, Settings, Stretches
from tests.core.progress.histories import POOL, histories, some_day_of

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=27)
"""The last day of four weeks."""
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday")


def answers(outcome: Outcome, count: int, *, hour: int = 0, stretch: str = "nod") -> list[Entry]:
    """One each working day of the four weeks, then another each; hour 0: spread over the day."""
    workdays = [MONDAY + timedelta(days=n) for n in range(28) if n % 7 < 5]
    return [
        Entry(
            datetime.combine(workdays[n % 20], time(hour or 9 + n % 8, n % 50), UTC),
            timedelta(0),
            outcome,
            stretch,
        )
        for n in range(count)
    ]


def asked(entries: Iterable[Entry], settings: Settings | None = None) -> tuple[Suggestion, ...]:
    ordered = sorted(entries, key=lambda entry: entry.at)
    return suggestions(ordered, SUNDAY, POOL, settings or Settings())


def set_by(command: str) -> tuple[str, object]:
    """What a `config set` changes, read as the command line reads it."""
    *words, key, value = shlex.split(command)
    assert words == ["deskstretch", "config", "set"]
    path = find_key(key)
    check(nested(tuple(path.split(".")), value_from(path, [value])))
    return path, value_from(path, [value])


def test_who_declines_the_first_hour_again_and_again_is_asked_to_start_later() -> None:
    early = [*answers(Outcome.SKIPPED, 8, hour=8), *answers(Outcome.DONE, 2, hour=8)]
    [found] = asked([*early, *answers(Outcome.DONE, 30)])
    assert (
        found.words == "In the last four weeks you skipped 8 of 10 between 08:00 and 09:00: start at 09:00?"
    )
    assert found.commands == tuple(
        f"deskstretch config set hours.{day} 09:00-18:00" for day in WEEKDAY_NAMES
    )
    assert found.command.count(" && ") == 4
    assert set_by(found.commands[0]) == ("hours.monday", ["09:00-18:00"])


def three_a_break(count: int, *, hour: int = 0) -> list[Entry]:
    """Breaks of three stretches, two done and one begun."""
    return [
        replace(prompted, at=prompted.at + timedelta(minutes=n), outcome=outcome)
        for prompted in answers(Outcome.PROMPTED, count, hour=hour)
        for n, outcome in enumerate([Outcome.PROMPTED, Outcome.DONE, Outcome.DONE, Outcome.STOPPED])
    ]


def test_a_break_of_three_stretches_is_one_answer() -> None:
    skipped = [
        entry
        for answer in answers(Outcome.SKIPPED, 8, hour=8)
        for entry in (replace(answer, outcome=Outcome.PROMPTED), answer)
    ]
    [found] = asked([*skipped, *three_a_break(2, hour=8)])
    assert (
        found.words == "In the last four weeks you skipped 8 of 10 between 08:00 and 09:00: start at 09:00?"
    )
    [found] = asked([*answers(Outcome.SNOOZED, 18), *three_a_break(12)])
    assert found.words == "In the last four weeks you snoozed 18 of 30 reminders: 1 h between them?"


def test_what_was_begun_or_done_between_two_reminders_is_an_answer_of_its_own() -> None:
    day = three_a_break(1)
    later = day[-1].at + timedelta(hours=1)
    between = [
        replace(day[1], at=later, stretch_id=None),
        replace(day[1], at=later, outcome=Outcome.STARTED),
        replace(day[1], at=later),
    ]
    [found] = asked([*answers(Outcome.MISSED, 17), *day, *between])
    assert found.words == "In the last four weeks 17 of 20 reminders went by unanswered: a sound with them?"


@pytest.mark.parametrize(
    ("hour", "outcomes", "words", "hours"),
    [
        (
            17,
            [Outcome.SNOOZED],
            "In the last four weeks you snoozed 8 of 8 between 17:00 and 18:00: end at 17:00?",
            "08:00-17:00",
        ),
        (
            12,
            [Outcome.SNOOZED, Outcome.SKIPPED],
            "In the last four weeks you snoozed or skipped 16 of 16 between 12:00 and 13:00: "
            "leave that hour free?",
            "08:00-12:00,13:00-18:00",
        ),
    ],
)
def test_the_question_fits_the_hour(hour: int, outcomes: list[Outcome], words: str, hours: str) -> None:
    found, *_ = asked([entry for outcome in outcomes for entry in answers(outcome, 8, hour=hour)])
    assert found.words == words
    assert found.commands[0] == f"deskstretch config set hours.monday {hours}"


@pytest.mark.parametrize(
    "entries",
    [
        answers(Outcome.SKIPPED, 7, hour=8),  # too few to say anything
        [*answers(Outcome.SKIPPED, 8, hour=8), *answers(Outcome.DONE, 3, hour=8)],  # not that often
        answers(Outcome.SKIPPED, 9, hour=20),  # asked for by the person: no working hour
    ],
)
def test_thin_grounds_say_nothing_about_an_hour(entries: list[Entry]) -> None:
    assert not [found for found in asked(entries) if "hours." in found.command]


def test_answers_from_more_than_four_weeks_ago_say_nothing() -> None:
    old = [replace(entry, at=entry.at - timedelta(days=28)) for entry in answers(Outcome.SKIPPED, 20)]
    assert asked(old) == ()


def test_the_four_weeks_end_today() -> None:
    friday = datetime(2026, 3, 6, 8, tzinfo=UTC)
    skipped = [Entry(friday + timedelta(minutes=n), timedelta(0), Outcome.SKIPPED) for n in range(9)]
    assert suggestions(skipped, friday.date() + timedelta(days=27), POOL, Settings())
    assert not suggestions(skipped, friday.date() + timedelta(days=28), POOL, Settings())


def test_a_stretch_that_is_passed_over_again_and_again_may_be_left_out() -> None:
    passed = [*answers(Outcome.SKIPPED, 3, stretch="twist"), *answers(Outcome.SWAPPED, 1, stretch="twist")]
    done = answers(Outcome.DONE, 30)
    expected = Suggestion(
        "In the last four weeks you passed over Twist 4 of 4 times: leave it out?",
        ("deskstretch stretches exclude twist",),
    )
    assert asked([*passed, *done]) == (expected,)
    assert asked([*passed[1:], *done]) == ()
    assert asked([*passed, *answers(Outcome.DONE, 2, stretch="twist"), *done]) == ()
    assert asked([*passed, *answers(Outcome.HURT, 1, stretch="twist"), *done]) == ()
    assert asked([*passed, *done], Settings(stretches=Stretches(exclude=("twist",)))) == ()


def test_who_snoozes_all_day_long_is_asked_for_a_longer_interval() -> None:
    entries = [*answers(Outcome.SNOOZED, 18), *answers(Outcome.DONE, 12)]
    [found] = asked(entries)
    assert found.words == "In the last four weeks you snoozed 18 of 30 reminders: 1 h between them?"
    assert set_by(found.command) == ("reminders.interval", "1h")
    [found] = asked(entries, Settings(reminders=Reminders(interval=timedelta(minutes=56))))
    assert found.commands == ("deskstretch config set reminders.interval 1h 15m",)
    assert asked(entries, Settings(reminders=Reminders(interval=timedelta(hours=2)))) == ()


def test_one_bad_hour_does_not_ask_for_another_interval_too() -> None:
    found = asked(answers(Outcome.SNOOZED, 30, hour=8))
    assert [one.commands[0] for one in found] == ["deskstretch config set hours.monday 09:00-18:00"]


def test_of_several_hours_only_the_one_declined_most_is_suggested() -> None:
    """Each would be computed from today's settings, and undo the other."""
    twelve = answers(Outcome.SKIPPED, 12, hour=12)
    found = asked([*answers(Outcome.SKIPPED, 9, hour=8), *twelve, *answers(Outcome.SKIPPED, 8, hour=17)])
    [hours] = [one for one in found if "hours." in one.command]
    assert "12 of 12 between 12:00 and 13:00" in hours.words
    changed = [set_by(command)[0] for one in found for command in one.commands if "config set" in command]
    assert len(changed) == len(set(changed))


def test_reminders_that_go_by_unseen_may_have_a_sound() -> None:
    entries = [*answers(Outcome.MISSED, 18), *answers(Outcome.DONE, 12)]
    [found] = asked(entries)
    assert found.words == "In the last four weeks 18 of 30 reminders went by unanswered: a sound with them?"
    assert set_by(found.command) == ("notifications.sound", True)
    assert asked(entries, Settings(notifications=Notifications(sound=True))) == ()


@given(histories(), st.data())
def test_never_more_than_three_each_with_a_command(entries: list[Entry], data: st.DataObject) -> None:
    found = suggestions(entries, some_day_of(data.draw, entries), POOL, Settings())
    assert len(found) <= 3
    assert all(one.words.endswith("?") and one.command.startswith("deskstretch ") for one in found)


def test_a_night_shift_can_begin_later() -> None:
    night = (Range(time(22), time(6)),)
    assert without_hour(night, 22) == (Range(time(23), time(6)),)
    assert without_hour(night, 23) is None
    assert without_hour(night, 2) is None
    assert without_hour((Range(time(23), time(6)),), 23) is None, "that would be the morning of this day"


RANGES = st.builds(
    Range,
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
).filter(lambda one: one.start != one.end or one.start == time(0))


@given(st.lists(RANGES, min_size=1, max_size=3).map(lambda r: tuple(sorted(r))), st.integers(0, 23))
def test_working_hours_without_an_hour_are_the_others(ranges: tuple[Range, ...], hour: int) -> None:
    if overlaps(ranges):
        return
    left = without_hour(ranges, hour)
    before = WorkingHours((ranges, *((),) * 6))
    after = WorkingHours((ranges if left is None else left, *((),) * 6))
    assert left != ranges
    for minute in range(0, 48 * 60, 7):
        moment = datetime.combine(MONDAY, time(0), UTC) + timedelta(minutes=minute)
        over_midnight = any(one.end <= one.start and one.end != time(0) for one in ranges)
        in_the_hour = minute // 60 == hour
        if in_the_hour and over_midnight:
            continue  # there it can only begin later, which the hour may be no beginning of
        expected = before.contains(moment, UTC) and not in_the_hour
        assert after.contains(moment, UTC) == expected, moment
