from datetime import UTC, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.instance import SingleInstance
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read

ENTRY = Entry(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), timedelta(hours=1), Outcome.DONE, "chin-tuck")


@pytest.fixture
def person(paths):
    """A person with settings, a pack and a history."""
    paths.make_folders()
    paths.config.write_text("[reminders]\ninterval = '30m'\n")
    paths.packs.mkdir()
    (paths.packs / "mine.toml").write_text("")
    merge(paths.history, [ENTRY], {})
    return paths


def entries(paths):
    with open_to_read(paths.history) as history:
        return history.entries()


def test_what_was_backed_up_is_brought_back_and_what_was_there_is_named(person, run):
    said = run("backup", "all.zip")
    assert (said.code, said.err) == (0, "")
    assert said.out == "Written: all.zip, with the settings, the history and 1 file of your own stretches\n"
    person.config.write_text("# changed")
    person.history.unlink()
    said = run("restore", "all.zip")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Restored: the settings, the history and 1 file of your own stretches\n"
        f"What was there before is kept as {person.config}.aside-1\n"
        f"What was there before is kept as {person.packs}.aside-1\n"
        "Start deskstretch to go on with it.\n"
    )
    assert "30m" in person.config.read_text()
    assert entries(person) == [ENTRY]


def test_it_is_not_restored_under_a_running_program(person, run):
    run("backup", "all.zip")
    person.config.write_text("# changed")
    running = SingleInstance(person.lock)
    running.acquire()
    try:
        said = run("restore", "all.zip")
    finally:
        running.release()
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "deskstretch: deskstretch is running; end it first (deskstretch quit), then restore\n"
    )
    assert person.config.read_text() == "# changed"
    assert run("restore", "all.zip").code == 0


def test_afterwards_deskstretch_may_start(person, run):
    run("backup", "all.zip")
    run("restore", "all.zip")
    running = SingleInstance(person.lock)
    running.acquire()
    running.release()


def test_a_file_that_is_no_backup_is_neither_restored_nor_overwritten(person, run, tmp_path):
    (tmp_path / "letter.zip").write_text("Dear all")
    said = run("restore", "letter.zip")
    assert (said.code, said.err) == (
        1,
        "deskstretch: letter.zip is no backup of deskstretch, or was damaged\n",
    )
    said = run("backup", "letter.zip")
    assert said.code == 1
    assert said.err.endswith("it is not overwritten, take another name\n")
    assert (tmp_path / "letter.zip").read_text() == "Dear all"
    assert "cannot be read: No such file" in run("restore", "none.zip").err


def test_a_person_without_anything_has_a_backup_too(paths, run):
    assert run("backup", "all.zip").out == "Written: all.zip, with the history\n"
    assert run("restore", "all.zip").code == 0
    assert entries(paths) == []
