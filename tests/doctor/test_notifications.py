import pytest

from deskstretch.core.settings import Backend
from deskstretch.doctor.areas.notifications import NotificationFacts, Server, notification_finding
from deskstretch.doctor.finding import Level
from tests.doctor.computers import (
    ALPINE,
    DEBIAN,
    FEDORA,
    MACOS,
    NIXOS,
    WAYLAND,
    WINDOWS,
    linux,
)

XFCE = Server(name="Xfce Notify Daemon 0.7.3", capabilities=("actions", "body", "body-markup"))


def test_a_server_with_buttons_is_good_and_says_what_it_can():
    found = notification_finding(NotificationFacts(server=XFCE), linux(DEBIAN, "XFCE"))
    assert (found.level, found.summary) == (Level.GOOD, "Xfce Notify Daemon 0.7.3, with buttons")
    assert found.detail == "buttons: yes, markup in the text: yes, kept until seen: no, sound: no."


@pytest.mark.parametrize(
    ("name", "words"),
    [("dunst 1.9.0", "in a menu"), ("mako 1.7.1", "no buttons of its own")],
)
def test_a_server_that_hides_its_buttons_says_how_to_answer(name, words):
    facts = NotificationFacts(server=Server(name=name, capabilities=("actions",)))
    found = notification_finding(facts, linux(DEBIAN))
    assert found.level is Level.GOOD
    assert words in found.summary


def test_a_server_without_buttons_is_a_fallback():
    facts = NotificationFacts(server=Server(name="small 1", capabilities=("body",)))
    found = notification_finding(facts, linux(DEBIAN))
    assert found.level is Level.WARNING
    assert "tray menu" in found.summary


def test_a_server_told_not_to_disturb_says_how_to_end_that():
    facts = NotificationFacts(server=XFCE, silent="xfconf-query -p /do-not-disturb -s false")
    found = notification_finding(facts, linux(DEBIAN, "XFCE"))
    assert found.level is Level.WARNING
    assert "do not disturb" in found.summary
    assert found.mend == "xfconf-query -p /do-not-disturb -s false"


def test_a_server_that_hangs_is_named_by_its_process():
    facts = NotificationFacts(server=Server(name="gnome-shell"), problem="no answer within 0.8 s")
    found = notification_finding(facts, linux(FEDORA, "GNOME", WAYLAND))
    assert (found.level, found.summary) == (Level.WARNING, "gnome-shell does not answer")


def test_a_server_that_the_bus_starts_is_fine():
    found = notification_finding(NotificationFacts(startable=True), linux(DEBIAN))
    assert found.level is Level.GOOD
    assert "starts one" in found.summary


@pytest.mark.parametrize(
    ("distribution", "desktop", "screen", "mend"),
    [
        (DEBIAN, "i3", None, "sudo apt install dunst"),
        (DEBIAN, "sway", WAYLAND, "sudo apt install mako-notifier"),
        (FEDORA, "sway", WAYLAND, "sudo dnf install mako"),
        (ALPINE, "", None, "doas apk add dunst"),
        (DEBIAN, "XFCE", None, "sudo apt install xfce4-notifyd"),
        (NIXOS, "", None, "install dunst"),
        (FEDORA, "GNOME", WAYLAND, "log out and in again: your desktop brings its own"),
    ],
)
def test_no_server_and_what_brings_one(distribution, desktop, screen, mend):
    found = notification_finding(NotificationFacts(), linux(distribution, desktop, screen))
    assert found.level is Level.WARNING
    assert "no notification server" in found.summary
    assert found.mend == mend


def test_a_server_that_is_installed_only_has_to_be_started():
    found = notification_finding(NotificationFacts(at_hand="dunst"), linux(DEBIAN, "i3"))
    assert found.mend == "dunst is installed; start it with your session: dunst &"


def test_without_a_bus_no_server_is_recommended():
    facts = NotificationFacts(problem="session bus: [Errno 2] No such file or directory")
    found = notification_finding(facts, linux(DEBIAN, "i3"))
    assert "session bus" in found.summary
    assert "dbus-run-session" in (found.mend or "")


def test_without_a_display_reminders_come_in_the_terminal():
    found = notification_finding(NotificationFacts(startable=True), linux(DEBIAN, screen={}))
    assert found.level is Level.WARNING
    assert "no display" in found.summary


def test_the_terminal_by_choice_is_no_fault():
    facts = NotificationFacts(preference=Backend.TERMINAL)
    found = notification_finding(facts, linux(DEBIAN))
    assert found.level is Level.GOOD
    assert "settings" in found.summary


def test_plain_ones_by_choice_need_their_library():
    system = linux(DEBIAN)
    fine = notification_finding(NotificationFacts(preference=Backend.PLAIN), system)
    assert fine.level is Level.GOOD
    facts = NotificationFacts(preference=Backend.PLAIN, library="plyer: no notify-send")
    found = notification_finding(facts, system)
    assert (found.level, found.detail) == (Level.WARNING, "plyer: no notify-send")


@pytest.mark.parametrize(("system", "name"), [(WINDOWS, "Windows"), (MACOS, "macOS")])
def test_windows_and_macos_have_a_place_for_permission(system, name):
    found = notification_finding(NotificationFacts(), system)
    assert found.level is Level.GOOD
    assert found.summary.startswith(name)
    assert "Settings > " in (found.detail or "")


def test_a_missing_library_is_a_warning_there():
    found = notification_finding(NotificationFacts(library="desktop-notifier is not installed"), WINDOWS)
    assert found.level is Level.WARNING
