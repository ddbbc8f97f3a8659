"""``deskstretch stats``: the page, in any width and on any terminal, and the numbers for scripts."""

import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.cli.stats_bars import bar, glyphs, shade
from deskstretch.cli.stats_page import page
from deskstretch.core.effects import Outcome as O
from deskstretch.core.effects import Record
from deskstretch.core.goal import Goal
from deskstretch.core.progress.entry import Entry, within
from deskstretch.core.progress.period import Period
from deskstretch.core.progress.summary import summary
from deskstretch.core.set_time import SHORT_DAYS
from deskstretch.core.settings import Progress, Settings, Stretches
from deskstretch.core.stretch import Region
from deskstretch.paths import Paths
from deskstretch.storage.history import History
from tests.cli.conftest import Run
from tests.desk import stretch

POOL = (
    stretch("nod"),
    stretch("twist", region=Region.LOWER_BACK),
    stretch("blink", region=Region.EYES),
)
FRIDAY = date(2026, 3, 6)
SETTINGS = Settings(progress=Progress(goal=Goal(minutes=timedelta(minutes=2))))


def at(
    day: int, clock: str, outcome: O, stretch: str | None = None, words: str = "", **length: float
) -> Entry:
    moment = datetime.fromisoformat(f"2026-03-{day:02}T{clock}").replace(tzinfo=UTC)
    return Entry(moment, timedelta(0), outcome, stretch, timedelta(**length) if length else None, words)


WEEK = [
    at(2, "09:00", O.DONE, "nod", minutes=1),
    at(2, "10:30", O.SAT, minutes=80),
    at(2, "15:00", O.DONE, "twist", minutes=1, seconds=30),
    at(4, "09:00", O.DONE, "nod", minutes=1),
    at(4, "12:00", O.HELD, words="a call", minutes=5),
    at(5, "09:10", O.SKIPPED, "nod"),
    at(6, "09:12", O.DONE, "nod", minutes=1, seconds=59),
    at(6, "10:00", O.STOPPED, "twist", seconds=15),
    at(6, "11:00", O.NATURAL_BREAK, minutes=12),
    at(6, "11:30", O.DONE),
]


def lines(period: str, entries: Sequence[Entry] = WEEK, today: date = FRIDAY) -> list[str]:
    found = summary(entries, Period(period), today, POOL, SETTINGS)
    return page(found, within(entries, today, today), POOL).splitlines()


