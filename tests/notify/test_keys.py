"""Keys in the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.events import Skip, Snooze
from deskstretch.core.reminder import Button, Reminder
from deskstretch.notify.keyboard import keys_of
from deskstretch.notify.keys import assign, offered
from tests.notify.said import CARD, CHIN_TUCK


def keys(*buttons: Button) -> dict[str, str]:
    return {key: button.key for key, button in assign(buttons).items()}


def test_the_usual_answers_have_the_usual_keys() -> None:
    assert keys(*CHIN_TUCK.buttons) == {"s": "start", "z": "snooze", "k": "skip"}
    assert keys(*CARD.buttons) == {"d": "done", "k": "skip", "h": "hurts"}


def test_a_reminder_can_be_answered_with_all_that_is_elsewhere_in_the_tray_menu() -> None:
    assert [button.key for button in offered(CHIN_TUCK)] == [
        "start",
        "snooze",
        "skip",
        "done",
        "another",
        "hurts",
    ]
    assert offered(CARD) == CARD.buttons
    assert offered(Reminder("Only told", "")) == ()


def test_another_button_takes_a_free_letter_and_leaves_the_usual_ones_alone() -> None:
    five, ten = (Button(f"snooze-{n}m", f"Snooze {n} min", Snooze()) for n in (5, 10))
    assert keys(five, ten, *CHIN_TUCK.buttons) == {
        "o": "snooze-5m",
        "e": "snooze-10m",
        "s": "start",
        "z": "snooze",
        "k": "skip",
    }


@given(
    st.lists(
        st.builds(Button, st.text(max_size=8), st.text(max_size=8), st.just(Skip())),
        max_size=12,
        unique=True,
    )
)
def test_every_button_gets_one_key_that_means_nothing_else(buttons: list[Button]) -> None:
    chosen = assign(buttons)
    assert list(chosen.values()) == buttons
    assert all(len(key) == 1 and key.isascii() and key.isalnum() for key in chosen)
    assert not set(chosen) & set("npwq?")


def test_arrow_keys_and_pasted_text_are_no_answers() -> None:
    assert keys_of(b"\x1b[A") == keys_of(b"\x1bOD") == keys_of(b"\x1bs") == keys_of(b"skip it") == ""
    assert keys_of(b"\r\n") == keys_of(b"\xff") == ""


def test_a_key_counts_in_either_case_and_two_fast_ones_count_both() -> None:
    assert keys_of(b"S") == "s"
    assert keys_of(b"sd") == "sd"
