"""Whether the menu is open, from what hosts tell and from what they do not."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from deskstretch.tray import open_menu
from deskstretch.tray.open_menu import OpenMenu

SHORT_S = 0.02


def play(story: Callable[[OpenMenu, list[str]], Awaitable[None]]) -> list[str]:
    heard: list[str] = []

    async def act() -> None:
        await story(OpenMenu(lambda: heard.append("closed")), heard)

    asyncio.run(act())
    return heard


async def until_heard(heard: list[str]) -> None:
    async with asyncio.timeout(5):
        while not heard:
            await asyncio.sleep(0.002)


def test_it_is_closed_at_first_and_saying_so_is_no_news() -> None:
    async def story(menu: OpenMenu, heard: list[str]) -> None:
        assert not menu
        menu.over()
        menu.closing()
        assert not menu

    assert play(story) == []


@pytest.mark.parametrize(
    ("limit", "open_it"), [("AT_MOST_S", OpenMenu.opened), ("UNTOLD_S", OpenMenu.asked_for)]
)
def test_a_menu_that_nobody_says_is_closed_is_taken_for_closed_after_a_while(
    limit: str, open_it: Callable[[OpenMenu], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_menu, limit, SHORT_S)

    async def story(menu: OpenMenu, heard: list[str]) -> None:
        open_it(menu)
        assert menu
        await until_heard(heard)
        assert not menu

    assert play(story) == ["closed"]


def test_one_that_says_it_was_opened_has_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_menu, "UNTOLD_S", SHORT_S)

    async def story(menu: OpenMenu, heard: list[str]) -> None:
        menu.asked_for()
        menu.opened()
        await asyncio.sleep(3 * SHORT_S)
        assert menu

    assert play(story) == []


def test_a_closing_menu_is_open_for_the_click_that_closes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_menu, "CLICK_WITHIN_S", SHORT_S)

    async def story(menu: OpenMenu, heard: list[str]) -> None:
        menu.opened()
        menu.closing()
        assert menu
        await until_heard(heard)
        assert not menu

    assert play(story) == ["closed"]


def test_opened_again_it_is_open_for_as_long_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_menu, "CLICK_WITHIN_S", SHORT_S)

    async def story(menu: OpenMenu, heard: list[str]) -> None:
        menu.opened()
        menu.closing()
        menu.opened()
        await asyncio.sleep(3 * SHORT_S)
        assert menu
        assert heard == []
        menu.over()

    assert play(story) == ["closed"]
