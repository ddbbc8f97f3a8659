"""The whole loop on a real desktop, clicked by hand: the icon, the menu, the reminder, the answers."""

import signal
import time
from datetime import UTC, datetime

from deskstretch.core.words import at
from tests.desktop.person import ALWAYS

# The rows of the menu, from the top.
NEXT, STRETCH_NOW = 0, 1
PROMPTED_START, PROMPTED_DONE = 1, 2
PROMPTED_HURTS = 6
# The buttons of the reminder, from the left.
START, SNOOZE, SKIP = 0, 1, 2


def test_a_reminder_is_snoozed_and_later_done_without_a_guide(person):
    person.started(f'{ALWAYS}[guide]\nshow = "off"\n')
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.press(SNOOZE)
    person.in_phase("snoozed")
    person.desktop.wait("the reminder to go", lambda: not person.popup())

    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.press(START)
    person.in_phase("stretching")
    time.sleep(0.6)  # a second click sooner than this is taken for a double click
    person.press(0)
    person.in_phase("working")
    outcomes = [outcome for outcome, _ in person.history()]
    assert outcomes == ["prompted", "snoozed", "prompted", "started", "done"]
    assert len({stretch for _, stretch in person.history()}) == 1


def test_the_menu_opens_and_shows_the_next_stretch_and_when(person):
    person.started()
    menu = person.open_menu()
    assert len(person.row_tops(menu)) == len(person.menu_rows())
    due = datetime.fromisoformat(str(person.state["due_at"]))
    assert person.menu_rows()[0] == f"Next: {person.stretch} {at(due, datetime.now(UTC), UTC)}"
    person.close_menu()


def test_the_menu_answers_too_and_takes_the_reminder_off_the_screen(person):
    person.started()
    person.choose(STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    person.choose(PROMPTED_DONE)
    person.in_phase("working")
    person.desktop.wait("the reminder to go", lambda: not person.popup())
    assert [outcome for outcome, _ in person.history()] == ["prompted", "done"]


def test_what_hurts_is_taken_out_by_two_clicks(person):
    person.started()
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    stretch = person.state["stretch"]
    person.choose(PROMPTED_HURTS, 0)
    person.desktop.wait("another stretch", lambda: person.state["stretch"] != stretch)
    assert person.history()[:2] == [("prompted", stretch), ("hurt", stretch)]


def test_the_rows_of_an_open_menu_stay_where_they_are_when_a_reminder_comes(person):
    person.started()
    menu, rows = person.open_menu(), person.menu_rows()
    person.middle_click_unseen()
    person.in_phase("prompting")
    person.desktop.wait("the reminder", person.popup)
    assert person.menu_rows() == rows
    person.click_row(menu, STRETCH_NOW)
    person.desktop.wait("the answers", lambda: "Start" in person.menu_rows())
    assert [outcome for outcome, _ in person.history()] == ["prompted"]


def test_the_welcome_makes_room_for_the_reminder(person):
    person.start()
    person.desktop.wait("the icon", person.sees_icon)
    person.desktop.wait("the welcome", person.popup)
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.desktop.wait("the reminder alone", lambda: person.popups() == 1)
    person.press(SKIP)
    person.in_phase("working")


def test_a_left_click_shows_the_reminder_again_and_answers_nothing(person):
    person.started()
    person.choose(STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    person.desktop.click(16, 16)
    time.sleep(0.5)
    assert person.popups() == 1
    assert person.state["phase"] == "prompting"


def test_a_middle_click_stretches_now(person):
    person.started()
    person.desktop.click(16, 16, 2)
    person.in_phase("prompting")


def test_a_panel_that_restarts_gets_the_icon_back(person):
    person.started()
    person.desktop.end("panel", signal.SIGKILL)
    person.desktop.wait("the icon to go", lambda: not person.sees_icon())
    person.desktop.start_panel()
    person.desktop.wait("the icon", person.sees_icon)
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")


def test_a_reminder_comes_once_the_notification_server_is_back(person):
    person.started()
    person.desktop.end("notifyd", signal.SIGKILL)
    person.desktop.wait(
        "the server to go", lambda: "org.freedesktop.Notifications" not in person.desktop.names()
    )
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.desktop.start_notification_server()
    person.press(SKIP)
    person.in_phase("working")
    assert [outcome for outcome, _ in person.history()] == ["prompted", "skipped"]


def test_a_reminder_on_the_screen_survives_the_server(person):
    person.started()
    person.choose(STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    person.desktop.end("notifyd", signal.SIGKILL)
    person.desktop.start_notification_server()
    person.desktop.wait("the reminder again", person.popup)
    assert person.popups() == 1


def test_sigterm_ends_it_cleanly_and_takes_the_reminder_along(person):
    person.started()
    person.choose(STRETCH_NOW)
    person.desktop.wait("the reminder", person.popup)
    assert person.desktop.end("deskstretch", within_s=2) == 0
    person.desktop.wait("the reminder to go", lambda: not person.popup())
    assert person.desktop.log("deskstretch") == ""


def test_a_settings_file_edited_while_running_applies_and_a_mistake_is_told(person):
    person.started()
    config = person.desktop.home / "config/deskstretch/config.toml"
    good = config.read_text()
    config.write_text(good + '[reminders]\ninterval = "2s"\n')
    person.desktop.wait("a word about the mistake", person.popup, within_s=25)
    assert config.read_text().endswith('interval = "2s"\n')
    due_before = person.state["due_at"]
    config.write_text(good + '[reminders]\ninterval = "90m"\n')
    person.desktop.wait("the new interval", lambda: person.state["due_at"] != due_before, within_s=25)
