"""What a person does at the desktop: opens the tray menu, clicks a row, presses a button on a popup."""

import asyncio
import re
import sqlite3
import sys
import tomllib
from collections.abc import Sequence
from typing import Any

from deskstretch.bus import Bus
from deskstretch.catalogue import load_catalogue
from tests.desktop.rig import Desktop

TRAY = (16, 16)
PANEL = 32
"""Its height in pixels."""
WATCHER = "org.kde.StatusNotifierWatcher"
ALWAYS = "[hours]\n" + "".join(
    f'{day} = ["00:00-00:00"]\n'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)

Box = tuple[int, int, int, int]
"""x, y, width, height."""


class Person:
    """Uses the real program on a desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop

    # -- the program

    def start(self, *arguments: str, settings: str = ALWAYS) -> None:
        config = self.desktop.home / "config/deskstretch/config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(settings)
        self.desktop.spawn("deskstretch", sys.executable, "-m", "deskstretch", *arguments)

    def started(self, settings: str = ALWAYS) -> "Person":
        """Start the program and put the welcome away, which is in the way of the next popup."""
        self.start(settings=settings)
        self.desktop.wait("the icon", self.sees_icon)
        self.desktop.wait("the welcome", self.popup)
        self.desktop.wait("the welcome to go", self._put_away)
        return self

    def _put_away(self) -> bool:
        """Click beside the buttons of a popup; one that still moves is missed."""
        if popup := self.popup():
            self.desktop.click(popup[0] + 40, popup[1] + 80)
        return not self.popup()

    @property
    def state(self) -> dict[str, object]:
        text = (self.desktop.home / "data/deskstretch/state.toml").read_text()
        session = tomllib.loads(text)["session"]
        assert isinstance(session, dict)
        return session

    @property
    def stretch(self) -> str:
        """The name of the stretch that is lined up or showing."""
        return next(stretch.name for stretch in load_catalogue() if stretch.id == self.state["stretch"])

    def in_phase(self, phase: str) -> None:
        self.desktop.wait(f"the phase {phase}", lambda: self.state["phase"] == phase)

    def history(self) -> list[tuple[str, str | None]]:
        """Every outcome and its stretch, oldest first, read as another process reads it."""
        path = self.desktop.home / "data/deskstretch/history.db"
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT outcome, stretch_id FROM entries ORDER BY id").fetchall()
        finally:
            connection.close()

    # -- the tray

    def sees_icon(self) -> bool:
        """Whether something is drawn where the first icon of the panel is."""
        picture = self.desktop.shot((6, 6, 26, 26)).convert("L")
        darkest, lightest = picture.getextrema()
        return lightest - darkest > 60

    def menu_rows(self) -> list[str]:
        """The labels of the menu as the panel has them from the program, submenus left out."""
        layout = (0, 1, ["label"])
        _, root = self._ask_icon("/MenuBar", "com.canonical.dbusmenu", "GetLayout", "iias", layout)
        rows = [row.value[1] for row in root[2]]
        return [row["label"].value for row in rows if "label" in row]

    def middle_click_unseen(self) -> None:
        """What a middle click on the icon says, without a pointer: an open menu has that."""
        self._ask_icon(
            "/StatusNotifierItem", "org.kde.StatusNotifierItem", "SecondaryActivate", "ii", (0, 0)
        )

    def _ask_icon(
        self, path: str, interface: str, member: str, signature: str, body: Sequence[object]
    ) -> list[Any]:
        async def ask() -> list[Any]:
            bus = Bus(self.desktop.env["DBUS_SESSION_BUS_ADDRESS"])
            await bus.connect()
            try:
                wanted = [WATCHER, "RegisteredStatusNotifierItems"]
                (items,) = await bus.call(
                    WATCHER,
                    "/StatusNotifierWatcher",
                    "org.freedesktop.DBus.Properties",
                    "Get",
                    "ss",
                    wanted,
                )
                item = items.value[0].partition("/")[0]
                return await bus.call(item, path, interface, member, signature, body)
            finally:
                await bus.close()

        return asyncio.run(ask())

    def open_menu(self) -> Box:
        """Right click on the icon; where the menu is."""
        self.desktop.click(*TRAY, 3)
        return self.desktop.wait("the menu", self._menu)

    def close_menu(self) -> None:
        self.desktop.key("Escape")
        self.desktop.wait("the menu to close", lambda: not self._menu())

    def choose(self, *path: int) -> None:
        """Click the row with this number, from 0; a second number is a row of the submenu beside it."""
        self.click_row(self.open_menu(), path[0])
        if len(path) > 1:
            menus = self.desktop.wait("the submenu", lambda: len(self._menus()) > 1 and self._menus())
            submenu = max(menus, key=lambda box: box[0])
            self.click_row(submenu, path[1])

    def click_row(self, menu: Box, row: int) -> None:
        """Row heights are those of the panel's toolkit: 25 pixels, and 1 for a line between groups."""
        top = self.row_tops(menu)[row]
        self.desktop.click(menu[0] + 40, top + 12)

    def row_tops(self, menu: Box) -> list[int]:
        """Where the rows begin: found from the lines between groups, which are a light grey."""
        x, y, _, height = menu
        column = self.desktop.shot((x + 24, y, x + 25, y + height)).convert("L")
        tops, at = [], 4
        while at + 20 < height:
            tops.append(y + at)
            at += 25
            if any(column.getpixel((0, at + step)) < 240 for step in (-1, 0, 1) if at + step < height):
                at += 1
        return tops

    def _menu(self) -> Box | None:
        return next(iter(self._menus()), None)

    def _menus(self) -> list[Box]:
        """GTK menus of the panel's plugin: its only windows that are higher than the panel."""
        return [box[1:] for box in self.desktop.windows() if "rapper" in box[0] and box[4] > PANEL]

    # -- the reminder

    def popup(self) -> Box | None:
        windows = [box[1:] for box in self.desktop.windows() if "notifyd" in box[0]]
        return next((box for box in windows if box[2] > 100), None)

    def popups(self) -> int:
        return sum("notifyd" in box[0] and box[3] > 100 for box in self.desktop.windows())

    def press(self, number: int) -> None:
        """Press a button of the popup, counted from the left."""

        def button() -> tuple[int, int] | None:
            """Looked for afresh: a popup that is just coming may not have its size or its place yet."""
            popup = self.popup()
            buttons = self._buttons(popup) if popup else []
            return buttons[number] if len(buttons) > number else None

        x, y = self.desktop.wait("its buttons", button)
        self.desktop.click(x, y)

    def _buttons(self, popup: Box) -> list[tuple[int, int]]:
        """The middles of the buttons in the bottom row: grey between the popup's white."""
        x, y, width, height = popup
        line = y + height - 42
        pixels = self.desktop.shot((x, line, x + width, line + 1)).convert("L")
        row = "".join("#" if pixels.getpixel((at, 0)) < 252 else "." for at in range(4, width - 4))
        return [(x + 4 + sum(m.span()) // 2, line + 10) for m in re.finditer(r"#{30,}", row)]
