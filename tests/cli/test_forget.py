import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.instance import SingleInstance
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

OLD = Entry(datetime(2025, 3, 1, 9, tzinfo=UTC), timedelta(hours=1), Outcome.DONE, "chin-tuck")
NEW = Entry(datetime(2026, 3, 1, 9, tzinfo=UTC), timedelta(hours=1), Outcome.SKIPPED, "chin-tuck")
HURTS = {"twist": OLD.at}


@pytest.fixture
def known(paths):
    merge(paths.history, [OLD, NEW], HURTS)
    return paths


@pytest.fixture
def types(monkeypatch):
    """What the person types."""

    def types(text: str) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))

    return types


def left(paths):
    with open_to_read(paths.history) as history:
        return history.entries(), history.hurts()


def test_what_goes_is_named_and_goes_when_the_person_agrees(known, run, types):
    types("y\n")
    said = run("forget", "--before", "2026-01-01")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "1 entry from 2025-03-01 to 2025-03-01, 1 stretch done among them\n"
        "Which stretches hurt stays known.\n"
        "Delete this for good? [y/N]: Forgotten.\n"
    )
    assert left(known) == ([NEW], HURTS)


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_without_a_clear_yes_nothing_goes(known, run, types, answer):
    types(answer)
    said = run("forget", "--all")
    assert (said.code, said.err) == (1, "deskstretch: nothing was deleted\n")
    assert left(known) == ([OLD, NEW], HURTS)


def test_all_is_all_that_hurts_and_what_was_set_aside_included(known, run):
    aside = known.history.with_name("history.db.aside-1")
    aside.write_text("of an earlier accident")
    said = run("forget", "--all", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "2 entries from 2025-03-01 to 2026-03-01, 1 stretch done among them\n"
        "That these hurt, so that they are offered again: twist\n"
        f"What was set aside: {aside}\n"
        "Forgotten.\n"
    )
    assert left(known) == ([], {})
    assert not aside.exists()


def test_a_page_that_shows_what_is_forgotten_goes_too(known, run):
    page = Path(run("report", "--no-open").out.strip())
    assert run("forget", "--before", "2026-01-01", "--yes").code == 0
    assert page.exists()
    said = run("forget", "--all", "--yes")
    assert (said.code, said.err) == (0, "")
    assert f"The report: {page}\n" in said.out
    assert not page.exists()


@pytest.fixture
def last_run(known):
    """What the last run left behind."""
    known.make_folders()
    known.state.write_text("[session.hurt]")
    known.log.write_text("done: chin-tuck")
    return known


def test_what_the_last_run_left_goes_and_the_log_is_said_to_stay(last_run, run):
    said = run("forget", "--all", "--yes")
    assert (said.code, said.err) == (0, "")
    assert f"What the last run left, with the reasons for it: {last_run.state}\n" in said.out
    assert f"The log stays: {last_run.log}\n" in said.out
    assert not last_run.state.exists()
    assert last_run.log.exists()
    assert run("forget", "--all") == (0, "There is nothing to forget.\n", "")


def test_what_a_running_program_goes_on_with_is_said_to_stay(last_run, run):
    program = SingleInstance(last_run.lock)
    program.acquire()
    said = run("forget", "--all", "--yes")
    program.release()
    assert (said.code, said.err) == (0, "")
    assert (
        "What the running deskstretch goes on with stays; end it first to have that go too: "
        f"{last_run.state}\n" in said.out
    )
    assert last_run.state.exists()
    assert left(last_run) == ([], {})


def test_a_program_that_starts_while_the_question_stands_keeps_its_state(last_run, run, monkeypatch):
    program = SingleInstance(last_run.lock)
    monkeypatch.setattr("click.confirm", lambda _: program.acquire() or True)
    said = run("forget", "--all")
    program.release()
    assert said.code == 0
    assert "What the running deskstretch goes on with stays" in said.out
    assert last_run.state.exists()


def test_only_what_is_older_leaves_the_last_run_alone(last_run, run):
    said = run("forget", "--before", "2026-01-01", "--yes")
    assert str(last_run.state) not in said.out
    assert f"The log stays: {last_run.log}\n" in said.out
    assert last_run.state.exists()


def test_the_program_hears_of_it_also_when_somebody_is_reading(known, run, monkeypatch):
    nudged = []
    monkeypatch.setattr("deskstretch.storage.database._WAIT_S", 0.1)
    monkeypatch.setattr("deskstretch.cli.nudge.nudge", nudged.append)
    with closing(sqlite3.connect(known.history)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entries").fetchone()
        said = run("forget", "--all", "--yes")
    assert said.code == 1
    assert "it is deleted, but somebody is reading" in said.err
    assert nudged == [known]


def test_where_there_is_nothing_it_does_not_ask(paths, run):
    assert run("forget", "--all") == (0, "There is nothing to forget.\n", "")
    assert not paths.history.exists()


@pytest.mark.parametrize("wrong", [(), ("--all", "--before", "2026-01-01"), ("--before", "May")])
def test_what_to_forget_has_to_be_said(known, run, wrong):
    assert run("forget", *wrong, "--yes").code == 2
    assert left(known) == ([OLD, NEW], HURTS)
