"""The plain fallback, with a plyer that misbehaves as plyer does."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Errand, Event, Shown
from deskstretch.core.reminder import Message, Reminder
from deskstretch.notify import plain, spot
from deskstretch.notify.plain import PlainNotifier, plain_text, plyer_notify
from tests.notify.said import BUTTONS, CAT_COW, CHIN_TUCK


class FakePlyer:
    """Records what it was given; blocks until ``let_go`` or raises when told to."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []
        self.threads: list[threading.Thread] = []
        self.raises: Exception | None = None
        self.off: list[threading.Event] | None = None
        """One for each text, where they can be taken off."""
        self._free = threading.Event()
        self._free.set()

    def __call__(self, **fields: Any) -> threading.Event | None:
        self.given.append(fields)
        self.threads.append(threading.current_thread())
        if self.raises:
            raise self.raises
        assert self._free.wait(10)
        if self.off is None:
            return None
        self.off.append(threading.Event())
        return self.off[-1]

    def hold(self) -> None:
        self._free.clear()

    def let_go(self) -> None:
        self._free.set()

    @property
    def titles(self) -> list[str]:
        return [fields["title"] for fields in self.given]


@pytest.fixture
def plyer() -> Iterator[FakePlyer]:
    fake = FakePlyer()
    yield fake
    fake.let_go()
    for thread in fake.threads:
        thread.join()


def play(plyer: FakePlyer, story: Callable[[PlainNotifier, list[Event | Errand]], Awaitable[None]]) -> None:
    async def act() -> None:
        posted: list[Event | Errand] = []
        notifier = PlainNotifier(plyer, posted.append, None, platform="linux", limit_s=0.05)
        await story(notifier, posted)
        await notifier.close()

    asyncio.run(act())


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


def test_a_reminder_is_shown_on_a_thread_that_the_program_does_not_wait_for(plyer: FakePlyer) -> None:
    async def story(notifier: PlainNotifier, posted: list[Event | Errand]) -> None:
        notifier.show(CHIN_TUCK)
        await until(lambda: posted == [Shown()])
        assert plyer.titles == ["Chin tuck"]
        assert plyer.threads[0].daemon

    play(plyer, story)


def test_a_deaf_server_holds_up_nothing_and_nothing_piles_up_behind_it(
    plyer: FakePlyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spot, "PAUSES_S", (0.0, 0.01))

    async def story(notifier: PlainNotifier, posted: list[Event | Errand]) -> None:
        plyer.hold()
        notifier.show(CHIN_TUCK)
        await until(lambda: posted == [Shown()])
        notifier.show(Reminder("never seen", ""))
        notifier.tell(Message("also waits", "", urgent=True))
        await asyncio.sleep(0.05)
        notifier.show(CAT_COW)
        assert plyer.titles == ["Chin tuck"]
        plyer.let_go()
        await until(lambda: posted == [Shown(), Shown()])
        await until(lambda: len(plyer.given) == 3)
        assert sorted(plyer.titles[1:]) == ["Cat-cow", "also waits"]

    play(plyer, story)


def test_an_error_is_logged_once_and_believed_as_little_as_a_success(
    plyer: FakePlyer, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(notifier: PlainNotifier, posted: list[Event | Errand]) -> None:
        plyer.raises = ValueError("string too long")
        notifier.show(CHIN_TUCK)
        await until(lambda: posted == [Shown()])
        notifier.show(CAT_COW)
        await until(lambda: posted == [Shown(), Shown()])

    play(plyer, story)
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "Plain notifications: plyer: string too long"
    ]


def test_withdrawing_shows_nothing(plyer: FakePlyer) -> None:
    async def story(notifier: PlainNotifier, posted: list[Event | Errand]) -> None:
        notifier.show(CHIN_TUCK)
        notifier.withdraw()
        await asyncio.sleep(0.02)
        assert plyer.given == []
        assert posted == []

    play(plyer, story)


def test_what_can_be_taken_off_is_when_it_is_answered_replaced_or_the_program_ends(
    plyer: FakePlyer,
) -> None:
    plyer.off = off = []

    async def story(notifier: PlainNotifier, posted: list[Event | Errand]) -> None:
        notifier.show(CHIN_TUCK)
        await until(lambda: posted == [Shown()])
        notifier.show(CAT_COW)
        await until(lambda: posted == [Shown(), Shown()])
        assert [event.is_set() for event in off] == [True, False]
        notifier.withdraw()
        await until(off[1].is_set)
        notifier.tell(Message("Next", "at 10:45"))
        await until(lambda: len(off) == 3)
        assert not off[2].is_set()

    play(plyer, story)
    assert off[2].is_set()


def test_how_to_answer_is_in_the_text() -> None:
    _, body = plain_text(CHIN_TUCK, "linux")
    assert body.splitlines()[-1] == "Answer in the tray menu."


@given(st.text(st.characters()), st.text(st.characters()))
def test_no_text_is_an_option_or_markup_or_ends_a_quote(title: str, body: str) -> None:
    for part in plain_text(Reminder(title, body, BUTTONS), "linux"):
        assert not part.startswith("-")
        assert not set(part) & set("<>&'\\\0")


def test_a_dash_at_the_start_is_kept_behind_a_space() -> None:
    assert plain_text(Message("-h", "--help"), "linux") == (" -h", " --help")


@given(st.text(st.characters()), st.text(st.characters(min_codepoint=0x1F000), min_size=100))
def test_a_text_fits_into_a_balloon_and_the_way_to_answer_is_not_cut_off(title: str, body: str) -> None:
    """A longer one raises in a thread of plyer's, and nothing appears."""
    short, text = plain_text(Reminder(title * 10, body, BUTTONS), "win32")
    assert 1 <= len(short.encode("utf-16-le")) // 2 <= 63
    assert len(text.encode("utf-16-le")) // 2 <= 255
    assert text.endswith("Answer in the tray menu.")


def test_windows_gets_the_ico_beside_the_picture(plyer: FakePlyer, tmp_path: Path) -> None:
    (tmp_path / "deskstretch.ico").touch()
    assert plain._icon_for("win32", tmp_path / "deskstretch-64.png") == str(tmp_path / "deskstretch.ico")
    assert plain._icon_for("linux", tmp_path / "deskstretch-64.png") == str(tmp_path / "deskstretch-64.png")
    assert plain._icon_for("win32", None) == ""


@pytest.mark.skipif(plain.sys.platform != "linux", reason="about Linux")
def test_without_a_program_to_call_plyer_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(plain, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match="neither notify-send nor dbus-python"):
        plyer_notify()


@pytest.mark.skipif(
    plain.sys.platform != "linux" or bool(plain.find_spec("dbus")), reason="about notify-send"
)
def test_the_real_plyer_hands_the_text_to_notify_send(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = tmp_path / "heard"
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {heard}.part\nmv {heard}.part {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    async def story() -> None:
        posted: list[Event | Errand] = []
        notifier = PlainNotifier(plyer_notify(), posted.append, None)
        notifier.show(Reminder("-Chin tuck", "Neck & <b>back</b>"))
        await until(lambda: posted == [Shown()])
        await notifier.close()

    asyncio.run(story())
    assert heard.read_text().startswith(" -Chin tuck|Neck ＆ ‹b›back‹/b›|")
