"""Views on any pystray icon: here one that writes down what it is told."""

from collections.abc import Callable
from threading import Thread, current_thread
from typing import Any

from deskstretch.core import events as e
from deskstretch.core.phase import Phase
from deskstretch.core.rows import Row
from deskstretch.tray import windows
from deskstretch.tray.pystray_import import base_icon
from deskstretch.tray.pystray_tray import Backend, PystrayTray
from tests.tray.looks import a_view


class Notebook(base_icon()):  # type: ignore[misc]
    """A backend that writes down every call, and stops when it is told to."""

    def __init__(self) -> None:
        super().__init__("notebook")
        self.told: list[str] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def _run(self) -> None:
        self._mark_ready()
        self._setup_thread.join()
        self.meanwhile()
        self.told.append("run ended")

    def _stop(self) -> None:
        self.told.append("stop")

    def _show(self) -> None:
        self.told.append("show")

    def _hide(self) -> None:
        self.told.append("hide")

    def _update_icon(self) -> None:
        self.told.append(f"icon {self.icon}")
        self._icon_valid = True

    def _update_title(self) -> None:
        self.told.append(f"title {self.title}")

    def _update_menu(self) -> None:
        self.told.append("menu" if self.menu else "no menu")


class Scene:
    """A tray over a Notebook. What is meant for the backend's thread is done by ``catch_up``."""

    def __init__(self) -> None:
        self.posted: list[object] = []
        self.drawn: list[object] = []
        self.icon = Notebook()
        self.soon: list[Callable[[], None]] = []
        backend = Backend(
            "test",
            make_icon=lambda _: self.icon,
            picture=self._picture,
            on_thread=self.soon.append,
            label=windows.label,
            tooltip=windows.tooltip,
        )
        self.tray = PystrayTray(self.posted.append, backend)

    def _picture(self, look: tuple[Phase, int, bool]) -> str:
        self.drawn.append(look)
        return f"{look[0]} {look[1]}"

    def run(self, meanwhile: Callable[[], None]) -> list[str]:
        """Run the icon, do things, and return what the icon was told."""
        self.icon.meanwhile = meanwhile
        self.tray.run()
        return self.icon.told

    def catch_up(self) -> None:
        while self.soon:
            self.soon.pop(0)()

    def show(self, view: Any) -> None:
        self.tray.show(view)
        self.catch_up()

    def rows(self) -> list[Any]:
        return list(self.icon.menu)


def test_a_view_from_before_the_run_is_shown_when_the_icon_is_ready() -> None:
    scene = Scene()
    scene.tray.show(a_view())
    assert scene.soon == []
    assert scene.run(scene.catch_up) == ["no menu", "menu", "icon working 3", "show", "run ended"]
    assert scene.icon.title == "Next stretch at 10:45"


def test_only_the_last_of_several_waiting_views_is_shown() -> None:
    scene = Scene()

    def meanwhile() -> None:
        for ring in (4, 5, 6):
            scene.tray.show(a_view(ring=ring))
        scene.catch_up()

    assert [line for line in scene.run(meanwhile) if line.startswith("icon")] == ["icon working 6"]


def test_nothing_is_drawn_or_set_that_did_not_change() -> None:
    scene = Scene()

    def meanwhile() -> None:
        scene.show(a_view())
        scene.icon.told.clear()
        scene.show(a_view())
        scene.show(a_view(middle=e.Skip()))
        assert scene.icon.told == []
        scene.show(a_view(middle=e.Skip(), ring=4))
        assert scene.icon.told == ["icon working 4"]
        scene.show(a_view(middle=e.Skip(), ring=4, tooltip="other"))
        assert scene.icon.told[1:] == ["title other"]
        scene.show(a_view("other head", middle=e.Skip(), ring=4, tooltip="other"))
        assert scene.icon.told[2:] == ["menu"]

    scene.run(meanwhile)
    assert len(scene.drawn) == 2


def test_rows_become_items_of_their_kind() -> None:
    scene = Scene()

    def meanwhile() -> None:
        scene.show(a_view())
        seen = [(row.text, row.checked, row.radio, row.enabled) for row in scene.rows()]
        assert seen == [
            ("Next at 10:45", None, False, False),
            ("- - - -", None, False, True),
            ("Stretch now", None, False, True),
            ("Pause", None, False, True),
            ("30 min", True, True, True),
            ("Sound", False, False, True),
            ("Snooze", None, False, False),
            ("Quit", None, False, True),
        ]
        assert [row.text for row in scene.rows()[3].submenu] == ["1 h", "Until I resume"]

    scene.run(meanwhile)


def test_texts_are_written_the_way_the_backend_wants_them() -> None:
    scene = Scene()

    def meanwhile() -> None:
        scene.show(a_view("Cat & cow\n", tooltip="x" * 500))
        assert scene.rows()[0].text == "Cat && cow "
        assert scene.icon.title == "x" * 126 + "…"

    scene.run(meanwhile)


def test_a_submenu_can_be_disabled() -> None:
    scene = Scene()
    closed = Row("Snooze (no more in a row)", enabled=False, rows=(Row("10 min", e.Snooze()),))

    def meanwhile() -> None:
        scene.show(a_view(menu=(closed,)))
        assert [row.enabled for row in scene.rows()] == [False]

    scene.run(meanwhile)


def test_every_row_posts_its_own_event_and_a_click_on_the_icon_the_left_one() -> None:
    scene = Scene()

    def meanwhile() -> None:
        scene.show(a_view())
        for row in scene.rows():
            if not row.submenu:
                row(scene.icon)
        scene.icon()
        scene.tray.click_middle()

    scene.run(meanwhile)
    assert scene.posted == [
        e.Now(),
        e.ChangeSetting("reminders.interval", "30m"),
        e.ChangeSetting("notifications.sound", value=True),
        e.Snooze(),
        e.Quit(),
        e.Look(),
        e.Now(),
    ]


def test_a_middle_click_before_there_is_a_view_means_nothing() -> None:
    scene = Scene()
    scene.tray.click_middle()
    assert scene.posted == []


def test_a_stop_before_run_means_there_is_no_icon() -> None:
    scene = Scene()
    scene.tray.show(a_view())
    scene.tray.stop()
    scene.tray.run()
    assert scene.icon.told == []


def test_a_stop_while_the_icon_gets_ready_is_not_lost() -> None:
    scene = Scene()
    ready = scene.icon._mark_ready

    def stopped_meanwhile() -> None:
        scene.tray.stop()
        ready()

    scene.icon._mark_ready = stopped_meanwhile
    assert "stop" in scene.run(lambda: None)


def test_a_view_after_the_stop_is_not_shown() -> None:
    scene = Scene()

    def meanwhile() -> None:
        scene.tray.show(a_view())
        scene.tray.stop()
        scene.tray.show(a_view(ring=7))
        scene.catch_up()

    assert scene.run(meanwhile) == ["no menu", "stop", "run ended"]


def test_the_icon_is_told_things_on_the_thread_for_it_only() -> None:
    scene = Scene()
    threads: set[str] = set()

    def meanwhile() -> None:
        scene.icon._update_title = lambda: threads.add(current_thread().name)
        scene.tray.show(a_view())
        other = Thread(target=scene.catch_up, name="the icon's own")
        other.start()
        other.join()
        scene.tray.show(a_view(tooltip="new"))
        other = Thread(target=scene.catch_up, name="the icon's own")
        other.start()
        other.join()

    scene.run(meanwhile)
    assert threads == {"the icon's own"}
