"""Histories of every earlier version. ``version-1.db`` was written by the program of that time."""

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.history import Past
from deskstretch.core.progress.entry import Entry
from deskstretch.storage.database import open_database
from deskstretch.storage.health import look_at
from deskstretch.storage.history import History
from deskstretch.storage.reading import open_to_read
from deskstretch.storage.schema import VERSION, Unusable, bring_up_to_date

HERE = Path(__file__).parent
EARLIER = sorted(HERE.glob("version-*.db"))

BERLIN, TOKYO = timedelta(hours=2), timedelta(hours=9)
DONE = Entry(
    datetime(2026, 10, 24, 7, 34, 0, 123456, tzinfo=UTC),
    BERLIN,
    Outcome.DONE,
    "chin-tuck",
    timedelta(seconds=20.5),
)
ALREADY = Entry(datetime(2026, 10, 25, 22, 36, tzinfo=UTC), TOKYO, Outcome.DONE)
HURTS = {"wrist-flexor-stretch": datetime(2026, 10, 24, 7, 39, 0, 123456, tzinfo=UTC)}


@pytest.fixture(params=EARLIER, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "history.db"
    shutil.copy(request.param, path)
    return path


def shape(path: Path) -> set[tuple[str, str, str]]:
    """Everything the schema has, however it was laid out into lines."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in found}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        [number] = connection.execute("PRAGMA user_version").fetchone()
        return int(number)


def test_there_is_a_file_of_every_earlier_version():
    assert [path.stem for path in EARLIER] == [f"version-{number}" for number in range(1, VERSION)]


def test_everything_an_earlier_version_wrote_is_read_and_the_tables_are_those_of_today(earlier, tmp_path):
    history = History(earlier)
    entries = history.entries()
    assert len(entries) == 17
    assert (entries[4], entries[-1]) == (DONE, ALREADY)
    assert [entry.day for entry in (entries[9], entries[10])] == [date(2026, 10, 24), date(2026, 10, 26)]
    assert history.hurts() == HURTS
    assert history.counts(date(2026, 10, 26))[Outcome.SKIPPED] == 1
    history.append(Record(Outcome.PROMPTED, ALREADY.at, "new"))
    assert history.past() == Past.of(
        ["chin-tuck", "seated-cat-cow", "wrist-flexor-stretch", "neck-turns", "new"]
    )
    assert history.notice is None
    history.close()
    new = History(tmp_path / "new.db")
    new.past()
    new.close()
    assert shape(earlier) == shape(tmp_path / "new.db")


def test_an_earlier_version_can_be_read_and_stays_as_it_is(earlier):
    before = earlier.read_bytes()
    with open_to_read(earlier) as history:
        assert history.entries()[4] == DONE
        assert history.hurts() == HURTS
    health = look_at(earlier)
    assert health is not None
    assert (health.entries, health.unusable) == (17, None)
    assert earlier.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(earlier):
    with closing(sqlite3.connect(earlier)) as connection:
        connection.execute("CREATE INDEX entries_turns ON entries (outcome)")  # in the way of the last step
    before = shape(earlier)
    with closing(sqlite3.connect(earlier)) as connection, pytest.raises(sqlite3.OperationalError):
        bring_up_to_date(connection)
    assert shape(earlier) == before
    assert version(earlier) < VERSION


def test_two_that_open_an_old_file_at_once_bring_it_up_to_date_once(earlier):
    failed: list[BaseException] = []
    gate = threading.Barrier(4)

    def open_it() -> None:
        gate.wait()
        try:
            open_database(earlier).close()
        except (sqlite3.Error, Unusable) as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert version(earlier) == VERSION
