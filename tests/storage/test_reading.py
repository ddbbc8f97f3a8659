import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.history import History
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


def everything(folder):
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


def days(entries):
    return [entry.day.day for entry in entries]


def test_entries_come_by_the_day_the_person_s_clock_showed_and_then_by_the_moment(path):
    late = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    tokyo = Entry(late, 9 * HOUR, Outcome.DONE, "a", timedelta(seconds=20.5))
    new_york = Entry(late + HOUR, -5 * HOUR, Outcome.HELD, None, 2 * HOUR, "a call in Zoom")
    early = Entry(late - 20 * HOUR, -5 * HOUR, Outcome.SKIPPED, "b")
    merge(path, [tokyo, new_york, early], {})
    with open_to_read(path) as history:
        assert history.entries() == [early, new_york, tokyo]
        assert days(history.entries()) == [19, 20, 21]


def test_only_the_days_asked_for_both_ends_included(path):
    merge(path, [Entry(MORNING + timedelta(days=day), HOUR, Outcome.DONE) for day in range(5)], {})
    history = History(path)
    assert days(history.entries(date(2026, 11, 21), date(2026, 11, 23))) == [21, 22, 23]
    assert days(history.entries(first=date(2026, 11, 23))) == [23, 24]
    assert days(history.entries(last=date(2026, 11, 20))) == [20]
    assert history.entries(date.max, date.min) == []
    history.close()


def test_what_a_newer_deskstretch_called_otherwise_is_passed_over(path):
    history = History(path)
    history.append(Record(Outcome.DONE, MORNING))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO entries (at_us, offset_minutes, outcome) SELECT at_us, 60, 'danced' FROM entries"
        )
    assert [entry.outcome for entry in history.entries()] == [Outcome.DONE]
    assert history.counts(MORNING.date()) == {Outcome.DONE: 1}
    assert [record.outcome for record in history.since(MORNING - HOUR)] == [Outcome.DONE]
    history.close()


def test_where_there_is_none_it_is_empty_and_none_is_made(path):
    with open_to_read(path) as history:
        assert (history.entries(), history.hurts()) == ([], {})
    assert not everything(path.parent)
    path.touch()
    with open_to_read(path) as history:
        assert history.entries() == []
    assert everything(path.parent) == {"history.db": b""}


def text(path):
    path.write_bytes(b"these are no pages " * 100)


def cut(path):
    path.write_bytes(path.read_bytes()[:5000])


def zeroed(path):
    path.write_bytes(bytes(path.stat().st_size))


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("ruin", "words"),
    [
        (text, "is damaged"),
        (cut, "is damaged"),
        (zeroed, "is damaged"),
        (foreign, "belongs to"),
        (newer, "newer"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_a_line_and_left_where_it_is(path, ruin, words):
    merge(path, [Entry(MORNING + timedelta(days=day), HOUR, Outcome.DONE) for day in range(300)], {})
    ruin(path)
    before = everything(path.parent)
    with pytest.raises(StorageError, match=words), open_to_read(path) as history:
        history.entries()
    assert everything(path.parent) == before


def test_two_read_while_one_writes_and_each_sees_a_whole_beginning(path):
    writer = History(path)
    writer.append(Record(Outcome.PROMPTED, MORNING, "s0"))
    finished = threading.Event()
    seen: list[int] = []
    failed: list[BaseException] = []

    def read() -> None:
        try:
            while not finished.is_set():
                with open_to_read(path) as history:
                    ids = [entry.stretch_id for entry in history.entries()]
                assert ids == [f"s{number}" for number in range(len(ids))]
                seen.append(len(ids))
        except BaseException as error:
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 150):
        writer.append(Record(Outcome.PROMPTED, MORNING + timedelta(seconds=number), f"s{number}"))
        if number % 50 == 0:
            writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finished.set()
    for reader in readers:
        reader.join()
    assert not failed
    assert len(set(seen)) > 2
    assert len(writer.entries()) == 150
    writer.close()


def test_a_reader_does_not_cost_the_program_its_lock_on_the_file(path):
    writer = History(path)
    writer.append(Record(Outcome.PROMPTED, MORNING, "a"))
    with open_to_read(path) as history:
        history.entries()
    # Another process that closes as the last one would put the log away, and what comes then with it.
    run_elsewhere(path)
    writer.append(Record(Outcome.PROMPTED, MORNING, "b"))
    assert path.with_name("history.db-wal").exists()
    with open_to_read(path) as history:
        assert [entry.stretch_id for entry in history.entries()] == ["a", "b"]
    writer.close()


def run_elsewhere(path):
    """Open the history for writing in another process, and close it."""
    code = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT 1 FROM entries")
connection.close()
"""
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
