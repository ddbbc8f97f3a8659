"""What the running program answered, as a person reads it."""

import json
import sys
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest

from deskstretch.cli import status_page as page
from deskstretch.core import events as e
from deskstretch.core.effects import Outcome
from deskstretch.core.events import Signal
from deskstretch.core.settings import Settings
from deskstretch.core.status import status
from tests.desk import ALWAYS, Desk, stretch

CAREFUL = stretch("careful", caution="Stop if it hurts.")


def answer(desk: Desk, said: str = "", **today: int) -> dict[str, Any]:
    """What the client gets."""
    counts = {Outcome[name.upper()]: number for name, number in today.items()}
    fields = status(desk.session, desk.now, desk.settings, counts)
    fields |= {"warnings": []} | ({"said": said} if said else {})
    return json.loads(json.dumps({"v": 1, "ok": True, **fields}))


def glance(desk: Desk, **today: int) -> list[str]:
    return page.glance(answer(desk, **today), why=False).splitlines()


@pytest.fixture
def desk() -> Desk:
    desk = Desk(ALWAYS)
    desk.work("5m")
    return desk


def test_at_the_desk_it_is_what_comes_when_why_and_what_was_done(desk: Desk) -> None:
    assert glance(desk) == ["Next: One at 09:45 (in 40 min)", "Chosen: it is next", "Today: 0 done"]


def test_what_is_wrong_comes_last_and_marked(desk: Desk) -> None:
    told = answer(desk, said="Resumed") | {"warnings": ["mine.toml, line 2: no name"]}
    assert page.glance(told, why=False).splitlines()[-1] == "! mine.toml, line 2: no name"
    assert page.outcome(told).splitlines()[-1] == "! mine.toml, line 2: no name"


def test_while_a_stretch_is_on_the_screen_its_steps_are_there(desk: Desk) -> None:
    desk.post(e.Now())
    assert glance(desk)[:4] == ["Time to stretch: One", "  Sit tall.", "  Breathe out.", "  30 s"]
    desk.post(e.Start())
    assert glance(desk)[:4] == ["Stretching: One", "  Sit tall.", "  Breathe out.", "  30 s"]
    desk.post(e.Done())
    assert not [line for line in glance(desk) if line.startswith("  ")]


def test_the_caution_comes_last() -> None:
    desk = Desk(ALWAYS, pool=(CAREFUL,))
    desk.post(e.Now())
    assert glance(desk)[4] == "  Stop if it hurts."


def test_a_pause_says_nothing_of_stretches(desk: Desk) -> None:
    desk.post(e.PauseUntil(None))
    assert glance(desk) == ["Paused until you resume", "Today: 0 done"]


def test_off_duty_nothing_is_chosen() -> None:
    assert [line.split()[0] for line in glance(Desk(Settings(), start="2026-03-02T20:00"))] == [
        "Off",
        "Today:",
    ]


def test_what_a_held_one_waits_for_is_the_first_thing_said(desk: Desk) -> None:
    desk.signal(Signal.CALL, "in a call")
    desk.work("45m")
    assert glance(desk)[0] == "One waits: in a call"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ({}, "0 done"),
        ({"done": 2}, "2 done"),
        ({"skipped": 1}, "0 done, 1 skipped"),
        (
            {"done": 3, "skipped": 1, "missed": 2, "natural_break": 4},
            "3 done, 1 skipped, 2 missed, 4 away long enough to count",
        ),
    ],
)
def test_the_day_is_counted_without_what_did_not_happen(
    desk: Desk, today: dict[str, int], words: str
) -> None:
    assert glance(desk, **today)[-1] == f"Today: {words}"


def test_why_adds_the_last_decisions_the_newest_last(desk: Desk) -> None:
    desk.post(e.PauseFor(timedelta(hours=1)))
    *_, empty, title, first, last = page.glance(answer(desk), why=True).splitlines()
    assert (empty, title) == ("", "Lately")
    assert first.startswith("09:00  ")
    assert last == "09:05  paused for 1 h"


def test_the_first_line_stands_out_on_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert glance(desk)[0] == "\x1b[1mNext: One at 09:45\x1b[0m (in 40 min)"


def test_after_a_command_comes_what_it_did_and_then_what_comes(desk: Desk) -> None:
    assert page.outcome(answer(desk, said="Resumed")) == "Resumed.\nNext: One at 09:45"
    assert page.outcome(answer(desk, said="Next: One at 09:45")) == "Next: One at 09:45"
    desk.post(e.Now())
    shown = page.outcome(answer(desk, said="Time to stretch: One"))
    assert shown == "Time to stretch: One\n  Sit tall.\n  Breathe out.\n  30 s"


def test_a_watcher_gets_a_line_with_the_time(desk: Desk) -> None:
    assert page.line(answer(desk)) == "09:05  Next: One at 09:45"


def test_for_scripts_it_is_one_line_without_what_belongs_to_the_channel(desk: Desk) -> None:
    line = page.as_json(answer(desk))
    assert "\n" not in line
    assert json.loads(line) == status(desk.session, desk.now, desk.settings, {}) | {"warnings": []}
