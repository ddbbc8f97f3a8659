"""What the running program says to a command: a real session with a real history behind it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from deskstretch.answering import Answering
from deskstretch.catalogue import load_catalogue
from deskstretch.catalogue.routine_file import load_routines
from deskstretch.catalogue.routine_names import named
from deskstretch.control.protocol import VERBS
from deskstretch.core import command
from deskstretch.core import events as e
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.routine import Routine
from deskstretch.core.stretch import Stretch
from tests.test_keeper import Office

Answer = Mapping[str, object]

ROUTINES = load_routines(load_catalogue())


class Desk(Office):
    """An office with someone who types commands."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.looks = 0
        self.lost: tuple[Stretch, ...] = ()
        self.warnings: list[str] = []
        self.errands: list[e.Event | e.Errand] = []
        self.answering = Answering(self.keeper, self.take, self.look, self.warnings.copy, self.find_routine)

    def take(self, event: e.Event | e.Errand) -> None:
        self.errands.append(event)
        if not isinstance(event, e.Welcome):
            self.keeper.take(event)

    def look(self) -> None:
        self.looks += 1

    def find_routine(self, written: str) -> Routine:
        return replace(named(written, ROUTINES), without=self.lost)

    def say(self, verb: str, argument: str | None = None) -> dict[str, Any]:
        """The one answer, as it comes out at the other end."""
        answers: list[Answer] = []
        self.answering.answer(e.Ask(verb, argument, answers.append))
        [answer] = answers
        fields: dict[str, Any] = json.loads(json.dumps(answer))
        return fields

    def watch(self) -> tuple[list[Answer], Callable[[Answer], None]]:
        """What a watcher is told, and what tells it."""
        told: list[Answer] = []
        tell = told.append
        self.answering.answer(e.Ask("watch", None, tell))
        return told, tell


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.history.close()


