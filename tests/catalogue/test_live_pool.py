"""Noticing that the packs changed, by looking at their folder now and then."""

import os
import sys
from pathlib import Path

import pytest

from deskstretch.catalogue import live
from deskstretch.catalogue.live import LivePool
from deskstretch.catalogue.packs import load_pool
from tests.catalogue.test_packs import AS_SHIPPED, own, stretch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stretches.d"
    folder.mkdir()
    return folder


def looks(pool: LivePool, off: tuple[str, ...] = ()) -> list[dict[str, str] | None]:
    """What three looks bring."""
    return [own(pool.pool) if pool.changed(off) else None for _ in range(3)]


def test_the_first_look_is_a_change(tmp_path: Path) -> None:
    pool = LivePool(tmp_path / "none")
    assert pool.changed(())
    assert pool.pool == AS_SHIPPED
    assert not pool.changed(())


def test_a_pack_that_comes_changes_and_goes_is_noticed_once_each(folder: Path) -> None:
    pool, pack = LivePool(folder), folder / "a.toml"
    assert looks(pool) == [{}, None, None]
    pack.write_text(stretch("tower"))
    assert looks(pool) == [{"tower": "Breathe."}, None, None]
    pack.write_text(stretch("tower", "Breathe out."))
    assert looks(pool) == [{"tower": "Breathe out."}, None, None]
    pack.rename(folder / "a.toml~")
    assert looks(pool) == [{}, None, None]


def test_a_folder_made_later_is_noticed(tmp_path: Path) -> None:
    pool = LivePool(tmp_path / "later")
    pool.changed(())
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.toml").write_text(stretch("tower"))
    assert looks(pool) == [{"tower": "Breathe."}, None, None]


def test_what_is_switched_off_and_on_is_noticed(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    pool = LivePool(folder)
    assert looks(pool) == [{"tower": "Breathe."}, None, None]
    assert looks(pool, ("a",)) == [{}, None, None]
    assert looks(pool) == [{"tower": "Breathe."}, None, None]


def test_a_touched_pack_is_no_change(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    pool = LivePool(folder)
    looks(pool)
    os.utime(folder / "a.toml", (1, 1))
    assert looks(pool) == [None, None, None]


def test_two_writes_in_one_moment_are_both_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the filesystem's clock stood still."""
    monkeypatch.setattr(live, "_stamp", lambda path: (str(path),))
    (folder / "a.toml").write_text(stretch("tower"))
    pool = LivePool(folder)
    assert pool.changed(())
    (folder / "a.toml").write_text(stretch("tower", "Breathe out."))
    assert looks(pool) == [{"tower": "Breathe out."}, None, None]


def test_nothing_is_read_when_nothing_happens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    pool = LivePool(folder)
    looks(pool)
    read: list[Path] = []
    monkeypatch.setattr(live, "load_pool", lambda path, off: read.append(path) or load_pool(path, off))
    assert looks(pool) == [None, None, None]
    assert read == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_dead_link_and_a_file_in_place_of_the_folder_are_changes_like_others(tmp_path: Path) -> None:
    place = tmp_path / "stretches.d"
    pool = LivePool(place)
    pool.changed(())
    place.write_text("")
    assert pool.changed(())
    assert len(pool.pool.complaints) == 1
    place.unlink()
    place.mkdir()
    (place / "a.toml").symlink_to(tmp_path / "nowhere")
    assert pool.changed(())
    assert pool.pool.complaints == ("a.toml: cannot be read: No such file or directory",)
