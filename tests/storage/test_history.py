import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.history import REMEMBERED, Past
from deskstretch.storage.history import History

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@pytest.fixture
def open_history():
    """Make histories that are closed in the end."""
    with ExitStack() as stack:

        def open_history(path):
            history = History(path)
            stack.callback(history.close)
            return history

        yield open_history


@pytest.fixture
def history(path, open_history):
    return open_history(path)


@pytest.fixture
def local(monkeypatch):
    """The computer's zone, to be set."""
    if sys.platform == "win32":
        pytest.skip("the zone cannot be set for one process there")

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    set_zone("UTC")
    yield set_zone
    monkeypatch.undo()
    time.tzset()


def prompted(stretch_id: str, at: datetime = MORNING) -> Record:
    return Record(Outcome.PROMPTED, at, stretch_id)


def test_nothing_is_opened_before_it_is_asked(path, open_history):
    open_history(path)
    assert not path.exists()


def test_the_past_is_what_was_suggested_in_the_order_it_was_written(history):
    for number, stretch_id in enumerate(["a", "b", "a", "c"]):
        # The clock was set back meanwhile; the order is that of writing all the same.
        history.append(prompted(stretch_id, MORNING - timedelta(hours=number)))
        history.append(Record(Outcome.DONE, MORNING, stretch_id, timedelta(seconds=20)))
    history.append(Record(Outcome.NATURAL_BREAK, MORNING, None, timedelta(minutes=7)))
    assert history.past() == Past.of(["a", "b", "a", "c"])


def test_the_past_reaches_back_as_far_as_the_rotation_asks(history):
    ids = [f"s{number % 250}" for number in range(REMEMBERED + 300)]
    for stretch_id in ids:
        history.append(prompted(stretch_id))
    assert history.past() == Past.of(ids)


def test_a_swapped_one_had_its_turn_and_a_snoozed_one_had_only_one(history):
    history.append(prompted("a"))
    history.append(Record(Outcome.SNOOZED, MORNING, "a", timedelta(minutes=10)))
    history.append(prompted("a"))
    history.append(Record(Outcome.SWAPPED, MORNING, "a"))
    history.append(Record(Outcome.SWAPPED, MORNING, "b"))
    history.append(prompted("c"))
    assert history.past() == Past.of(["a", "b", "c"])


def test_without_entries_there_is_no_past(history):
    assert history.past() == Past()
    assert history.hurts() == {}
    assert history.counts(TODAY) == {}
    assert history.since(MORNING) == []


def test_what_hurts_and_when_it_last_did_is_known_after_a_restart(path, history, open_history):
    history.append(Record(Outcome.HURT, MORNING, "twist"))
    history.append(Record(Outcome.HURT, MORNING + timedelta(days=3), "twist"))
    history.append(Record(Outcome.DONE, MORNING, "chin-tuck"))
    history.close()
    assert open_history(path).hurts() == {"twist": MORNING + timedelta(days=3)}


def test_what_was_done_before_it_was_suggested_waits_like_the_others(history):
    for stretch_id in ("a", "b", "c"):
        history.append(prompted(stretch_id))
    history.append(Record(Outcome.DONE, MORNING, "a", timedelta(seconds=20)))
    history.append(Record(Outcome.DONE, MORNING))
    assert history.past() == Past(picks=("a", "b", "c", "a"), order=("b", "c", "a"))


def test_what_came_second_in_a_break_has_had_its_turn_when_it_was_done_in_part_or_whole(history):
    history.append(prompted("a"))
    history.append(Record(Outcome.STARTED, MORNING, "a"))
    history.append(Record(Outcome.DONE, MORNING, "a", timedelta(seconds=20)))
    history.append(Record(Outcome.DONE, MORNING, "b", timedelta(seconds=20)))
    history.append(Record(Outcome.STOPPED, MORNING, "c", timedelta(seconds=5)))
    assert history.past() == Past.of(("a", "b", "c"))


def test_the_outcomes_of_a_day_are_counted(history, local):
    for outcome in (Outcome.DONE, Outcome.DONE, Outcome.SKIPPED):
        history.append(Record(outcome, MORNING, "a"))
    history.append(Record(Outcome.DONE, MORNING - timedelta(days=1), "a"))
    assert history.counts(TODAY) == {Outcome.DONE: 2, Outcome.SKIPPED: 1}


