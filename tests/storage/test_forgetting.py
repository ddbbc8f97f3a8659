import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.forgetting import Going, forget, going
from deskstretch.storage.history import History
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

EVENING = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
OLD = Entry(EVENING, -HOUR, Outcome.DONE, "very-old-stretch", timedelta(seconds=20))
NEXT_DAY_THERE = Entry(EVENING, HOUR, Outcome.SKIPPED, "new-stretch")
HURTS = {"twist-that-hurts": EVENING}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "history.db"
    merge(path, [OLD, NEXT_DAY_THERE], HURTS)
    return path


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state.toml"


def entries(path):
    with open_to_read(path) as history:
        return history.entries()


def bytes_of_all(folder):
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_what_goes_is_named_first_and_the_day_is_the_person_s_own(path, state):
    day = date(2026, 11, 20)
    assert going(path, state, date(2026, 11, 21)) == Going(date(2026, 11, 21), 1, 1, day, day)
    assert going(path, state, day).is_nothing
    everything = going(path, state, None)
    assert (everything.entries, everything.hurts) == (2, ("twist-that-hurts",))
    assert (everything.first, everything.last) == (day, date(2026, 11, 21))
    assert entries(path) == [OLD, NEXT_DAY_THERE]


def test_what_is_older_goes_and_nothing_of_it_is_left_in_any_file(path, state):
    assert b"very-old-stretch" in bytes_of_all(path.parent)
    forget(path, going(path, state, date(2026, 11, 21)))
    assert entries(path) == [NEXT_DAY_THERE]
    with open_to_read(path) as history:
        assert history.hurts() == HURTS
    assert b"very-old-stretch" not in bytes_of_all(path.parent)


def test_the_file_gives_its_room_back(path, state):
    merge(path, [Entry(OLD.at - number * HOUR, HOUR, Outcome.DONE, "a") for number in range(5000)], {})
    before = path.stat().st_size
    forget(path, going(path, state, date(2026, 11, 20)))
    assert path.stat().st_size < before / 10


def test_everything_goes_with_what_hurts_and_what_was_set_aside(path, state):
    for name in ("history.db.aside-1", "history.db.aside-1-wal", "state.toml.aside-2"):
        path.with_name(name).write_text("of earlier")
    path.with_name("another.db.aside-1").write_text("of another program")
    forget(path, going(path, state, None))
    assert sorted(file.name for file in path.parent.iterdir()) == ["another.db.aside-1", "history.db"]
    assert entries(path) == []
    assert b"twist-that-hurts" not in bytes_of_all(path.parent)
    assert going(path, state, None).is_nothing


def test_the_running_program_goes_on_and_nothing_is_left_in_its_log(path, state):
    program = History(path)
    program.append(Record(Outcome.PROMPTED, EVENING + 72 * HOUR, "newest-stretch"))
    forget(path, going(path, state, None))
    assert b"stretch" not in bytes_of_all(path.parent).replace(b"stretch_id", b"")
    program.append(Record(Outcome.PROMPTED, EVENING + 72 * HOUR, "after"))
    assert program.past().picks == ("after",)
    assert program.hurts() == {}
    program.close()


def test_somebody_who_reads_meanwhile_is_told_of(path, state, monkeypatch):
    monkeypatch.setattr("deskstretch.storage.database._WAIT_S", 0.1)
    for name in ("history.db.aside-1", "report.html"):
        path.with_name(name).write_text("of earlier")
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entries").fetchone()
        with pytest.raises(StorageError, match="it is deleted, but somebody is reading"):
            forget(path, going(path, state, None, path.with_name("report.html")))
    assert entries(path) == []
    assert [file.name for file in path.parent.iterdir() if "db" not in file.suffix] == []


def test_where_there_is_no_history_there_is_nothing_and_none_is_made(tmp_path, state):
    assert going(tmp_path / "none.db", state, None).is_nothing
    assert not list(tmp_path.glob("none*"))
