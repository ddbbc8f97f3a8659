"""Windows and macOS, against a double of desktop-notifier."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Dismissed, Errand, Event, Shown, Skip
from deskstretch.core.reminder import Message, Reminder
from deskstretch.notify import spot
from deskstretch.notify.desktop import DesktopNotifier
from deskstretch.notify.fallback import FallbackNotifier
from deskstretch.notify.toast import LibraryToasts, Toast, library_toasts, toast
from tests.notify.said import CAT_COW, CHIN_TUCK


class FakeToasts:
    """A screen. ``hangs`` and ``fails`` are what sending does."""

    def __init__(self) -> None:
        self.screen: dict[str, Toast] = {}
        self.sent: list[str] = []
        self.hangs = False
        self.fails = False

    def listen(self, pressed: Callable[[str, str], None], dismissed: Callable[[str], None]) -> None:
        self.press, self.dismiss = pressed, dismissed

    async def send(self, identifier: str, toast: Toast) -> None:
        if self.hangs:
            await asyncio.sleep(60)
        if self.fails:
            raise Unavailable("class not registered")
        assert identifier not in self.sent, "it shows the same identifier twice and fails"
        self.sent.append(identifier)
        self.screen[identifier] = toast

    async def clear(self, identifier: str) -> None:
        if self.screen.pop(identifier, None) is None:
            raise Unavailable("KeyError")

    @property
    def titles(self) -> list[str]:
        return [toast.title for toast in self.screen.values()]


class Stage:
    def __init__(self) -> None:
        self.toasts = FakeToasts()
        self.posted: list[Event | Errand] = []
        self.unusable = 0
        self.notifier = DesktopNotifier(self.toasts, self.posted.append, self.give_up, limit_s=0.05)

    def give_up(self) -> None:
        self.unusable += 1

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(5):
            while not condition():
                await asyncio.sleep(0.002)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spot, "PAUSES_S", (0.0, 0.01))


def play(story: Callable[[Stage], Awaitable[None]]) -> None:
    async def act() -> None:
        stage = Stage()
        stage.notifier.start()
        await story(stage)
        await stage.notifier.close()
        assert stage.toasts.screen == {}

    asyncio.run(act())


def test_a_pressed_button_answers_once() -> None:
    async def story(stage: Stage) -> None:
        stage.notifier.show(CHIN_TUCK)
        await stage.until(lambda: stage.posted == [Shown()])
        (identifier,) = stage.toasts.screen
        for key in ("no such key", "skip", "skip", "start"):
            stage.toasts.press(identifier, key)
        stage.toasts.dismiss(identifier)
        await asyncio.sleep(0.01)
        assert stage.posted == [Shown(), Skip()]

    play(story)


def test_one_reminder_and_one_message_are_on_the_screen_and_late_clicks_answer_nothing() -> None:
    async def story(stage: Stage) -> None:
        stage.notifier.show(CHIN_TUCK)
        stage.notifier.tell(Message("Settings", "line 7", urgent=True))
        await stage.until(lambda: len(stage.toasts.screen) == 2 and stage.posted == [Shown()])
        old = next(i for i, shown in stage.toasts.screen.items() if shown.title == "Chin tuck")
        stage.notifier.show(CAT_COW)
        await stage.until(lambda: stage.posted == [Shown(), Shown()])
        assert sorted(stage.toasts.titles) == ["Cat-cow", "Settings"]
        stage.toasts.press(old, "skip")
        stage.toasts.dismiss(old)
        message = next(i for i, shown in stage.toasts.screen.items() if shown.title == "Settings")
        stage.toasts.dismiss(message)
        await asyncio.sleep(0.01)
        assert stage.posted == [Shown(), Shown()]

    play(story)


def test_a_reminder_that_was_closed_is_dismissed() -> None:
    async def story(stage: Stage) -> None:
        stage.notifier.show(CHIN_TUCK)
        await stage.until(lambda: stage.posted == [Shown()])
        stage.toasts.dismiss(stage.toasts.sent[0])
        await stage.until(lambda: stage.posted == [Shown(), Dismissed()])

    play(story)


def test_a_system_that_hangs_is_given_up_and_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    async def story(stage: Stage) -> None:
        stage.toasts.hangs = True
        stage.notifier.show(CHIN_TUCK)
        await stage.until(lambda: caplog.records)
        stage.toasts.hangs = False
        await stage.until(lambda: stage.posted == [Shown()])
        assert stage.unusable == 0, "it may only have waited for the person to allow notifications"

    play(story)
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1


def test_only_a_system_that_never_worked_is_unusable() -> None:
    async def story(stage: Stage) -> None:
        stage.notifier.show(CHIN_TUCK)
        await stage.until(lambda: stage.posted == [Shown()])
        stage.toasts.fails = True
        stage.notifier.show(CAT_COW)
        await asyncio.sleep(0.05)
        assert stage.unusable == 0

    play(story)


def test_when_the_first_toast_fails_the_reminder_goes_another_way(caplog: pytest.LogCaptureFixture) -> None:
    class Second:
        name = "the second"

        def __init__(self) -> None:
            self.shown: list[Reminder] = []
            self.told: list[Message] = []
            self.closed = False

        def show(self, reminder: Reminder) -> None:
            self.shown.append(reminder)

        def withdraw(self) -> None:
            self.shown.append(Reminder("nothing", ""))

        def tell(self, message: Message) -> None:
            self.told.append(message)

        async def close(self) -> None:
            self.closed = True

    async def story() -> None:
        toasts, second = FakeToasts(), Second()
        toasts.fails = True
        notifier = FallbackNotifier(lambda: second)
        first = DesktopNotifier(toasts, lambda _: None, notifier.give_up)
        first.start()
        notifier.begin_with(first)
        assert notifier.name == first.name
        notifier.show(CHIN_TUCK)
        notifier.tell(Message("Next", ""))
        await asyncio.sleep(0.02)
        assert (notifier.name, second.shown, second.told) == (
            "the second",
            [CHIN_TUCK],
            [Message("Next", "")],
        )
        notifier.withdraw()
        assert len(second.shown) == 2
        await notifier.close()
        assert second.closed

    asyncio.run(story())
    assert "going on with the second" in caplog.text


# -- the library


class FakeLibrary(ModuleType):
    """As much of desktop_notifier as is used, with its habit to swallow errors."""

    Capability = SimpleNamespace(BUTTONS="buttons")
    DEFAULT_SOUND = "ding"
    can: frozenset[str] = frozenset({"buttons"})
    error: Exception | None = None

    def Icon(self, path: object) -> object:
        return path

    def Button(self, **fields: Any) -> Any:
        return SimpleNamespace(**fields)

    Notification = Button

    def DesktopNotifier(self, app_name: str, app_icon: object) -> Any:
        async def get_capabilities() -> frozenset[str]:
            return self.can

        async def send_notification(notification: Any) -> None:
            self.last = notification
            if not self.error:
                notification.on_dispatched()

        async def clear(identifier: str) -> None:
            raise KeyError(identifier)

        return SimpleNamespace(
            get_capabilities=get_capabilities, send_notification=send_notification, clear=clear
        )


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary("desktop_notifier")
    monkeypatch.setitem(sys.modules, "desktop_notifier", fake)
    return fake


def test_the_library_gets_clean_text_and_stable_keys(library: FakeLibrary) -> None:
    async def story() -> None:
        toasts = await library_toasts(None)
        await toasts.send("id", toast(Reminder("Chin\x1btuck", "a\nb", CHIN_TUCK.buttons, loud=True)))

    asyncio.run(story())
    assert (library.last.title, library.last.message, library.last.sound) == ("Chintuck", "a\nb", "ding")
    assert [button.identifier for button in library.last.buttons] == ["start", "snooze", "skip"]


def test_an_error_that_the_library_swallowed_is_noticed(library: FakeLibrary) -> None:
    async def story() -> None:
        toasts = await library_toasts(None)
        library.error = OSError("class not registered")
        with pytest.raises(Unavailable, match="could not be shown"):
            await toasts.send("id", toast(CHIN_TUCK))
        with pytest.raises(Unavailable, match="KeyError"):
            await toasts.clear("id")

    asyncio.run(story())


def test_a_library_that_takes_everything_and_shows_nothing_is_not_taken(library: FakeLibrary) -> None:
    library.can = frozenset()
    with pytest.raises(Unavailable, match="can show nothing here"):
        asyncio.run(library_toasts(None))


def test_a_library_that_is_not_there_or_breaks_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(Unavailable, match="desktop-notifier"):
        asyncio.run(library_toasts(None))


def test_the_listeners_are_the_librarys_own(library: FakeLibrary) -> None:
    notifier = SimpleNamespace()
    LibraryToasts(library, notifier).listen(print, repr)
    assert (notifier.on_button_pressed, notifier.on_dismissed) == (print, repr)
