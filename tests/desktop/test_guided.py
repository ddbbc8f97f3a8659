"""From the reminder's Start to the entry in the history, with the real window in between."""

import signal
import sqlite3
import time
from contextlib import closing

from deskstretch.catalogue import load_catalogue
from tests.desktop.person import ALWAYS, Person

QUIET = f"{ALWAYS}[guide]\nsound = false\n"
SPEED = "DESKSTRETCH_GUIDE_SPEED"
STRETCH_NOW = 1
START = 0
DURATIONS = {stretch.id: stretch.duration.total_seconds() for stretch in load_catalogue()}


def sees_the_guide(person: Person) -> bool:
    return bool(person.desktop.run("xdotool", "search", "--onlyvisible", "--class", "deskstretch").strip())


def begun(person: Person, speed: str, settings: str = QUIET) -> Person:
    """Someone has pressed Start."""
    person.desktop.env[SPEED] = speed
    person.started(settings)
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.press(START)
    person.in_phase("stretching")
    return person


def entries(person: Person) -> list[tuple[str, float | None]]:
    path = person.desktop.home / "data/deskstretch/history.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT outcome, seconds FROM entries ORDER BY id").fetchall()


def test_done_is_recorded_by_itself_with_the_seconds_of_its_dose(person):
    begun(person, speed="20")
    stretch = person.state["stretch"]
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    assert not person.popup()
    person.in_phase("working")
    assert entries(person) == [("prompted", None), ("started", None), ("done", DURATIONS[stretch])]
    person.desktop.wait("the guide to go", lambda: not sees_the_guide(person))


def test_several_of_a_break_each_have_an_entry(person):
    begun(person, speed="40", settings=QUIET.replace("[hours]", "[reminders]\nstretches = 2\n[hours]"))
    person.in_phase("working")
    assert [outcome for outcome, _ in entries(person)] == ["prompted", "started", "done", "done"]
    assert len({stretch for _, stretch in person.history()}) == 2


def test_leaving_early_with_escape_records_what_was_done(person):
    begun(person, speed="4")
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    time.sleep(4)
    person.desktop.run("xdotool", "key", "Escape")
    person.in_phase("working")
    outcome, seconds = entries(person)[-1]
    assert outcome == "stopped"
    assert 0 < seconds < max(DURATIONS.values())


def test_done_in_the_menu_closes_the_guide(person):
    begun(person, speed="1")
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    person.choose(2)
    person.in_phase("working")
    person.desktop.wait("the guide to go", lambda: not sees_the_guide(person))
    person.desktop.wait("its report", lambda: len(entries(person)) == 3)
    assert [outcome for outcome, _ in entries(person)] == ["prompted", "started", "done"]


def test_stop_in_the_menu_records_what_was_done(person):
    begun(person, speed="4")
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    time.sleep(4)
    person.choose(3)
    person.in_phase("working")
    person.desktop.wait("its report", lambda: len(entries(person)) == 3)
    outcome, seconds = entries(person)[-1]
    assert outcome == "stopped"
    assert 0 < seconds < max(DURATIONS.values())


def test_the_guide_goes_with_the_program_and_what_was_done_is_recorded(person):
    begun(person, speed="4")
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    time.sleep(4)
    assert person.desktop.end("deskstretch") == 0
    person.desktop.wait("the guide to go", lambda: not sees_the_guide(person), within_s=1)
    outcome, seconds = entries(person)[-1]
    assert outcome == "stopped"
    assert 0 < seconds < max(DURATIONS.values())


def test_a_killed_program_leaves_no_guide_behind(person):
    begun(person, speed="1")
    person.desktop.wait("the guide", lambda: sees_the_guide(person))
    person.desktop.end("deskstretch", signal.SIGKILL)
    person.desktop.wait("the guide to go", lambda: not sees_the_guide(person))
