"""A saved settings file is heard of at once, whatever way the editor saves."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskstretch.config.inotify import FolderNotice

SETTLE_S, QUIET_S = 0.05, 0.25

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


async def heard(change: Callable[[], None], files: list[Path], folders: list[Path] | None = None) -> int:
    """How often it called after the change; it has to be silent for a moment before that counts."""
    calls: list[None] = []
    notice = FolderNotice(files, folders or [], lambda: calls.append(None), settle_s=SETTLE_S)
    notice.start()
    try:
        change()
        await asyncio.sleep(QUIET_S)
        return len(calls)
    finally:
        notice.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    path = folder / "config.toml"
    path.write_text("a")
    return path


def in_place(path: Path) -> None:
    with path.open("r+") as file:
        file.write("b")


def renamed_over(path: Path) -> None:
    new = path.with_name("new")
    new.write_text("b")
    new.replace(path)


def moved_aside_and_written_anew(path: Path) -> None:
    path.rename(path.with_name("config.toml~"))
    path.write_text("b")


def removed_and_created(path: Path) -> None:
    path.unlink()
    path.write_text("b")


def removed(path: Path) -> None:
    path.unlink()


def linked_elsewhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/null")


@pytest.mark.parametrize(
    "save",
    [
        in_place,
        renamed_over,
        moved_aside_and_written_anew,
        removed_and_created,
        removed,
        linked_elsewhere,
    ],
)
def test_each_way_to_save_is_heard_of_once(path: Path, save: Callable[[Path], None]) -> None:
    assert asyncio.run(heard(lambda: save(path), [path])) == 1


@pytest.mark.parametrize("save", [in_place, renamed_over, removed_and_created])
def test_a_dotfile_behind_two_links_is_heard_of(
    path: Path, tmp_path: Path, save: Callable[[Path], None]
) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    (dotfiles / "real.toml").write_text("a")
    (dotfiles / "link.toml").symlink_to("real.toml")
    path.unlink()
    path.symlink_to(Path("..") / "dotfiles" / "link.toml")
    assert asyncio.run(heard(lambda: save(dotfiles / "real.toml"), [path])) == 1


def test_what_others_write_into_a_device_is_not_heard_of(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/null")
    assert asyncio.run(heard(lambda: [Path("/dev/null").write_text("b") for _ in range(3)], [path])) == 0


def test_other_files_of_the_folder_are_nobody_s_business(path: Path) -> None:
    def other() -> None:
        path.with_name("other.toml").write_text("b")
        path.read_text()
        os.utime(path)

    assert asyncio.run(heard(other, [path])) == 0


def test_a_file_that_is_being_written_is_not_looked_at_before_it_is_closed(path: Path) -> None:
    async def story() -> None:
        with path.open("w") as file:
            file.write("half")
            file.flush()
            assert await heard(lambda: None, [path]) == 0
            assert await heard(lambda: file.write("whole") and file.flush(), [path]) == 0

    asyncio.run(story())


def test_a_link_that_leads_elsewhere_is_followed_there(path: Path, tmp_path: Path) -> None:
    async def story() -> None:
        calls: list[None] = []
        notice = FolderNotice([path], [], lambda: calls.append(None), settle_s=SETTLE_S)
        notice.start()
        (tmp_path / "elsewhere").mkdir()
        target = tmp_path / "elsewhere" / "mine.toml"
        target.write_text("a")
        path.unlink()
        path.symlink_to(target)
        await asyncio.sleep(QUIET_S)
        renamed_over(target)
        await asyncio.sleep(QUIET_S)
        assert len(calls) == 2
        notice.close()

    asyncio.run(story())


def test_anything_in_a_folder_is_heard_of_also_when_the_folder_comes_later(path: Path) -> None:
    packs = path.parent / "stretches.d"

    async def story() -> None:
        calls: list[None] = []
        notice = FolderNotice([path], [packs], lambda: calls.append(None), settle_s=SETTLE_S)
        notice.start()
        packs.mkdir()
        await asyncio.sleep(QUIET_S)
        (packs / "mine.toml").write_text("a")
        await asyncio.sleep(QUIET_S)
        assert len(calls) == 2
        notice.close()

    asyncio.run(story())


def test_a_missing_folder_does_no_harm_and_closing_twice_neither(tmp_path: Path) -> None:
    async def story() -> None:
        notice = FolderNotice([tmp_path / "none" / "config.toml"], [], lambda: None)
        notice.close()
        notice.start()
        notice.close()
        notice.close()

    asyncio.run(story())