def test_a_day_is_the_one_the_person_s_clock_showed(history, local):
    late = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    local("Asia/Tokyo")
    history.append(Record(Outcome.DONE, late))  # the 21st there
    local("America/New_York")
    history.append(Record(Outcome.SKIPPED, late, "a"))  # still the 20th there
    history.append(Record(Outcome.MISSED, datetime(2026, 11, 21, 4, 59, 59, 999999, tzinfo=UTC), "b"))
    history.append(Record(Outcome.MISSED, datetime(2026, 11, 21, 5, tzinfo=UTC), "c"))
    assert history.counts(date(2026, 11, 20)) == {Outcome.SKIPPED: 1, Outcome.MISSED: 1}
    assert history.counts(date(2026, 11, 21)) == {Outcome.DONE: 1, Outcome.MISSED: 1}


def test_what_came_after_a_moment_is_told_in_its_order(history):
    entries = [
        Record(Outcome.DONE, MORNING, "early"),
        Record(Outcome.SNOOZED, MORNING + timedelta(microseconds=1), "b", timedelta(minutes=10)),
        Record(Outcome.NATURAL_BREAK, MORNING + timedelta(hours=1), None, timedelta(minutes=7)),
    ]
    assert history.since(MORNING) == []
    for entry in entries:
        history.append(entry)
    assert history.since(MORNING) == entries[1:]


def test_why_a_reminder_was_held_is_kept_also_half_a_letter_of_a_title(history, local):
    local("Asia/Tokyo")
    held = Record(Outcome.HELD, MORNING, None, timedelta(minutes=25), "a call in “Zoom” \ud83d")
    history.append(held)
    [entry] = history.entries()
    assert (entry.words, entry.length) == ("a call in “Zoom” ?", held.length)
    assert (entry.at, entry.offset) == (MORNING, timedelta(hours=9))
    assert history.since(MORNING - timedelta(hours=1)) == [replace(held, words=entry.words)]


