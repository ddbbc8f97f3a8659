import os
import sys

import pytest

from deskstretch.config.watch import FileWatch


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config.toml"


def write_in_the_same_moment(path, text: str) -> None:
    """Write so that the times of the file do not tell it: as if the filesystem's clock stood still."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_changes_when_nothing_happens(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    assert [watch.changed() for _ in range(5)] == [False] * 5


def test_a_missing_file_is_no_change_until_it_appears(path):
    watch = FileWatch(path)
    assert [watch.changed() for _ in range(3)] == [False] * 3
    path.write_text("a")
    assert watch.changed()
    assert not watch.changed()


def test_a_file_written_between_the_first_look_and_the_reading_is_noticed(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    path.write_text("b")
    assert watch.changed()


def test_a_file_renamed_over_the_old_one_is_noticed(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    other = path.with_name("new")
    other.write_text("b")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert watch.changed()
    assert not watch.changed()


def test_two_writes_in_one_moment_are_both_noticed(path, monkeypatch):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    path.write_text("b")
    assert watch.changed()
    frozen = watch._look()
    path.write_text("c")
    monkeypatch.setattr(watch, "_look", lambda: frozen)
    assert watch.changed()
    assert not watch.changed()


@pytest.mark.skipif(
    sys.platform == "win32", reason="no time of the last change there but the one a program can set"
)
def test_a_write_that_keeps_size_and_time_is_noticed(path):
    path.write_text("a")
    watch = FileWatch(path)
    for _ in range(3):
        watch.changed()
    write_in_the_same_moment(path, "b")
    assert watch.changed()


def test_a_touched_file_is_no_change(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    os.utime(path, ns=(1, 1))
    assert not watch.changed()


def test_an_editor_that_removes_the_file_before_it_writes_it_anew_does_not_bring_back_the_defaults(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    path.unlink()
    assert not watch.changed()
    path.write_text("b")
    assert watch.changed()


def test_a_file_that_stays_away_is_a_change(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    path.unlink()
    assert [watch.changed() for _ in range(4)] == [False, True, False, False]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_symbolic_link_is_followed_to_the_file_and_to_another_one(path, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    path.symlink_to(one)
    watch = FileWatch(path)
    watch.changed()
    one.write_text("aa")
    assert watch.changed()
    path.unlink()
    path.symlink_to(two)
    assert watch.changed()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_what_is_no_file_is_a_change_once_and_never_waited_for(path):
    path.write_text("a")
    watch = FileWatch(path)
    watch.changed()
    path.unlink()
    os.mkfifo(path)
    assert [watch.changed() for _ in range(3)] == [True, False, False]


def test_a_quiet_file_is_not_opened(path, monkeypatch):
    path.write_text("a")
    watch = FileWatch(path)
    for _ in range(2):
        watch.changed()
    monkeypatch.setattr(watch, "_read", lambda: pytest.fail("read"))
    assert not watch.changed()
