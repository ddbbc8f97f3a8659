"""Reminders in the terminal: what is printed, and a real pseudo-terminal for the keys."""

import asyncio
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import (
    Done,
    Errand,
    Event,
    Look,
    Now,
    PauseUntil,
    Quit,
    Resume,
    Shown,
    Skip,
    Start,
)
from deskstretch.core.reminder import Button, Message, Reminder
from deskstretch.notify.keyboard import Pressed, TerminalKeyboard, keyboard
from deskstretch.notify.sheet import Sheet
from deskstretch.notify.terminal import TerminalNotifier
from tests.notify.said import CARD, CAT_COW, CHIN_TUCK, SNOOZE

ROOT = Path(__file__).parents[2]


class FakeKeyboard:
    def __init__(self) -> None:
        self.press: Pressed = lambda _: None
        self.stopped = False
        self.refreshed = 0

    def start(self, pressed: Pressed) -> None:
        self.press = pressed

    def refresh(self) -> None:
        self.refreshed += 1

    def stop(self) -> None:
        self.stopped = True


class Session:
    """A notifier that prints into a string."""

    def __init__(self, *, with_keys: bool = True) -> None:
        self.out = StringIO()
        self.posted: list[Event | Errand] = []
        self.keyboard = FakeKeyboard()
        self.notifier = TerminalNotifier(self.posted.append, self.out, self.keyboard if with_keys else None)
        self.notifier.start()

    def printed(self) -> str:
        """What was printed since the last look."""
        text = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return text

    def press(self, keys: str) -> list[Event | Errand]:
        """What these keys post."""
        self.posted.clear()
        for key in keys:
            self.keyboard.press(key)
        return list(self.posted)


@pytest.fixture
def session() -> Session:
    return Session()


# -- what is printed


def test_the_first_line_says_what_the_keys_are(session: Session) -> None:
    assert session.printed() == "deskstretch runs here.  n now · p pause · q quit · ? help\n"


def test_a_reminder_is_one_calm_block(session: Session) -> None:
    session.printed()
    session.notifier.show(CHIN_TUCK)
    assert session.printed() == (
        "\n"
        "▌ Chin tuck\n"
        "▌ Sit tall.\n"
        "▌ 10 × 5 s\n"
        "▌\n"
        "▌ [s] start   [z] snooze 10 min   [k] skip   [d] done   [a] another one\n"
        "▌ [h] it hurts\n"
    )
    assert session.posted == [Shown()]


def test_without_a_keyboard_there_is_no_word_of_keys() -> None:
    session = Session(with_keys=False)
    session.notifier.show(CHIN_TUCK)
    assert session.printed() == "deskstretch runs here.\n\n▌ Chin tuck\n▌ Sit tall.\n▌ 10 × 5 s\n"
    assert session.notifier.name == "the terminal, printed only"


def test_a_message_is_one_paragraph_and_an_urgent_one_is_marked(session: Session) -> None:
    session.printed()
    session.notifier.tell(Message("deskstretch", "Next at 10:45"))
    session.notifier.tell(Message("Settings", "line 7\nline 8", urgent=True))
    assert session.printed() == "· Next at 10:45\n! Settings\n  line 7\n  line 8\n"


def test_lines_are_wrapped_to_the_window_and_a_label_stays_with_its_key() -> None:
    sheet = Sheet(30, colour=False)
    text = sheet.reminder(
        Reminder("T" * 50, "word " * 30), {"z": CHIN_TUCK.buttons[1], "k": CHIN_TUCK.buttons[2]}
    )
    assert max(map(len, text.splitlines())) <= 29
    assert text.endswith("▌ [z] snooze 10 min\n▌ [k] skip")


