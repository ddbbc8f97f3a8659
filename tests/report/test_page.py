"""What the page says in a year like any other, in the first days, and where there is nothing."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.core.settings import Settings
from deskstretch.core.stretch import Stretch
from deskstretch.report.words import latest_weeks, standing
from deskstretch.report.year import Year, year_of

from .conftest import Render
from .plausible_year import TODAY
from .reading import Reading


def done(*days: date, stretch_id: str = "chin-tuck") -> list[Entry]:
    return [
        Entry(
            datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
            timedelta(0),
            Outcome.DONE,
            stretch_id,
            timedelta(minutes=2),
        )
        for day in days
    ]


def headings(html: str, level: str = "h2") -> list[str]:
    return [tag.text for tag in Reading(html).named(level)]


def test_a_full_year_has_all_its_parts(html: str) -> None:
    reading = Reading(html)
    assert not reading.unclosed
    assert [tag.text for tag in reading.named("h1")] == ["Your year"]
    assert headings(html) == [
        "The latest weeks",
        "Day by day",
        "Through the week",
        "From head to foot",
        "Sitting without a break",
        "Favourites, and what is still new",
    ]
    assert reading.named("html")[0].attributes["lang"] == "en"
    assert len(reading.named("img")) == 2


def test_every_chart_has_words_and_a_table_behind_it(html: str) -> None:
    reading = Reading(html)
    charts = [tag for tag in reading.named("svg") if tag.attributes.get("role") == "img"]
    assert len(charts) == 12 + 2
    assert all(tag.attributes["aria-label"] for tag in charts)
    hidden = [tag for tag in reading.named("svg") if tag not in charts]
    assert all(tag.attributes["aria-hidden"] == "true" for tag in hidden)
    assert all("most worked" in tag.attributes["alt"] for tag in reading.named("img"))
    assert len(reading.named("table")) == 4


def test_a_suggestion_comes_with_its_command(html: str) -> None:
    [first, *_] = [tag.text for tag in Reading(html).named("code")]
    assert first.startswith("deskstretch config set hours.")


def test_a_person_without_a_history_is_told_how_to_begin(render: Render) -> None:
    html = render([])
    assert headings(html) == ["How to begin", "What you will find here"]
    assert [tag.text for tag in Reading(html).named("code")] == ["deskstretch now", "deskstretch stretches"]
    assert not Reading(html).unclosed


@pytest.mark.parametrize("other", [2024, 2027])
def test_a_year_without_anything_says_where_the_history_is(
    render: Render, entries: Sequence[Entry], other: int
) -> None:
    text = Reading(render(entries, of=other)).named("main")[0].text
    assert f"1 January to 31 December {other}" in text
    assert "Your history begins on 27 October 2025." in text


def test_the_first_day_shows_one_month_and_no_trend(render: Render) -> None:
    html = render(done(TODAY))
    reading = Reading(html)
    assert [tag.text for tag in reading.named("h3")][:2] == ["This week", "November"]
    assert "Sitting without a break" not in headings(html)
    assert reading.named("p", "lede")[0].text == "1 stretch on 1 day, 2 min in all."
    assert reading.named("p", "span")[0].text == "20 November 2026"


def test_reminders_without_a_stretch_are_no_reproach(render: Render) -> None:
    skipped = [Entry(entry.at, entry.offset, Outcome.SKIPPED, "chin-tuck") for entry in done(TODAY)]
    text = Reading(render(skipped)).named("p", "lede")[0].text
    assert text == "No stretch was done in this time, and that is where many begin."


def test_the_running_year_keeps_its_streak_and_leaves_the_days_to_come_open(
    entries: Sequence[Entry], pool: Sequence[Stretch], year: Year, render: Render
) -> None:
    calendar_year = year_of(entries, TODAY, pool, Settings(), TODAY.year)
    assert calendar_year.numbers.streak == year.numbers.streak
    assert calendar_year.numbers.streak.weeks > 1
    assert not calendar_year.is_over
    ahead = Reading(render(entries, of=TODAY.year)).named("circle", "ahead")
    assert len(ahead) == (date(2026, 12, 31) - TODAY).days


def test_a_year_that_is_over_suggests_nothing_and_names_its_weeks_by_date(
    entries: Sequence[Entry], pool: Sequence[Stretch]
) -> None:
    past = year_of(entries, date(2027, 2, 1), pool, Settings(), 2026)
    assert past.is_over
    assert not past.numbers.suggestions
    assert latest_weeks(past)[0].title == "28 December 2026 to 3 January 2027"
    assert standing(past).startswith("The longest streak up to then was")


def test_a_week_long_past_is_not_waited_for(pool: Sequence[Stretch]) -> None:
    past = year_of(done(date(2026, 11, 20)), date(2027, 11, 20), pool, Settings(), 2026)
    assert latest_weeks(past)[0].words == "Nothing was kept: a week away from the desk."


def test_a_week_goes_on_to_the_end_of_its_sunday(pool: Sequence[Stretch]) -> None:
    sunday = date(2026, 11, 22)
    running = latest_weeks(year_of(done(date(2026, 11, 3)), sunday, pool, Settings()))
    assert [week.words for week in running[:2]] == [
        "Nothing yet.",
        "Nothing was kept: a week away from the desk.",
    ]


def test_weeks_before_the_first_entry_are_not_told(pool: Sequence[Stretch]) -> None:
    found = latest_weeks(year_of(done(TODAY - timedelta(days=8)), TODAY, pool, Settings()))
    assert [(week.title, week.words) for week in found] == [
        ("This week", "Nothing yet."),
        ("Last week", "1 stretch on 1 day, 2 min in all."),
    ]


@pytest.mark.parametrize("is_known", [True, False])
def test_a_year_before_is_compared_where_it_is_known_in_full(
    pool: Sequence[Stretch], is_known: bool
) -> None:
    earlier = done(TODAY.replace(year=2025, day=3), TODAY.replace(year=2025, day=4))
    longer_ago = done(date(2024, 6, 3)) if is_known else []
    words = standing(year_of([*longer_ago, *earlier, *done(TODAY)], TODAY, pool, Settings()))
    assert words.endswith("In the same time a year before it was 2 stretches.") is is_known


def test_the_running_year_is_compared_with_as_much_of_the_year_before(pool: Sequence[Stretch]) -> None:
    before = done(date(2024, 12, 31), date(2025, 3, 1), TODAY.replace(year=2025), date(2025, 12, 1))
    words = standing(year_of([*before, *done(TODAY)], TODAY, pool, Settings(), TODAY.year))
    assert words.endswith("In the same time a year before it was 2 stretches.")


def test_what_hurts_is_not_offered_as_new(pool: Sequence[Stretch]) -> None:
    for of in (None, TODAY.year, TODAY.year - 1):
        found = year_of(done(TODAY), TODAY, pool, Settings(), of, hurts=("wrist-circles",))
        assert "wrist-circles" not in found.numbers.never_done
        assert found.numbers.never_done