class Screen(io.StringIO):
    """A terminal; ``encoding``: what it can show."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


# -- the page


def test_a_week_day_by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = lines("week")
    assert shown[:2] == [
        "This week  2 to 8 March",
        "5 stretches, 6 min on 3 days; the goal of 2 min a day on 2 of them",
    ]
    rows = [line.split() for line in shown[3:11]]
    assert rows[0] == ["DAY", "TIME", "DONE", "LONGEST", "SITTING"]
    assert [row[:2] for row in rows[1:]] == [
        [name.capitalize(), str(day)] for day, name in enumerate(SHORT_DAYS, 2)
    ]
    assert rows[1][3:] == ["2", "min", "2", "✓", "1", "h", "20", "min"]
    assert rows[3][3:] == ["1", "min", "1"]
    assert rows[5][3:] == ["2", "min", "2", "✓"]
    assert rows[6] == ["Sat", "7"], "a day that has not come yet has not even a line"
    facts = dict(
        line.split("  ", 1) for line in shown if line.startswith(("Ans", "Str", "Sit", "Wai", "Most"))
    )
    assert facts["Answers"].strip() == "5 done, 1 ended early, 1 skipped, 1 away long enough to count"
    assert facts["Streak"].strip() == "1 week with 3 or more stretch days"
    assert facts["Sitting"].strip() == "longest 1 h 20 min on Mon 2 March, 1 h 20 min in all"
    assert facts["Waited for"].strip() == "a call once"
    assert facts["Most done"].strip() == "Nod (3), Twist (1)"


def test_today_says_what_was_done_and_when() -> None:
    shown = lines("today")
    assert shown[:2] == ["Today  Fri 6 March", "2 stretches, 2 min"]
    assert shown[3].endswith("━  2 min of 2 min ✓")
    told = [line.split(maxsplit=1) for line in shown[5:9]]
    assert [(clock, " ".join(said.split())) for clock, said in told] == [
        ("09:12", "Nod 1 min 59 s"),
        ("10:00", "Twist, ended early 15 s"),
        ("10:48", "Away from the desk until 11:00 12 min"),
        ("11:30", "A stretch of your own"),
    ]


def test_a_break_stands_where_it_began() -> None:
    today = [at(6, "09:20", O.DONE, "nod", minutes=1), at(6, "09:30", O.NATURAL_BREAK, minutes=20)]
    shown = lines("today", [at(6, "08:00", O.NATURAL_BREAK, hours=14), *today])
    clocks = [line.split()[0] for line in shown if "Away" in line or re.search(r"\d:\d\d +Nod", line)]
    assert clocks == ["18:00", "09:10", "09:20"]


def test_the_best_hours_are_in_the_order_of_the_day() -> None:
    done = [
        at(day, f"{hour}:{n:02}", O.DONE, "nod", minutes=1)
        for day, hour, count in ((2, 16, 5), (3, 10, 4), (4, 12, 3))
        for n in range(count)
    ]
    [best] = [line for line in lines("week", done) if line.startswith("Best hours")]
    assert best.split(maxsplit=2)[2] == "10:00 to 11:00, 12:00 to 13:00, 16:00 to 17:00"


@pytest.mark.parametrize("period", ["today", "week", "month", "year"])
def test_before_anything_was_done_there_is_no_empty_chart(period: str) -> None:
    shown = lines(period, [])
    assert shown[1] == "Nothing yet. What you do shows up here."
    assert len(shown) == (4 if period == "today" else 2)


def test_a_year_is_a_field_of_days() -> None:
    shown = lines("year")
    head = shown.index("DAY BY DAY")
    assert shown[head + 1].split()[-2:] == ["Feb", "Mar"]
    monday, friday = shown[head + 2], shown[head + 6]
    assert monday.count("█") == friday.count("█") == 1
    assert shown[head + 4].count("▒") == 1, "half of the goal on Wednesday"
    assert any(line.startswith("Mar 2026  ━━━") for line in shown)


@pytest.mark.parametrize("period", ["today", "week", "month", "year"])
@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_it_fits_the_terminal(period: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = lines(period)
    assert max(map(len, shown)) <= columns
    assert not [line for line in shown if line != line.rstrip() or "…" in line]


def test_a_goal_that_was_reached_without_a_stretch_done_is_not_one_of_the_stretch_days() -> None:
    shown = lines(
        "week", [at(3, "09:00", O.STOPPED, "nod", minutes=3), at(4, "09:00", O.DONE, "nod", minutes=1)]
    )
    assert shown[1] == "1 stretch, 4 min on 1 day"


def test_without_anything_that_is_offered_there_is_no_table_of_regions() -> None:
    nothing = replace(SETTINGS, stretches=Stretches(exclude=tuple(one.id for one in POOL)))
    own = [at(6, "11:30", O.DONE)]
    shown = page(summary(own, Period.WEEK, FRIDAY, POOL, nothing), own, POOL)
    assert "1 stretch, 30 s on 1 day" in shown
    assert "REGION" not in shown


@pytest.mark.parametrize("columns", [40, 53, 60, 88])
def test_the_hours_stand_above_their_columns(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = lines("month", [at(6, f"{hour:02}:00", O.DONE) for hour in range(24)])
    head = shown[shown.index("STRETCHES BY HOUR") + 1]
    friday = next(line for line in shown if line.startswith("Fri ") and "█" in line)
    each = (len(friday) - 5) // 23
    for match in re.finditer(r"\d\d", head):
        assert match.start() == 5 + int(match[0]) * each


def test_a_command_to_copy_is_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    declined = [at(day, f"08:{n:02}", O.SKIPPED, "nod") for day in (2, 3, 4) for n in range(3)]
    shown = lines("week", declined)
    assert "  deskstretch config set hours.monday 09:00-18:00" in shown
    assert "In the last four weeks you skipped 9 of 9 between 08:00 and 09:00:" in " ".join(shown)


def test_colour_is_for_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in "".join(lines("year"))
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = "".join(lines("year"))
    assert "\x1b[32m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in "".join(lines("year"))


def test_where_there_are_no_blocks_letters_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    screen.encoding = "ascii"
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    for period in Period:
        text = "\n".join(lines(period.value))
        text.encode("ascii")
    assert "Mon 2  " in "\n".join(lines("week"))
    assert "===" in "\n".join(lines("week"))


def test_what_the_history_holds_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;mine\x07[red]"
    entries = [
        at(6, "09:00", O.DONE, evil, minutes=1),
        at(6, "09:10", O.HELD, words=evil, minutes=1),
    ]
    for period in Period:
        text = "\n".join(lines(period.value, entries))
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "[red]" in text, "and nothing of it is taken for markup"


def test_only_all_of_it_is_a_full_bar() -> None:
    drawn = glyphs()
    assert bar(0.999, 10, drawn, track=True).plain == "━━━━━━━━━╸"
    assert bar(1, 10, drawn).plain == bar(7, 10, drawn).plain == "━" * 10
    assert bar(0.0001, 10, drawn, track=True).plain == "╸─────────"
    assert bar(0, 4, drawn).plain == "    "
    assert "".join(shade(share, drawn).plain for share in (0, 0.01, 0.34, 0.67, 0.999, 1, 9)) == "·░▒▓▓██"


# -- the command


def test_looking_makes_no_history(run: Run, paths: Paths) -> None:
    said = run("stats")
    assert (said.code, said.err) == (0, "")
    assert "Nothing yet" in said.out
    assert not paths.history.exists()


def test_for_scripts_there_are_all_numbers(run: Run, paths: Paths) -> None:
    now = datetime.now(UTC)
    history = History(paths.history)
    for outcome, length in ((O.PROMPTED, None), (O.DONE, timedelta(seconds=45)), (O.SKIPPED, None)):
        history.append(Record(outcome, now, "chin-tuck", length))
    history.close()
    said = run("stats", "year", "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert list(found) == [
        *("period", "today", "first", "last", "goal", "total", "before", "days", "parts", "hours"),
        *("best_hours", "regions", "waits", "favourites", "never_done", "streak", "suggestions"),
    ]
    assert found["goal"] == {"words": "10 min", "seconds": 600, "stretches": None}
    total = found["total"]
    assert {key: total[key] for key in total if key not in ("first", "last")} == {
        "offered": 1,
        "done": 1,
        "stopped": 0,
        "snoozed": 0,
        "skipped": 1,
        "missed": 0,
        "stretched_seconds": 45,
        "natural_breaks": 0,
        "away_seconds": 0,
        "stretch_days": 1,
        "goal_days": 0,
        "at_desk_seconds": 0,
        "longest_sitting_seconds": None,
    }
    assert list(found["days"][0]) == list(found["parts"][0]) == list(total)
    assert len(found["parts"]) == 12
    assert [*found["hours"][0]][:3] == ["weekday", "hour", "done"]
    assert found["favourites"] == [{"id": "chin-tuck", "done": 1}]
    assert "chin-tuck" not in found["never_done"]
    neck = found["regions"][0]
    assert (neck["region"], neck["done"], neck["share"]) == ("neck", 1, 1.0)
    assert 0 < neck["wanted"] < 1


def test_what_hurts_is_not_offered_as_new(run: Run, paths: Paths) -> None:
    history = History(paths.history)
    history.append(Record(O.HURT, datetime.now(UTC), "chin-tuck"))
    history.close()
    assert "chin-tuck" not in json.loads(run("stats", "--json").out)["never_done"]


def test_a_damaged_history_is_one_line_and_stays_as_it_is(run: Run, paths: Paths) -> None:
    paths.history.parent.mkdir(parents=True)
    paths.history.write_bytes(b"SQLite format 3\0" + b"nonsense" * 500)
    before = paths.history.read_bytes()
    said = run("stats")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("deskstretch: the history ")
    assert said.err.count("\n") == 1
    assert paths.history.read_bytes() == before
    assert [file.name for file in paths.history.parent.iterdir()] == [paths.history.name]


def test_another_word_is_wrong_usage(run: Run) -> None:
    said = run("stats", "yesterday")
    assert said.code == 2
    assert "'today', 'week', 'month', 'year'" in said.err
