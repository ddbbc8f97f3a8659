"""The stills for reminders, drawn by real processes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from deskstretch.core.reminder import picture_of
from deskstretch.core.timeline import Side
from deskstretch.pictures import Pictures

OWN = """\
[figure.my-stretch]
view = "front"

[[figure.my-stretch.poses]]
from = "standing"
"""


def play(tmp_path: Path, story: Callable[[Pictures], Awaitable[None]]) -> None:
    async def act() -> None:
        pictures = Pictures(tmp_path / "packs", tmp_path / "cache")
        try:
            await story(pictures)
        finally:
            await pictures.close()

    asyncio.run(act())


async def there(pictures: Pictures, stretch_id: str) -> Path | None:
    """However long it takes on a busy computer."""
    async with asyncio.timeout(30):
        while (path := await pictures.of(stretch_id)) is None:
            await asyncio.sleep(0.01)
    return path


def test_a_still_is_drawn_once_and_kept(tmp_path: Path) -> None:
    async def story(pictures: Pictures) -> None:
        pictures.prepare("chin-tuck")
        path = await there(pictures, "chin-tuck")
        assert path
        assert path.parent == tmp_path / "cache"
        with Image.open(path) as picture:
            assert picture.size == (256, 256)
        drawn_at = path.stat().st_mtime_ns
        again = Pictures(tmp_path / "packs", tmp_path / "cache")
        assert await there(again, "chin-tuck") == path
        assert path.stat().st_mtime_ns == drawn_at

    play(tmp_path, story)


def test_the_still_for_the_left_side_is_the_mirror_image_and_both_are_kept(tmp_path: Path) -> None:
    async def story(pictures: Pictures) -> None:
        right = await there(pictures, picture_of("side-neck-stretch", Side.RIGHT))
        left = await there(pictures, picture_of("side-neck-stretch", Side.LEFT))
        assert right
        assert left
        assert right.exists()
        with Image.open(right) as one, Image.open(left) as other:
            flipped = ImageChops.difference(ImageOps.mirror(one.convert("RGB")), other.convert("RGB"))
            straight = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
        assert sum(ImageStat.Stat(flipped).mean) < 1 < sum(ImageStat.Stat(straight).mean)

    play(tmp_path, story)


def test_one_that_was_cleared_away_is_drawn_again(tmp_path: Path) -> None:
    async def story(pictures: Pictures) -> None:
        path = await there(pictures, "chin-tuck")
        assert path
        path.unlink()
        assert await there(pictures, "chin-tuck") == path
        assert path.exists()

    play(tmp_path, story)


def test_a_figure_of_the_persons_own_is_drawn_anew_when_it_changes(tmp_path: Path) -> None:
    own = tmp_path / "packs" / "mine.toml"
    own.parent.mkdir()
    own.write_text(OWN)

    async def story(pictures: Pictures) -> None:
        before = await there(pictures, "my-stretch")
        own.write_text(OWN.replace("front", "side"))
        pictures.forget()
        after = await there(pictures, "my-stretch")
        assert before != after
        assert [path.name for path in (tmp_path / "cache").iterdir()] == [after.name if after else ""]

    play(tmp_path, story)


def test_a_stretch_without_a_figure_has_no_picture_and_that_is_no_trouble(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(pictures: Pictures) -> None:
        pictures.prepare("nobody-drew-it")
        await asyncio.wait(pictures._drawn.values())
        assert await pictures.of("nobody-drew-it") is None

    play(tmp_path, story)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_broken_figure_is_logged_by_its_place_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = tmp_path / "packs" / "mine.toml"
    own.parent.mkdir()
    own.write_text(OWN.replace("front", "secret place"))

    async def story(pictures: Pictures) -> None:
        pictures.prepare("my-stretch")
        await asyncio.wait(pictures._drawn.values())
        assert await pictures.of("my-stretch") is None

    play(tmp_path, story)
    assert "mine.toml, line 2" in caplog.text
    assert "secret" not in caplog.text


def test_whoever_waits_gets_an_answer_soon_and_nothing_is_left_running(tmp_path: Path) -> None:
    async def story(pictures: Pictures) -> None:
        async with asyncio.timeout(2):
            await asyncio.gather(*(pictures.of(name) for name in ("chin-tuck", "cat-cow", "neck-nod")))
            await pictures.close()
        assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    play(tmp_path, story)


def test_a_home_with_an_umlaut_is_found_whatever_the_console_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows Python writes into a pipe in the old code page of the country."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    home = tmp_path / "Jürgen"
    home.mkdir()

    async def story(pictures: Pictures) -> None:
        path = await there(pictures, "chin-tuck")
        assert path
        assert path.parent == home / "cache"

    play(home, story)


def test_packs_that_change_while_a_reminder_waits_cost_it_its_picture_and_no_more(tmp_path: Path) -> None:
    async def story(pictures: Pictures) -> None:
        waiting = asyncio.create_task(pictures.of("chin-tuck"))
        await asyncio.sleep(0)
        pictures.forget()
        assert await waiting is None

    play(tmp_path, story)