def is_moment(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def is_moment_or_none(value: object) -> bool:
    return value is None or is_moment(value)


def is_int_or_none(value: object) -> bool:
    return value is None or type(value) is int


STATUS = {
    "phase": str,
    "outlook": str,
    "now": is_moment,
    "due_at": is_moment_or_none,
    "stretch": {
        "id": str,
        "name": str,
        "why": str,
        "steps": [str],
        "dose": str,
        "caution": str,
        "seconds": int,
    },
    "held": {"by": str, "since": is_moment},
    "paused": {"until": is_moment_or_none},
    "away_since": is_moment_or_none,
    "started_at": is_moment_or_none,
    "snoozes": int,
    "more": [{"id": str, "name": str}],
    "routine": {"id": str, "name": str},
    "guide": str,
    "today": {
        **{"done": int, "stopped": int, "started": int, "skipped": int, "missed": int},
        **{"natural_break": int, "stretched_seconds": int, "goal_reached": bool, "words": str},
        "goal": {"words": str, "seconds": is_int_or_none, "stretches": is_int_or_none},
    },
    "warnings": [str],
    "why": [{"at": is_moment, "words": str}],
}
"""What scripts may rely on. A key may be added; none may go, or hold something else."""

MAY_BE_NULL = {"stretch", "held", "paused", "routine", "guide"}


def fits(value: object, shape: object) -> bool:
    match shape:
        case type():
            return type(value) is shape
        case dict():
            return isinstance(value, dict) and all(
                (value.get(key) is None and key in value and key in MAY_BE_NULL)
                or fits(value.get(key), inner)
                for key, inner in shape.items()
            )
        case [inner]:
            return isinstance(value, list) and all(fits(item, inner) for item in value)
        case _:
            assert callable(shape)
            return bool(shape(value))


@pytest.mark.parametrize(
    "verbs", [(), ("now",), ("now", "start"), ("now", "snooze"), ("pause",), ("pause 1h",), ("now", "done")]
)
def test_the_status_keeps_its_promise_to_scripts(desk: Desk, verbs: tuple[str, ...]) -> None:
    for verb in verbs:
        assert "error" not in desk.say(*verb.split())
    status = desk.say("status")
    assert fits(status, STATUS), status
    assert status["why"]


def test_what_the_promise_is_made_of() -> None:
    assert fits({"until": None}, {"until": is_moment_or_none})
    assert not fits({"until": "2026-03-02T09:00:00"}, {"until": is_moment_or_none})
    assert not fits({}, {"paused": {}})
    assert fits({"paused": None}, {"paused": {}})
    assert not fits({"snoozes": True}, {"snoozes": int})
    assert not fits({"steps": [1]}, {"steps": [str]})


def test_the_answer_to_a_command_is_the_status_after_it_and_what_it_did(desk: Desk) -> None:
    answer = desk.say("now")
    assert answer["phase"] == "prompting"
    assert answer["said"] == answer["outlook"]
    offered = answer["stretch"]["name"]
    answer = desk.say("done")
    assert (answer["said"], answer["phase"]) == (f"Done: {offered}", "working")
    today = answer["today"]
    assert (today["done"], today["started"], today["skipped"], today["natural_break"]) == (1, 0, 0, 0)
    assert (today["stretched_seconds"], today["goal_reached"]) == (30, False)
    assert today["words"] == "30 s of 10 min today, 1 stretch"


@pytest.mark.parametrize(
    ("verb", "argument", "words"),
    [
        ("skip", None, "nothing to skip: no reminder is due"),
        ("snooze", "10m", "nothing to snooze: no reminder is showing"),
        ("snooze", "soon", 'snooze: not understood; write a length such as "10m"'),
        ("pause", "1s", "pause: a pause lasts from a minute to a year"),
        ("now", "please", "now: takes nothing more"),
        ("status", "now", "status takes nothing more"),
        ("quit", "later", "quit takes nothing more"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_happens(
    desk: Desk, verb: str, argument: str | None, words: str
) -> None:
    desk.keeper.tick()
    before = desk.keeper.session
    assert desk.say(verb, argument) == {"error": words}
    assert desk.keeper.session == before
    assert desk.errands == []


def test_the_first_command_after_a_sleep_is_judged_by_what_the_sleep_has_changed(desk: Desk) -> None:
    desk.pass_time(45)
    assert desk.say("status")["phase"] == "prompting"
    desk.clock.sleep(hours=2)
    assert desk.say("snooze") == {"error": "nothing to snooze: no reminder is showing"}
    assert desk.say("status")["phase"] == "working"


@pytest.mark.parametrize(
    "argument", ["2001-01-01\n14:30", "2001-01-01\x1b14:30", "\ud800", "x" * 60_000, "\x00"]
)
def test_what_was_typed_never_makes_an_answer_of_several_lines(desk: Desk, argument: str) -> None:
    words = str(desk.say("pause", argument)["error"])
    assert words.isprintable()
    assert len(words) < 200


def test_what_is_wrong_with_the_files_is_told_with_every_answer(desk: Desk) -> None:
    desk.warnings.append("the settings file has a mistake: config.toml, line 2")
    assert desk.say("status")["warnings"] == desk.warnings
    assert desk.say("pause")["warnings"] == desk.warnings


@pytest.mark.parametrize("verb", ["now", "another"])
def test_without_a_stretch_that_fits_nothing_was_done_and_the_answer_says_so(desk: Desk, verb: str) -> None:
    desk.keeper.use_pool(())
    assert str(desk.say(verb)["error"]).startswith("no stretch fits your settings")
    assert desk.say("status")["due_at"] is None


def test_a_pause_in_the_middle_of_a_stretch_is_confirmed(desk: Desk) -> None:
    desk.say("now")
    desk.say("start")
    said = desk.say("pause", "tomorrow")["said"]
    assert said.startswith("Paused until ")
    assert said.endswith(", when this stretch is over")


def test_a_routine_begins_and_the_answer_says_what_it_is_without(desk: Desk) -> None:
    answer = desk.say("routine", "Desk reset")
    assert (answer["phase"], answer["said"]) == ("stretching", "Begun: Desk reset")
    assert answer["stretch"]["id"] == "shoulder-rolls"
    desk.say("skip")
    desk.lost = (ROUTINES[0].stretches[0],)
    assert desk.say("routine", "desk-reset")["said"] == "Begun: Desk reset, without Shoulder rolls"


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        (None, "routine: which one? deskstretch routine lists them"),
        ("desk-rest", "there is no routine desk-rest; did you mean desk-reset?"),
    ],
)
def test_a_routine_that_is_not_there_is_refused(desk: Desk, argument: str | None, words: str) -> None:
    assert desk.say("routine", argument) == {"error": words}
    assert desk.errands == []


def test_no_routine_begins_while_a_stretch_is_under_way(desk: Desk) -> None:
    desk.say("now")
    desk.say("start")
    assert desk.say("routine", "desk-reset") == {"error": "a stretch is under way: finish or skip it first"}


def test_a_stretch_asked_for_by_its_id_is_guided(desk: Desk) -> None:
    assert desk.say("guide", "two")["said"] == "Stretching: Two"
    assert desk.window.shows == ("two",)
    assert desk.say("guide", "one") == {"error": "a stretch is under way: finish or skip it first"}


def test_what_was_done_in_a_terminal_is_noted(desk: Desk) -> None:
    answer = desk.say("stretched", "two 20.0 part")
    assert (answer["said"], answer["today"]["stopped"]) == ("Noted: two, 20 s, stopped early", 1)


@pytest.mark.parametrize(
    ("verb", "argument", "words"),
    [
        ("guide", None, "there is no stretch "),
        ("guide", "four\x1b[31m", "there is no stretch four"),
        ("stretched", "four 20 whole", "there is no stretch four"),
        ("stretched", "two", 'stretched: not understood; it says "ID SECONDS whole" or "ID SECONDS part"'),
    ],
)
def test_what_names_no_stretch_is_refused(desk: Desk, verb: str, argument: str | None, words: str) -> None:
    error = desk.say(verb, argument)["error"]
    assert error.startswith(words)
    assert error.isprintable()


def test_every_verb_of_the_channel_is_known(desk: Desk) -> None:
    for verb in sorted(VERBS - {"watch"}):
        assert "does not know" not in str(desk.say(verb).get("error"))
    assert desk.say("dance") == {"error": "this deskstretch does not know dance"}


def test_the_program_is_asked_for_its_parts_its_files_and_its_welcome(desk: Desk) -> None:
    parts = desk.say("parts")
    assert {"pid", "version", "tray", "notifier", "idle", "since"} <= parts.keys()
    assert (parts["tray"], parts["notifier"], parts["idle"]) == ("a panel", "a screen", "a chair")
    assert is_moment(parts["since"])
    desk.history.append(Record(Outcome.DONE, desk.clock.wall, "one"))  # by another process
    assert desk.say("status")["today"]["stretched_seconds"] == 0
    desk.say("reload")
    assert desk.looks == 1
    assert desk.say("status")["today"]["stretched_seconds"] == 30
    desk.say("welcome")
    assert desk.errands == [e.Welcome()]
    assert desk.say("quit") == {"pid": parts["pid"]}


def test_an_event_that_goes_wrong_is_answered_all_the_same(desk: Desk) -> None:
    def fails(error: Exception) -> Callable[[e.Event | e.Errand], None]:
        def take(_: e.Event | e.Errand) -> None:
            raise error

        return take

    answers: list[Answer] = []
    ask = e.Ask("now", None, answers.append)
    Answering(
        desk.keeper, fails(StorageError("the disk is full")), desk.look, list, desk.find_routine
    ).answer(ask)
    with pytest.raises(ZeroDivisionError):  # for the loop, which logs it
        Answering(desk.keeper, fails(ZeroDivisionError()), desk.look, list, desk.find_routine).answer(ask)
    assert answers == [
        {"error": "the disk is full"},
        {"error": "something went wrong; deskstretch log shows it"},
    ]


def test_a_watcher_is_told_at_once_and_then_what_changes(desk: Desk) -> None:
    told, tell = desk.watch()
    assert [answer["phase"] for answer in told] == ["working"]
    desk.clock.run(seconds=15)
    desk.keeper.tick()
    desk.answering.changed()
    assert len(told) == 1  # time passes, and that is no news
    desk.say("now")
    desk.answering.changed()
    desk.answering.changed()
    assert [answer["phase"] for answer in told] == ["working", "prompting"]
    desk.answering.stop_telling(tell)
    desk.say("done")
    desk.answering.changed()
    assert len(told) == 2
    desk.answering.stop_telling(tell)  # nothing happens


def test_every_watcher_is_told(desk: Desk) -> None:
    (first, _), (second, _) = desk.watch(), desk.watch()
    desk.say("pause")
    desk.answering.changed()
    assert [answer["phase"] for answer in first] == [answer["phase"] for answer in second]
    assert len(first) == 2


def test_everything_a_person_can_do_is_a_verb() -> None:
    assert command.VERBS < VERBS
