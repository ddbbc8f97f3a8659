import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.core.effects import Outcome, Record
from deskstretch.core.errors import StorageError
from deskstretch.core.progress.entry import Entry
from deskstretch.paths import Paths
from deskstretch.storage.backup import back_up
from deskstretch.storage.backup_file import Backup, packed, read_backup
from deskstretch.storage.history import History
from deskstretch.storage.merging import merge
from deskstretch.storage.reading import open_to_read
from deskstretch.storage.restoring import restore

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ENTRY = Entry(MORNING, timedelta(hours=1), Outcome.DONE, "chin-tuck", timedelta(seconds=20))
LATER = Entry(MORNING + timedelta(days=1), timedelta(0), Outcome.SKIPPED, "chin-tuck")
HURTS = {"twist": MORNING}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A person with everything there is."""
    paths = Paths.scratch(tmp_path / "home")
    paths.make_folders()
    paths.config.write_bytes(b"# mine\r\n[reminders]\ninterval = '30m'\n")
    paths.state.write_text("format = 1\n")
    paths.packs.mkdir()
    (paths.packs / "mine.toml").write_text("# a pack")
    (paths.packs / "Übung 2.toml").write_text("# another")
    merge(paths.history, [ENTRY], HURTS)
    return paths


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.zip"


def packs(paths: Paths) -> list[Path]:
    return sorted(paths.packs.glob("*.toml"))


def everything(paths: Paths) -> dict[str, object]:
    """What is in force, by the place of each file."""
    with open_to_read(paths.history) as history:
        return {
            "config": paths.config.read_bytes() if paths.config.exists() else None,
            "state": paths.state.read_bytes() if paths.state.exists() else None,
            "packs": {path.name: path.read_bytes() for path in packs(paths)},
            "history": (history.entries(), history.hurts()),
        }


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def change(paths: Paths) -> None:
    paths.config.write_text("# changed")
    (paths.packs / "mine.toml").unlink()
    (paths.packs / "new.toml").write_text("# new")
    merge(paths.history, [LATER], {})


def test_everything_is_what_it_was_on_this_and_on_another_computer(paths, file, tmp_path):
    before = everything(paths)
    back_up(paths, packs(paths), file)
    change(paths)
    restore(read_backup(file), paths)
    assert everything(paths) == before
    other = Paths.scratch(tmp_path / "another/home")
    assert restore(read_backup(file), other) == []
    assert everything(other) == before


def test_what_was_there_is_kept_beside_it(paths, file):
    back_up(paths, packs(paths), file)
    change(paths)
    changed = everything(paths)
    kept = restore(read_backup(file), paths)
    assert [path.name for path in kept] == [
        "config.toml.aside-1",
        "state.toml.aside-1",
        "stretches.d.aside-1",
        "history.db.aside-1",
    ]
    with open_to_read(paths.history.with_name("history.db.aside-1")) as history:
        assert (history.entries(), history.hurts()) == changed["history"]
    assert paths.config.with_name("config.toml.aside-1").read_text() == "# changed"
    assert (paths.packs.with_name("stretches.d.aside-1") / "new.toml").read_text() == "# new"
    assert not [name for name in all_files(paths.config.parent.parent) if ".restore" in name]


def test_answers_that_are_only_in_the_log_of_the_running_program_are_in_it(paths, file):
    program = History(paths.history)
    program.append(Record(Outcome.DONE, LATER.at, "just-now"))
    back_up(paths, packs(paths), file)
    program.append(Record(Outcome.DONE, LATER.at, "after"))
    program.close()
    restore(read_backup(file), paths)
    assert [entry.stretch_id for entry in everything(paths)["history"][0]] == ["chin-tuck", "just-now"]


def test_what_the_backup_does_not_have_is_put_aside(paths, file, tmp_path):
    back_up(Paths.scratch(tmp_path / "nobody"), [], file)
    assert len(restore(read_backup(file), paths)) == 4
    assert everything(paths) == {"config": None, "state": None, "packs": {}, "history": ([], {})}


def test_a_log_left_by_a_kill_does_not_get_into_the_restored_history(paths, file):
    back_up(paths, packs(paths), file)
    program = History(paths.history)
    program.append(Record(Outcome.DONE, LATER.at, "later"))
    log = paths.history.with_name("history.db-wal")
    left = log.read_bytes()
    program.close()
    paths.history.unlink()
    log.write_bytes(left)
    restore(read_backup(file), paths)
    assert everything(paths)["history"] == ([ENTRY], HURTS)
    assert paths.history.with_name("history.db.aside-1-wal").read_bytes() == left


def test_a_link_to_a_settings_file_elsewhere_stays_one(paths, file, tmp_path):
    dotfiles = tmp_path / "dotfiles.toml"
    paths.config.rename(dotfiles)
    paths.config.symlink_to(dotfiles)
    back_up(paths, packs(paths), file)
    content = dotfiles.read_bytes()
    dotfiles.write_text("# changed")
    restore(read_backup(file), paths)
    assert paths.config.is_symlink()
    assert dotfiles.read_bytes() == content
    assert dotfiles.with_name("dotfiles.toml.aside-1").read_text() == "# changed"


def test_only_an_earlier_backup_is_overwritten(paths, file):
    back_up(paths, packs(paths), file)
    first = file.read_bytes()
    change(paths)
    back_up(paths, packs(paths), file)
    assert file.read_bytes() != first
    with pytest.raises(StorageError, match="not overwritten, take another name"):
        back_up(paths, packs(paths), paths.config)
    assert paths.config.read_text() == "# changed"


def test_a_damaged_history_is_no_backup(paths, file):
    paths.history.write_bytes(paths.history.read_bytes()[:9000])
    with pytest.raises(StorageError, match="damaged"):
        back_up(paths, packs(paths), file)
    assert not file.exists()


def test_the_same_files_make_the_same_archive(paths, file):
    back_up(paths, packs(paths), file)
    first = file.read_bytes()
    back_up(paths, packs(paths), file)
    assert file.read_bytes() == first


# -- all or nothing


@pytest.mark.parametrize("moves", range(9))
def test_whichever_step_fails_everything_is_as_it_was(paths, file, monkeypatch, moves):
    back_up(paths, packs(paths), file)
    found = read_backup(file)
    change(paths)
    before = all_files(paths.config.parent.parent)
    rename, made = Path.rename, []

    def fails_after_some(source: Path, target: Path) -> Path:
        if len(made) == moves:
            made.append(source)
            raise PermissionError(13, "Permission denied", str(source))
        made.append(source)
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", fails_after_some)
    if moves < 8:
        with pytest.raises(StorageError, match="nothing was changed: Permission denied"):
            restore(found, paths)
        assert all_files(paths.config.parent.parent) == before
    else:
        restore(found, paths)  # so many steps there are
        assert len(made) == 8


def test_an_interruption_in_the_middle_leaves_everything_as_it_was(paths, file, monkeypatch):
    back_up(paths, packs(paths), file)
    found = read_backup(file)
    before = all_files(paths.config.parent.parent)
    rename = Path.rename

    def interrupted(source: Path, target: Path) -> Path:
        renamed = rename(source, target)
        if "history" in source.name and "aside" in target.name:
            monkeypatch.undo()
            raise KeyboardInterrupt
        return renamed

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        restore(found, paths)
    assert all_files(paths.config.parent.parent) == before


@pytest.mark.parametrize(
    "ruin",
    [
        b"no pages at all" * 1000,
        "DROP TABLE hurts",
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM hurts; END",
        "DROP VIEW dated_entries; CREATE VIEW dated_entries AS SELECT 0 AS day",
        "ALTER TABLE entries RENAME COLUMN outcome TO answer",
        "UPDATE entries SET at_us = 1000000000000000000",
        "UPDATE entries SET offset_minutes = 3000000000",
        "UPDATE entries SET seconds = 'long'",
        "UPDATE entries SET stretch_id = x'ff'",
        "UPDATE hurts SET since_us = 1000000000000000000",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
    ],
)
def test_a_history_that_is_none_is_refused_before_anything_is_touched(paths, ruin, tmp_path):
    if isinstance(ruin, bytes):
        content = ruin
    else:
        with closing(sqlite3.connect(paths.history)) as connection, connection:
            connection.executescript(ruin)
        content = paths.history.read_bytes()
    before = all_files(paths.config.parent.parent)
    with pytest.raises(StorageError, match=r"^the history "):
        restore(Backup(content), paths)
    assert all_files(paths.config.parent.parent) == before


# -- the archive


def test_wherever_it_is_cut_or_altered_it_is_refused_in_one_line(paths, file):
    back_up(paths, packs(paths), file)
    content = file.read_bytes()
    for place in range(0, len(content), 97):
        for ruined in (
            content[:place],
            content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :],
        ):
            file.write_bytes(ruined)
            try:
                found = read_backup(file)
            except StorageError:
                continue
            # What was hit means nothing, such as the mode of a file.
            assert packed(found) == content


def test_what_could_not_be_brought_back_is_not_backed_up(paths, file):
    (paths.packs / "a:b.toml").write_text("# a name no other system takes")
    with pytest.raises(
        StorageError, match=r"cannot be backed up: a file may not be called stretches\.d/a:b"
    ):
        back_up(paths, packs(paths), file)
    (paths.packs / "a:b.toml").unlink()
    paths.config.write_bytes(b"#" * 1_000_001)
    with pytest.raises(StorageError, match=r"config\.toml is too large"):
        back_up(paths, packs(paths), file)
    assert not file.exists()
