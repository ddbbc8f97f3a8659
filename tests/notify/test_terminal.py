"""Reminders in the terminal: what is printed, and what the keys do."""

import asyncio
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from deskstretch.notify.keyboard import Pressed
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
    assert session.printed().startswith("  s  start\n  z  snooze 10 min\n  k  skip\n")


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
