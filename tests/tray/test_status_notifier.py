"""The icon and its menu over a real bus, as a panel sees and clicks them."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from deskstretch.bus import Bus
from deskstretch.core import events as e
from deskstretch.core.errors import Unavailable
from deskstretch.core.phase import Phase
from deskstretch.core.rows import Row
from deskstretch.ports import Tray
from deskstretch.tray import choose_tray
from deskstretch.tray.drawing import draw_icon
from tests.private_bus import PrivateBus, private_bus
from tests.tray.fake_panel import FakePanel, walk
from tests.tray.looks import a_view

HOUR = timedelta(hours=1)
ROOT = str(Path(__file__).parents[2])


class Stage:
    """A tray that runs, a panel that shows it, and what was posted."""

    def __init__(self, daemon: PrivateBus) -> None:
        self.daemon = daemon
        self.bus = Bus(daemon.address)
        self.panel = FakePanel(daemon.address)
        self.posted: list[object] = []
        self.tray: Tray

    async def raise_tray(self) -> None:
        self.loop = asyncio.get_running_loop()
        await self.bus.connect()
        self.tray = choose_tray(self._post, self.bus).tray
        self.running = asyncio.create_task(asyncio.to_thread(self.tray.run))

    async def raise_panel(self) -> None:
        await self.panel.open()
        await eventually(lambda: self.panel.registered)

    async def close(self) -> None:
        self.tray.stop()
        await self.running
        await self.panel.close()
        await self.bus.close()

    def _post(self, event: object) -> None:
        assert asyncio.get_running_loop() is self.loop
        self.posted.append(event)


async def eventually(condition: Callable[[], object], within_s: float = 5.0) -> None:
    async with asyncio.timeout(within_s):
        while not condition():
            await asyncio.sleep(0.01)


def on_stage(story: Callable[[Stage], Awaitable[None]]) -> None:
    """Run a story on a bus of its own with a tray that shows ``a_view()`` on a panel."""

    async def tell(daemon: PrivateBus) -> None:
        stage = Stage(daemon)
        await stage.raise_tray()
        stage.tray.show(a_view())
        await stage.raise_panel()
        try:
            await story(stage)
        finally:
            await stage.close()

    with private_bus() as daemon:
        asyncio.run(tell(daemon))


# -- the icon


def test_the_item_tells_what_it_is() -> None:
    async def story(stage: Stage) -> None:
        assert stage.panel.registered == [stage.bus.unique_name]
        expected = {
            "Category": "ApplicationStatus",
            "Id": "deskstretch",
            "Title": "deskstretch",
            "Status": "Active",
            "ItemIsMenu": False,
            "Menu": "/MenuBar",
        }
        for name, value in expected.items():
            assert await stage.panel.property(name) == value
        assert await stage.panel.property("ToolTip") == ("", [], "Next stretch at 10:45", "")

    on_stage(story)


def test_the_icon_comes_in_every_size_as_argb() -> None:
    async def story(stage: Stage) -> None:
        pictures = await stage.panel.property("IconPixmap")
        assert [(width, height) for width, height, _ in pictures] == [
            (n, n) for n in (16, 22, 24, 32, 48, 64)
        ]
        for width, height, pixels in pictures:
            alpha, red, green, blue = (pixels[channel::4] for channel in range(4))
            told = Image.merge(
                "RGBA", [Image.frombytes("L", (width, height), c) for c in (red, green, blue, alpha)]
            )
            drawn = draw_icon(Phase.WORKING, 3, False, width)
            assert max(ImageChops.difference(told, drawn).tobytes()) < 80  # reduced from another size

    on_stage(story)


def test_a_tooltip_never_holds_markup() -> None:
    async def story(stage: Stage) -> None:
        stage.tray.show(a_view(tooltip="neck & <b>chin</b>\nsecond\tline"))
        await eventually(lambda: stage.panel.heard("NewToolTip"))
        assert await stage.panel.property("ToolTip") == ("", [], "neck + ‹b›chin‹/b›", "second line")

    on_stage(story)


def test_only_what_changed_is_announced() -> None:
    async def story(stage: Stage) -> None:
        stage.tray.show(a_view())
        stage.tray.show(a_view(ring=4))
        await eventually(lambda: stage.panel.signals)
        assert stage.panel.signals == [("NewIcon", [])]
        stage.tray.show(a_view(ring=4, tooltip="other"))
        await eventually(lambda: len(stage.panel.signals) == 2)
        assert stage.panel.signals[1:] == [("NewToolTip", [])]

    on_stage(story)


def test_left_and_middle_click_post_what_the_view_says() -> None:
    async def story(stage: Stage) -> None:
        await stage.panel.click("Activate")
        await stage.panel.click("SecondaryActivate")
        stage.tray.show(a_view(left=e.Start(), middle=e.Skip(), ring=4))
        await eventually(lambda: stage.panel.heard("NewIcon"))
        await stage.panel.click("Activate")
        await stage.panel.click("SecondaryActivate")
        await stage.panel.click("ContextMenu")
        assert stage.posted == [e.Look(), e.Now(), e.Start(), e.Skip()]

    on_stage(story)


# -- the menu


def test_the_menu_has_every_row_with_its_kind() -> None:
    async def story(stage: Stage) -> None:
        _, root = await stage.panel.menu("GetLayout", "iias", 0, -1, [])
        rows = [{name: value.value for name, value in props.items()} for _, props in walk(root)]
        assert rows == [
            {"children-display": "submenu"},
            {"label": "Next at 10:45", "enabled": False},
            {"type": "separator"},
            {"label": "Stretch now"},
            {"label": "Pause", "children-display": "submenu"},
            {"label": "1 h"},
            {"label": "Until I resume"},
            {"label": "30 min", "toggle-type": "radio", "toggle-state": 1},
            {"label": "Sound", "toggle-type": "checkmark", "toggle-state": 0},
            {"label": "Snooze", "enabled": False},
            {"label": "Quit"},
        ]

    on_stage(story)


def test_a_layout_can_be_asked_for_in_part() -> None:
    async def story(stage: Stage) -> None:
        pause = (await stage.panel.rows())["Pause"]
        _, root = await stage.panel.menu("GetLayout", "iias", 0, 1, ["label"])
        assert len(list(walk(root))) == 9
        assert root[1] == {}
        _, below = await stage.panel.menu("GetLayout", "iias", pause, -1, [])
        assert [number for number, _ in walk(below)] == [pause, pause + 1, pause + 2]

    on_stage(story)


def test_properties_can_be_asked_for_in_groups_and_one_by_one() -> None:
    async def story(stage: Stage) -> None:
        quit_ = (await stage.panel.rows())["Quit"]
        (group,) = await stage.panel.menu("GetGroupProperties", "aias", [quit_, 999], ["label", "visible"])
        assert [(number, props["label"].value) for number, props in group] == [(quit_, "Quit")]
        (everything,) = await stage.panel.menu("GetGroupProperties", "aias", [], [])
        assert len(everything) == 11
        (label,) = await stage.panel.menu("GetProperty", "is", quit_, "label")
        assert label.value == "Quit"

    on_stage(story)


def test_a_row_that_does_not_exist_is_an_error_in_words() -> None:
    async def story(stage: Stage) -> None:
        with pytest.raises(Unavailable, match="InvalidArgs: no row 999"):
            await stage.panel.menu("GetLayout", "iias", 999, -1, [])

    on_stage(story)


def test_a_clicked_row_posts_its_event_submenus_included() -> None:
    async def story(stage: Stage) -> None:
        for label in ("Stretch now", "Until I resume", "30 min", "Snooze", "Next at 10:45", "Pause"):
            await stage.panel.choose(label)
        assert stage.posted == [e.Now(), e.PauseUntil(None), e.ChangeSetting("reminders.interval", "30m")]

    on_stage(story)


def test_an_open_menu_is_told_new_labels_and_keeps_its_shape() -> None:
    async def story(stage: Stage) -> None:
        head = (await stage.panel.rows())["Next at 10:45"]
        (needs_update,) = await stage.panel.menu("AboutToShow", "i", 0)
        stage.tray.show(a_view("Next at 10:46"))
        await eventually(lambda: stage.panel.signals)
        ((updated, removed),) = stage.panel.heard("ItemsPropertiesUpdated")
        assert [(number, {k: v.value for k, v in props.items()}) for number, props in updated] == [
            (head, {"label": "Next at 10:46"})
        ]
        assert (removed, stage.panel.heard("LayoutUpdated"), needs_update) == ([], [], False)

    on_stage(story)


def _submenu(label: str, event: e.Event) -> Row:
    return Row(label, rows=(Row("1 h", event),))


def test_a_click_in_an_open_menu_never_does_what_took_the_place_of_its_row() -> None:
    async def story(stage: Stage) -> None:
        stage.tray.show(a_view(menu=(Row("Another one", e.Another()), _submenu("Pause", e.PauseFor(HOUR)))))
        await eventually(lambda: stage.panel.heard("LayoutUpdated"))
        before = await stage.panel.rows()
        stage.tray.show(a_view(menu=(Row("It hurts", e.Hurts()), _submenu("Snooze", e.Snooze(HOUR)))))
        await eventually(lambda: len(stage.panel.heard("LayoutUpdated")) == 2)
        assert not {*before.values()} & {*(await stage.panel.rows()).values()}
        for number in before.values():
            await stage.panel.click_row(number)
        assert stage.posted == []

    on_stage(story)


# What hosts tell of an open menu: see deskstretch/tray/open_menu.py.


async def open_as_lxqt(panel: FakePanel) -> None:
    await panel.menu("AboutToShow", "i", 0)
    await panel.say("opened")


async def open_as_xfce(panel: FakePanel) -> None:
    await panel.menu("AboutToShowGroup", "ai", [0])


BEFORE = (Row("Stretch now", e.Now()), Row("Quit", e.Quit()))
AFTER = (Row("Start", e.Start()), Row("Skip", e.Skip()), Row("Quit", e.Quit()))


async def show_before(stage: Stage) -> dict[str, int]:
    stage.tray.show(a_view(menu=BEFORE))
    await eventually(lambda: stage.panel.heard("LayoutUpdated"))
    stage.panel.signals.clear()
    return await stage.panel.rows()


async def show_after(stage: Stage) -> None:
    """The tooltip tells that the change has been taken in."""
    stage.tray.show(a_view(menu=AFTER, tooltip="After"))
    await eventually(lambda: stage.panel.heard("NewToolTip"))


@pytest.mark.parametrize("open_menu", [open_as_lxqt, open_as_xfce])
def test_no_row_of_an_open_menu_moves_and_a_click_does_what_it_says(
    open_menu: Callable[[FakePanel], Awaitable[None]],
) -> None:
    async def story(stage: Stage) -> None:
        before = await show_before(stage)
        await open_menu(stage.panel)
        await show_after(stage)
        assert await stage.panel.rows() == before
        await stage.panel.choose("Stretch now")
        await eventually(lambda: stage.panel.heard("LayoutUpdated"))
        assert (stage.posted, list(await stage.panel.rows())) == ([e.Now()], ["Start", "Skip", "Quit"])

    on_stage(story)


def test_a_click_counts_that_comes_right_after_the_menu_was_closed_by_it() -> None:
    async def story(stage: Stage) -> None:
        before = await show_before(stage)
        await open_as_lxqt(stage.panel)
        await show_after(stage)
        await stage.panel.say("closed")
        await stage.panel.click_row(before["Stretch now"])
        assert stage.posted == [e.Now()]
        assert "Start" in await stage.panel.rows()

    on_stage(story)


def test_what_waited_for_the_menu_to_close_comes_when_it_is_closed() -> None:
    async def story(stage: Stage) -> None:
        await show_before(stage)
        await open_as_lxqt(stage.panel)
        await show_after(stage)
        await stage.panel.say("closed")
        await eventually(lambda: stage.panel.heard("LayoutUpdated"))
        assert "Start" in await stage.panel.rows()

    on_stage(story)


def test_a_menu_that_was_closed_without_a_word_is_right_when_it_is_opened_again() -> None:
    async def story(stage: Stage) -> None:
        await show_before(stage)
        await open_as_xfce(stage.panel)
        await show_after(stage)
        changed, unknown = await stage.panel.menu("AboutToShowGroup", "ai", [0, 999])
        assert (changed, unknown) == ([0], [999])
        assert "Start" in await stage.panel.rows()

    on_stage(story)


def test_an_open_menu_takes_what_moves_no_row_and_forgets_what_waited() -> None:
    async def story(stage: Stage) -> None:
        before = await show_before(stage)
        await open_as_lxqt(stage.panel)
        await show_after(stage)
        stage.tray.show(a_view(menu=(Row("Stretch now!", e.Now()), BEFORE[1])))
        await eventually(lambda: stage.panel.heard("ItemsPropertiesUpdated"))
        await stage.panel.say("closed")
        await stage.panel.menu("AboutToShow", "i", 0)
        assert list((await stage.panel.rows()).items()) == [
            ("Stretch now!", before["Stretch now"]),
            ("Quit", before["Quit"]),
        ]

    on_stage(story)


def test_a_row_that_gets_another_value_keeps_its_number() -> None:
    def menu(interval: str, *, sound: bool) -> tuple[Row, ...]:
        change = e.ChangeSetting("reminders.interval", interval)
        return (
            Row(f"Interval: {interval}", rows=(Row(interval, change, checked=True, radio=True),)),
            Row("Sound", e.ChangeSetting("notifications.sound", not sound), checked=sound),
        )

    async def story(stage: Stage) -> None:
        stage.tray.show(a_view(menu=menu("30m", sound=False)))
        await eventually(lambda: stage.panel.heard("LayoutUpdated"))
        before = await stage.panel.rows()
        stage.tray.show(a_view(menu=menu("45m", sound=True)))
        await eventually(lambda: stage.panel.heard("ItemsPropertiesUpdated"))
        assert list((await stage.panel.rows()).values()) == list(before.values())
        assert len(stage.panel.heard("LayoutUpdated")) == 1

    on_stage(story)


def test_new_rows_are_a_new_layout_revision() -> None:
    async def story(stage: Stage) -> None:
        before, _ = await stage.panel.menu("GetLayout", "iias", 0, 0, [])
        stage.tray.show(a_view(menu=a_view().menu[:3]))
        await eventually(lambda: stage.panel.heard("LayoutUpdated"))
        after, root = await stage.panel.menu("GetLayout", "iias", 0, -1, [])
        assert stage.panel.heard("LayoutUpdated") == [[after, 0]]
        assert after > before
        assert len(list(walk(root))) == 4

    on_stage(story)


def test_both_objects_describe_themselves() -> None:
    async def story(stage: Stage) -> None:
        for path, interface in (
            ("/StatusNotifierItem", "org.kde.StatusNotifierItem"),
            ("/MenuBar", "com.canonical.dbusmenu"),
        ):
            standard = "org.freedesktop.DBus.Introspectable"
            (xml,) = await stage.panel.bus.call(stage.panel.registered[-1], path, standard, "Introspect")
            assert f'<interface name="{interface}">' in xml

    on_stage(story)


# -- panels and buses that come and go


def test_the_icon_comes_back_to_a_panel_that_was_restarted() -> None:
    async def story(stage: Stage) -> None:
        await stage.panel.close()
        stage.panel = FakePanel(stage.daemon.address)
        await stage.raise_panel()
        assert await stage.panel.property("Status") == "Active"
        assert "Quit" in await stage.panel.rows()

    on_stage(story)


def test_the_icon_comes_back_after_the_bus_was_restarted() -> None:
    async def story(stage: Stage) -> None:
        await stage.panel.close()
        stage.daemon.stop()
        await eventually(lambda: not stage.bus.connected)
        stage.tray.show(a_view("Next at 11:00"))
        stage.daemon.start()
        stage.panel = FakePanel(stage.daemon.address)
        await stage.raise_panel()
        assert "Next at 11:00" in await stage.panel.rows()

    on_stage(story)


def test_no_icon_before_there_is_something_to_show() -> None:
    async def tell(daemon: PrivateBus) -> None:
        stage = Stage(daemon)
        await stage.raise_tray()
        await stage.panel.open()
        await asyncio.sleep(0.1)
        assert stage.panel.registered == []
        stage.tray.show(a_view())
        await eventually(lambda: stage.panel.registered)
        await stage.close()

    with private_bus() as daemon:
        asyncio.run(tell(daemon))


def test_the_icon_is_hidden_when_the_tray_stops() -> None:
    async def story(stage: Stage) -> None:
        stage.tray.stop()
        await stage.running
        await eventually(lambda: stage.panel.heard("NewStatus") == [["Passive"]])

    on_stage(story)


# -- stopping


def test_a_stop_before_run_is_not_lost() -> None:
    async def tell(daemon: PrivateBus) -> None:
        stage = Stage(daemon)
        await stage.bus.connect()
        tray = choose_tray(stage.posted.append, stage.bus).tray
        tray.stop()
        async with asyncio.timeout(2):
            await asyncio.to_thread(tray.run)
        await stage.bus.close()

    with private_bus() as daemon:
        asyncio.run(tell(daemon))


PROGRAM = """
import asyncio, signal, threading
from deskstretch.bus import Bus
from deskstretch.tray import choose_tray
from tests.tray.looks import a_view

def serve():
    async def live():
        bus = Bus()
        await bus.connect()
        tray = choose_tray(print, bus).tray
        tray.show(a_view())
        parts.extend([tray, asyncio.get_running_loop(), done := asyncio.Event()])
        ready.set()
        await done.wait()
        await bus.close()
    asyncio.run(live())

parts, ready = [], threading.Event()
thread = threading.Thread(target=serve)
thread.start()
ready.wait()
tray, loop, done = parts
signal.signal(signal.SIGTERM, lambda *_: tray.stop())
print("up", flush=True)
tray.run()
loop.call_soon_threadsafe(done.set)
thread.join()
print("down", flush=True)
"""


@pytest.mark.parametrize("after_s", [0.0, 0.001, 0.003, 0.01, 0.1])
def test_sigterm_gets_through_to_the_waiting_main_thread(after_s: float) -> None:
    with private_bus() as daemon:
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": daemon.address, "PYTHONPATH": ROOT}
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "up\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(after_s)
        process.send_signal(signal.SIGTERM)
        try:
            output, _ = process.communicate(timeout=2)
        finally:
            process.kill()
        assert (output, process.returncode) == ("down\n", 0)