def test_colour_is_only_around_the_text() -> None:
    plain, coloured = (Sheet(60, colour=colour).reminder(CHIN_TUCK, {}) for colour in (False, True))
    assert "\x1b" not in plain
    for code in ("\x1b[1m", "\x1b[32m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain


@given(st.text(st.characters()), st.text(st.characters()), st.integers(0, 200))
def test_no_text_steers_the_terminal(title: str, body: str, columns: int) -> None:
    buttons = (Button("start", body, Start()),)
    sheet = Sheet(columns, colour=False)
    texts = (
        sheet.reminder(Reminder(title, body, buttons), {"s": buttons[0]}),
        sheet.message(Message(title, body), {}),
        sheet.answer(body),
    )
    assert all(char == "\n" or char.isprintable() or ord(char) > 159 for char in "".join(texts))


def test_a_terminal_that_knows_ascii_only_gets_ascii() -> None:
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding="ascii")
    TerminalNotifier([].append, out, None).show(Reminder("Rücken", "10 × 5 s"))
    assert raw.getvalue().decode().splitlines() == ["", "| R?cken", "| 10 x 5 s"]


def test_a_terminal_that_is_gone_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    session = Session()
    session.out.close()
    session.notifier.show(CHIN_TUCK)
    session.notifier.withdraw()
    assert session.posted == [Shown()]
    assert len(caplog.records) == 1


# -- what keys do


def test_a_key_answers_and_says_what_was_answered(session: Session) -> None:
    session.notifier.show(CHIN_TUCK)
    session.printed()
    assert session.press("z") == [SNOOZE]
    session.notifier.withdraw()
    assert session.printed() == "→ Snooze 10 min\n"


def test_a_reminder_that_was_answered_elsewhere_is_over(session: Session) -> None:
    session.notifier.show(CHIN_TUCK)
    session.printed()
    session.notifier.withdraw()
    session.notifier.withdraw()
    assert session.printed() == "· The reminder is over.\n"
    assert session.press("szkdah") == []


def test_the_card_of_a_started_stretch_has_its_own_keys(session: Session) -> None:
    session.notifier.show(CHIN_TUCK)
    assert session.press("s") == [Start()]
    session.notifier.show(CARD)
    assert session.press("s") == []
    assert session.press("d") == [Done()]


def test_some_keys_work_at_any_time(session: Session) -> None:
    assert session.press("npwq") == [Now(), PauseUntil(None), Look(), Quit()]
    assert session.press("p") == [Resume()]
    session.notifier.show(CAT_COW)
    assert session.press("nx") == [Now()]


def test_help_lists_what_works_now(session: Session) -> None:
    session.notifier.show(CHIN_TUCK)
    session.printed()
    assert session.press("?") == []
    assert session.printed().startswith("  s  Start\n  z  Snooze 10 min\n  k  Skip\n")


def test_the_buttons_of_a_message_can_be_pressed_unless_a_reminder_asks(session: Session) -> None:
    message = Message("Skipped", "", (Button("look", "Show", Look()),))
    session.notifier.tell(message)
    assert session.press("o") == [Look()]
    session.notifier.show(CHIN_TUCK)
    session.notifier.tell(message)
    assert session.press("ok") == [Skip()]


def test_a_reminder_takes_the_terminal_again(session: Session) -> None:
    session.notifier.show(CHIN_TUCK)
    assert session.keyboard.refreshed == 1


def test_closing_lets_go_of_the_keyboard(session: Session) -> None:
    asyncio.run(session.notifier.close())
    assert session.keyboard.stopped


