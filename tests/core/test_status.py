"""The state of the day as plain values."""

import json
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from deskstretch.core import events as e
from deskstretch.core.effects import Outcome
from deskstretch.core.events import Signal
from deskstretch.core.goal import Goal
from deskstretch.core.outlook import outlook
from deskstretch.core.progress.tally import Tally
from deskstretch.core.settings import Progress
from deskstretch.core.status import status
from tests.desk import ALWAYS, Desk

BERLIN = replace(ALWAYS, zone=ZoneInfo("Europe/Berlin"))


def told(desk: Desk, **today: int) -> dict[str, object]:
    """As it comes out at the other end."""
    counts = {Outcome[name.upper()]: number for name, number in today.items()}
    return json.loads(json.dumps(status(desk.session, desk.now, desk.settings, counts)))


def test_at_the_desk():
    desk = Desk(BERLIN)
    desk.work("5m")
    found = told(desk, done=3, natural_break=1)
    assert found["phase"] == "working"
    assert found["outlook"] == outlook(desk.session, desk.now, desk.settings)
    assert found["now"] == "2026-03-02T09:05:00+01:00"
    assert found["due_at"] == "2026-03-02T09:45:00+01:00"
    assert found["today"] == {
        **{"done": 3, "stopped": 0, "started": 0, "skipped": 0, "missed": 0},
        "natural_break": 1,
        "stretched_seconds": 0,
        "goal": {"words": "10 min", "seconds": 600, "stretches": None},
        "goal_reached": False,
        "words": "",
    }
    assert found["stretch"] == {
        "id": "one",
        "name": "One",
        "why": "it is next",
        "steps": ["Sit tall.", "Breathe out."],
        "dose": "30 s",
        "caution": "",
        "seconds": 30,
    }
    assert (found["held"], found["paused"], found["away_since"], found["started_at"]) == (None,) * 4


def test_the_day_against_its_goal():
    five = replace(BERLIN, progress=Progress(goal=Goal(stretches=5)))
    desk = Desk(five)
    day = Tally(done=5, stretched=timedelta(seconds=251.6))
    today = status(desk.session, desk.now, five, {}, day)["today"]
    assert {key: today[key] for key in ("stretched_seconds", "goal", "goal_reached", "words")} == {
        "stretched_seconds": 252,
        "goal": {"words": "5 stretches", "seconds": None, "stretches": 5},
        "goal_reached": True,
        "words": "5 stretches today, the goal of 5 is reached",
    }


def test_held_in_a_call():
    desk = Desk(BERLIN)
    desk.signal(Signal.CALL, "in a call (microphone in use)")
    desk.work("46m")
    found = told(desk)
    assert found["phase"] == "held"
    assert found["due_at"] is None
    assert found["held"] == {"by": "in a call (microphone in use)", "since": "2026-03-02T09:45:00+01:00"}
    assert found["why"][-1]["words"].endswith("in a call (microphone in use)")
    assert found["why"][-1]["at"] == "2026-03-02T09:45:00+01:00"


def test_paused_without_end_and_with_one():
    desk = Desk(BERLIN)
    desk.post(e.PauseUntil(None))
    assert told(desk)["paused"] == {"until": None}
    desk.post(e.PauseFor(desk.settings.reminders.interval))
    assert told(desk)["paused"] == {"until": "2026-03-02T09:45:00+01:00"}


def test_away():
    desk = Desk(BERLIN)
    desk.away("10m")
    assert told(desk)["phase"] == "away"
    assert told(desk)["away_since"].startswith("2026-03-02T09:0")


def test_without_a_stretch_that_fits():
    assert told(Desk(BERLIN, pool=()))["stretch"] is None