def test_every_outcome_can_be_kept(history, local):
    for outcome in Outcome:
        history.append(Record(outcome, MORNING))
    assert history.counts(TODAY) == dict.fromkeys(Outcome, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there")
def test_the_file_is_for_its_owner_only(path, history):
    history.append(prompted("a"))
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def damaged(content: bytes) -> bytes:
    """Every page but the first two overwritten, as after a disk failure."""
    return content[:8192] + b"\xff" * (len(content) - 8192)


def newer(path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def foreign(path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()


RUIN = {
    "text": lambda path: path.write_bytes(b"these are no pages " * 100),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "cut in the first page": lambda path: path.write_bytes(path.read_bytes()[:1000]),
    "cut after two pages": lambda path: path.write_bytes(path.read_bytes()[:8192]),
    "pages lost": lambda path: path.write_bytes(damaged(path.read_bytes())),
    "newer": newer,
    "foreign": foreign,
}


@pytest.mark.parametrize("how", RUIN)
def test_a_file_that_cannot_be_used_is_set_aside_whole_and_a_new_history_begins(path, how, open_history):
    old = open_history(path)
    for number in range(300):
        old.append(prompted(f"stretch-{number}"))
    old.close()
    RUIN[how](path)
    content = path.read_bytes()
    path.with_name("history.db.aside-1").write_text("from an earlier accident")

    history = open_history(path)
    history.past()
    history.append(prompted("new"))

    assert history.past() == Past.of(["new"])
    assert history.notice is not None
    aside = path.with_name("history.db.aside-2")
    assert str(aside) in history.notice
    assert aside.read_bytes() == content
    history.close()
    again = open_history(path)
    assert again.past() == Past.of(["new"])
    assert again.notice is None
    again.close()


def test_the_reason_for_setting_aside_is_the_true_one(path, open_history):
    for ruin, words in (
        (newer, "newer deskstretch"),
        (foreign, "another program"),
        (RUIN["text"], "damaged"),
    ):
        history = open_history(path)
        history.append(prompted("a"))
        history.close()
        ruin(path)
        history = open_history(path)
        history.past()
        assert words in str(history.notice)
        history.close()


def test_a_file_that_is_damaged_while_it_is_open_is_set_aside_too(path, history):
    for number in range(300):
        history.append(prompted(f"stretch-{number}"))
    history._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    history._connection.execute("PRAGMA shrink_memory")
    history.append(prompted("new"))
    assert history.past() == Past.of(["new"])
    assert "damaged" in str(history.notice)


def test_an_empty_file_is_a_new_history(path, history):
    path.touch()
    history.append(prompted("a"))
    assert history.past() == Past.of(["a"])
    assert history.notice is None


def test_answers_still_in_the_write_ahead_log_go_aside_with_the_file(path, tmp_path, open_history):
    writer = open_history(path)
    writer.append(prompted("a"))
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("history.db*"):
        shutil.copy(file, left)  # as a kill would leave it: the log is not yet part of the file
    writer.close()
    assert (left / "history.db-wal").stat().st_size > 0
    (left / "history.db").write_bytes(b"no pages" * 1000)
    history = open_history(left / "history.db")
    history.past()
    history.close()
    names = {file.name for file in left.iterdir()}
    assert {"history.db.aside-1", "history.db.aside-1-wal", "history.db"} <= names


def test_a_history_in_a_folder_that_cannot_be_is_said_once_and_goes_on_in_memory(
    tmp_path, local, open_history
):
    (tmp_path / "file").touch()
    history = open_history(tmp_path / "file" / "history.db")
    with pytest.raises(StorageError, match=r"^the history .+ cannot be opened: .+$"):
        history.past()
    history.append(prompted("a"))
    history.append(Record(Outcome.HURT, MORNING, "twist"))
    assert history.past() == Past.of(["a"])
    assert history.hurts() == {"twist": MORNING}


def test_a_locked_file_is_one_line_and_nothing_is_set_aside(path, history, monkeypatch):
    history.append(prompted("a"))
    history._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match=r"cannot be used: database is locked$"):
        history.append(prompted("b"))
    other.rollback()
    other.close()
    history.append(prompted("c"))
    assert history.past() == Past.of(["a", "c"])
    assert not list(path.parent.glob("*aside*"))


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there")
def test_where_nothing_may_be_written_what_hurts_is_still_known(path, tmp_path, open_history):
    history = open_history(path)
    history.append(Record(Outcome.HURT, MORNING, "twist"))
    history.close()
    path.chmod(0o444)
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    path.parent.chmod(0o555)
    code = """
    import os, sys
    from pathlib import Path
    from datetime import UTC, datetime
    from deskstretch.core.effects import Outcome, Record
    from deskstretch.core.errors import StorageError
    from deskstretch.storage.history import History
    if os.geteuid() == 0:
        os.setgroups([]), os.setgid(65534), os.setuid(65534)
    history = History(Path(sys.argv[1]))
    complaints = []
    for _ in range(2):
        try:
            history.append(Record(Outcome.PROMPTED, datetime.now(UTC), "a"))
        except StorageError as error:
            complaints.append(str(error))
    print(len(complaints), *history.hurts(), *history.past().order)
    """
    try:
        with run(code, path) as process:
            assert process.communicate()[0] == "1 twist a\n"
    finally:
        path.parent.chmod(0o755)


def test_killed_at_any_moment_every_answer_that_was_given_is_there(path, open_history):
    code = """
    import sys
    from pathlib import Path
    from datetime import UTC, datetime
    from deskstretch.core.effects import Outcome, Record
    from deskstretch.storage.history import History
    history = History(Path(sys.argv[1]))
    number = int(sys.argv[2])
    while True:
        history.append(Record(Outcome.PROMPTED, datetime.now(UTC), f"s{number}"))
        print(number, flush=True)
        number += 1
    """
    answered = -1
    for lines in range(1, 11):
        with run(code, path, answered + 1) as process:
            assert process.stdout is not None
            try:
                for _ in range(lines):
                    answered = int(process.stdout.readline())
            finally:
                process.kill()
            for line in process.stdout:
                answered = int(line)
        history = open_history(path)
        known = history.past().order
        assert known[: answered + 1] == tuple(f"s{number}" for number in range(answered + 1))
        assert len(known) <= answered + 2
        assert history.notice is None
        history.close()
        answered = len(known) - 1


def test_somebody_else_may_read_while_it_is_written(path, history):
    history.append(prompted("a"))
    reader = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    history.append(prompted("b"))
    assert reader.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    reader.rollback()
    assert reader.execute("SELECT count(*) FROM entries").fetchone() == (2,)
    reader.close()


def test_closed_twice_and_used_again(history):
    history.append(prompted("a"))
    history.close()
    history.close()
    assert history.past() == Past.of(["a"])


def test_what_hurt_is_offered_again_once_it_is_allowed(path, history, open_history):
    for stretch_id in ("twist", "cobra"):
        history.append(Record(Outcome.HURT, MORNING, stretch_id))
    assert open_history(path).allow("twist") is True
    assert set(history.hurts()) == {"cobra"}
    assert history.allow("twist") is False
    assert history.counts(TODAY) == {Outcome.HURT: 2}