# -- a real terminal


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal: the person's and the program's."""
    person, program = pty.openpty()
    yield person, program
    for end in (person, program):
        try:
            os.close(end)
        except OSError:
            continue


def listening(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch, type_: Callable[[int], None]
) -> list[str]:
    """The keys that arrive while ``type_`` types, until a "." or the end of the terminal."""

    async def story() -> list[str]:
        heard: list[str] = []
        keys = TerminalKeyboard(terminal[1])
        keys.start(heard.append)
        assert not termios.tcgetattr(terminal[1])[3] & (termios.ECHO | termios.ICANON)
        assert termios.tcgetattr(terminal[1])[3] & termios.ISIG, "Ctrl-C still interrupts"
        type_(terminal[0])
        async with asyncio.timeout(5):
            while "." not in heard and keys._loop:
                await asyncio.sleep(0.005)
        keys.stop()
        keys.stop()
        return heard

    # It is no controlling terminal of the test, so nobody has its foreground.
    monkeypatch.setattr(TerminalKeyboard, "_in_foreground", lambda _: True)
    return asyncio.run(story())


def test_keys_come_at_once_and_the_terminal_is_left_as_found(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = termios.tcgetattr(terminal[1])

    def type_(person: int) -> None:
        os.write(person, b"S.")

    assert listening(terminal, monkeypatch, type_) == ["s", "."]
    assert termios.tcgetattr(terminal[1]) == before


def test_keys_work_again_after_the_program_was_stopped_and_continued(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell gives the terminal back in its usual mode: the first key then needs an Enter."""

    def type_(person: int) -> None:
        usual = termios.tcgetattr(program)
        usual[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(program, termios.TCSANOW, usual)
        os.write(person, b"s\n")

    async def story() -> None:
        heard: list[str] = []
        keys = TerminalKeyboard(program)
        keys.start(heard.append)
        for expected in (["s"], ["s", "s"]):
            type_(person)
            async with asyncio.timeout(5):
                while heard != expected:
                    await asyncio.sleep(0.005)
            assert not termios.tcgetattr(program)[3] & termios.ICANON
        keys.stop()

    person, program = terminal
    monkeypatch.setattr(TerminalKeyboard, "_in_foreground", lambda _: True)
    asyncio.run(story())


def test_a_terminal_that_is_closed_ends_the_listening(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert listening(terminal, monkeypatch, os.close) == []


def test_a_terminal_that_belongs_to_another_program_is_not_touched(terminal: tuple[int, int]) -> None:
    async def story() -> None:
        with pytest.raises(Unavailable, match="another program has the terminal"):
            TerminalKeyboard(terminal[1]).start(print)

    before = termios.tcgetattr(terminal[1])
    asyncio.run(story())
    assert termios.tcgetattr(terminal[1]) == before


def test_what_is_no_terminal_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open() as file, pytest.raises(Unavailable, match="no terminal"):
        keyboard(file)
    with pytest.raises(Unavailable, match="no terminal"):
        keyboard(None)


PROGRAM = """
import asyncio, sys
from deskstretch.core.events import Quit
from deskstretch.notify.keyboard import keyboard
from deskstretch.notify.terminal import TerminalNotifier
from tests.notify.said import CHIN_TUCK

async def main():
    left = asyncio.Event()
    def post(event):
        print("POST", event, flush=True)
        if event == Quit():
            left.set()
    notifier = TerminalNotifier(post, sys.stdout, keyboard(sys.stdin))
    notifier.start()
    notifier.show(CHIN_TUCK)
    await left.wait()
    if "crash" not in sys.argv:
        await notifier.close()

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("INTERRUPTED", flush=True)
"""


@pytest.mark.parametrize(
    ("typed", "argument", "said"),
    [
        (b"zq", "", b"POST Snooze"),
        (b"q", "crash", b"POST Quit"),
        (b"\x03", "", b"INTERRUPTED"),
    ],
)
def test_a_program_at_its_own_terminal_hears_keys_and_leaves_it_sane(
    typed: bytes, argument: str, said: bytes
) -> None:
    """With a controlling terminal, as in a shell; also when it ends without closing, and with Ctrl-C."""
    person, program = pty.openpty()
    before = termios.tcgetattr(person)
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n{PROGRAM}",
            argument,
        ],
        stdin=program,
        stdout=program,
        stderr=program,
        start_new_session=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    )
    os.close(program)
    said_so_far = read_until(person, b"it hurts")
    os.write(person, typed)
    said_so_far += read_until(person, said)
    child.wait(10)
    assert termios.tcgetattr(person) == before
    os.close(person)
    assert b"\x1b" not in said_so_far


def read_until(terminal: int, words: bytes) -> bytes:
    """What the program prints up to these words; OSError when it ended without them."""
    heard = b""
    while words not in heard:
        heard += os.read(terminal, 1024)
    return heard
