import re

import pytest

from deskstretch.doctor.areas.tray import TrayFacts, tray_finding
from deskstretch.doctor.finding import Level
from tests.doctor.computers import (
    ALPINE,
    ARCH,
    DEBIAN,
    FEDORA,
    MACOS,
    NIXOS,
    SILVERBLUE,
    TUMBLEWEED,
    UBUNTU,
    WAYLAND,
    WINDOWS,
    linux,
)

UPSTREAM = "appindicatorsupport@rgcjonas.gmail.com"
NO_PANEL = TrayFacts(chosen="StatusNotifier")


def test_a_panel_that_shows_the_icon_is_named():
    facts = TrayFacts(chosen="StatusNotifier", watcher="xfce4-panel", hosted=True)
    found = tray_finding(facts, linux(DEBIAN, "XFCE"))
    assert (found.level, found.summary) == (Level.GOOD, "StatusNotifier, shown by xfce4-panel")
    assert found.mend is None


def test_a_watcher_that_does_not_say_whether_anybody_shows_icons_is_believed():
    facts = TrayFacts(chosen="StatusNotifier", watcher="some-panel", hosted=None)
    assert tray_finding(facts, linux(ARCH)).level is Level.GOOD


def test_a_watcher_without_a_panel_is_not_enough():
    facts = TrayFacts(chosen="StatusNotifier", watcher="kded6", hosted=False)
    found = tray_finding(facts, linux(FEDORA, "KDE", WAYLAND))
    assert found.level is Level.WARNING
    assert "kded6" in found.summary
    assert "System Tray" in (found.mend or "")


@pytest.mark.parametrize(
    ("distribution", "command"),
    [
        (FEDORA, f"sudo dnf install gnome-shell-extension-appindicator, .* enable {UPSTREAM}$"),
        (SILVERBLUE, f"^rpm-ostree install gnome-shell-extension-appindicator, .* enable {UPSTREAM}$"),
        (ARCH, f"sudo pacman -S gnome-shell-extension-appindicator, .* enable {UPSTREAM}$"),
        (DEBIAN, "sudo apt install .* enable ubuntu-appindicators@ubuntu.com$"),
        (UBUNTU, "sudo apt install .* enable ubuntu-appindicators@ubuntu.com$"),
        (TUMBLEWEED, rf"^gdbus call .*Extensions\.InstallRemoteExtension {UPSTREAM}$"),
        (ALPINE, rf"^gdbus call .*Extensions\.InstallRemoteExtension {UPSTREAM}$"),
        (NIXOS, rf"^gdbus call .*Extensions\.InstallRemoteExtension {UPSTREAM}$"),
    ],
)
def test_gnome_without_the_extension_gets_it_from_its_distribution(distribution, command):
    found = tray_finding(NO_PANEL, linux(distribution, "GNOME", WAYLAND))
    assert found.level is Level.WARNING
    assert found.summary == "no panel with a tray for icons"

    assert re.search(command, found.mend or "")


def test_an_extension_that_is_installed_only_has_to_be_switched_on():
    facts = TrayFacts(chosen="StatusNotifier", extension=UPSTREAM)
    found = tray_finding(facts, linux(FEDORA, "GNOME", WAYLAND))
    assert found.mend == f"gnome-extensions enable {UPSTREAM}"


@pytest.mark.parametrize(
    ("desktop", "words"),
    [
        ("XFCE", "xfce4-panel --add=systray"),
        ("MATE", "enable-sni-support true"),
        ("LXQt", "Status Notifier"),
        ("X-Cinnamon", "XApp Status"),
        ("Budgie:GNOME", "AppIndicator Applet"),
    ],
)
def test_each_desktop_has_its_own_way(desktop, words):
    assert words in (tray_finding(NO_PANEL, linux(DEBIAN, desktop)).mend or "")


def test_a_tray_of_the_old_kind_gets_a_bridge():
    facts = TrayFacts(chosen="StatusNotifier", xembed=True)
    found = tray_finding(facts, linux(ARCH, "i3"))
    assert "old kind" in found.summary
    assert found.mend == "sudo pacman -S snixembed, then: snixembed --fork"
    assert "https://" in (tray_finding(facts, linux(DEBIAN, "i3")).mend or "")


def test_a_bare_compositor_gets_a_bar():
    found = tray_finding(NO_PANEL, linux(FEDORA, "sway", WAYLAND))
    assert (found.mend or "").startswith("sudo dnf install waybar")


def test_without_a_display_nothing_is_there_to_mend():
    found = tray_finding(NO_PANEL, linux(DEBIAN, screen={}))
    assert found.level is Level.WARNING
    assert "no display" in found.summary
    assert found.mend is None


def test_without_a_bus_the_fallback_and_its_reason_are_told():
    facts = TrayFacts(
        chosen="XEmbed (a picture without a menu)",
        reasons=("StatusNotifier: no connection to the session bus", "pystray's appindicator: No module"),
    )
    found = tray_finding(facts, linux(DEBIAN, "i3"))
    assert (found.level, found.summary) == (Level.WARNING, "XEmbed (a picture without a menu)")
    assert found.detail == "StatusNotifier: no connection to the session bus"
    assert "dbus-run-session" in (found.mend or "")


def test_a_tray_the_person_does_not_want_is_no_fault():
    found = tray_finding(TrayFacts(chosen="StatusNotifier", enabled=False), linux(FEDORA, "GNOME", WAYLAND))
    assert found.level is Level.GOOD
    assert "switched off" in found.summary


def test_windows_hides_icons_and_where_is_told():
    found = tray_finding(TrayFacts(chosen="Windows notification area"), WINDOWS)
    assert found.level is Level.GOOD
    assert "Taskbar" in (found.detail or "")


def test_a_native_tray_that_cannot_be_loaded_is_told():
    facts = TrayFacts(chosen="no tray", reasons=("pystray's darwin: No module named 'AppKit'",))
    found = tray_finding(facts, MACOS)
    assert found.level is Level.WARNING
    assert "AppKit" in (found.detail or "")
