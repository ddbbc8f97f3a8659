import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.storage.health import look_at
from deskstretch.storage.history import History
from deskstretch.storage.schema import VERSION

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@pytest.fixture
def filled(path):
    """A history with three entries, one of them of a stretch that hurt; closed."""
    history = History(path)
    for outcome in (Outcome.PROMPTED, Outcome.DONE, Outcome.HURT):
        history.append(Record(outcome, MORNING, "chin-tuck"))
    history.close()
    return path


def everything(folder):
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


def test_a_sound_history_is_counted(filled):
    health = look_at(filled)
    assert health is not None
    assert (health.entries, health.version, health.hurts) == (3, VERSION, frozenset({"chin-tuck"}))
    assert health.bytes == filled.stat().st_size
    assert health.writable
    assert health.unusable is health.problem is None


def test_looking_makes_no_history(path):
    assert look_at(path) is None
    assert look_at(path.parent / "not/there/history.db") is None
    assert list(path.parent.iterdir()) == []


def test_no_history_where_none_can_begin_is_told(path, monkeypatch):
    refused = path.parent
    # Permissions would not stop root, as whom these tests may run.
    monkeypatch.setattr(os, "access", lambda place, _: place != refused)
    for wanted in (path, path.parent / "not/there/history.db"):
        health = look_at(wanted)
        assert health is not None
        assert (health.is_there, health.writable, health.path) == (False, False, wanted)


def test_a_file_in_the_place_of_its_folder_is_told(path):
    path.touch()
    health = look_at(path / "state/history.db")
    assert health is not None
    assert health.problem


def test_looking_leaves_every_byte_and_no_other_file(filled):
    before = everything(filled.parent)
    look_at(filled)
    assert everything(filled.parent) == before


def test_answers_that_are_only_in_the_write_ahead_log_count(path):
    history = History(path)
    history.append(Record(Outcome.DONE, MORNING, "chin-tuck"))
    try:
        assert path.with_name("history.db-wal").stat().st_size
        health = look_at(path)
    finally:
        history.close()
    assert health is not None
    assert health.entries == 1
    assert health.bytes > 0


def test_a_running_program_may_go_on_writing_meanwhile(path):
    history = History(path)
    history.append(Record(Outcome.DONE, MORNING))
    look_at(path)
    history.append(Record(Outcome.DONE, MORNING))
    assert history.counts(MORNING.date()) == {Outcome.DONE: 2}
    history.close()
    health = look_at(path)
    assert health is not None
    assert health.entries == 2


def test_an_empty_file_is_a_history_without_entries(path):
    path.touch()
    health = look_at(path)
    assert health is not None
    assert (health.entries, health.unusable, health.problem) == (0, None, None)


@pytest.mark.parametrize("offset", [0, 4096], ids=["its head", "a page"])
def test_damage_is_told_and_left_where_it_is(filled, offset):
    with filled.open("r+b") as file:
        file.seek(offset)
        file.write(b"\xff" * 200)
    before = everything(filled.parent)
    health = look_at(filled)
    assert health is not None
    assert health.unusable == "is damaged"
    assert everything(filled.parent) == before


def test_a_file_of_another_program_is_told(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    health = look_at(path)
    assert health is not None
    assert health.unusable == "belongs to another program"


def test_a_history_from_the_future_is_told(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 99")
    health = look_at(filled)
    assert health is not None
    assert health.unusable == "was written by a newer deskstretch"


def test_a_folder_in_its_place_is_a_problem(path):
    path.mkdir()
    health = look_at(path)
    assert health is not None
    assert health.problem


def test_a_locked_history_is_a_problem_that_may_pass(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        filled.with_name("history.db-wal").touch()
        health = look_at(filled)
    assert health is not None
    assert health.problem == "database is locked"
