import pytest

from deskstretch.doctor.packages import Package, install
from deskstretch.doctor.system import Session, system_of, this_system
from tests.doctor.computers import (
    ALPINE,
    ARCH,
    DEBIAN,
    FEDORA,
    MACOS,
    MANJARO,
    MINT,
    NIXOS,
    ROCKY,
    SILVERBLUE,
    TUMBLEWEED,
    UBUNTU,
    WAYLAND,
    WINDOWS,
    linux,
)


@pytest.mark.parametrize(
    ("environ", "platform", "session"),
    [
        ({"DISPLAY": ":0"}, "linux", Session.X11),
        (WAYLAND, "linux", Session.WAYLAND),
        ({}, "linux", Session.NONE),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", Session.NONE),
        ({"DISPLAY": ":0"}, "darwin", Session.NATIVE),
        ({}, "win32", Session.NATIVE),
    ],
)
def test_what_draws_the_screen(environ, platform, session):
    assert system_of({}, environ, platform, "").session is session


def test_the_nearest_distribution_comes_first():
    system = linux(MINT, "X-Cinnamon")
    assert system.ids == ("linuxmint", "ubuntu", "debian")
    assert system.desktop == ("x-cinnamon",)


def test_a_system_without_os_release_goes_by_the_name_of_its_kernel():
    assert system_of({}, {}, "freebsd14", "FreeBSD 14.1").name == "FreeBSD 14.1"


def test_this_computer_has_a_name():
    assert this_system({}).name


@pytest.mark.parametrize(
    ("distribution", "package", "command"),
    [
        (DEBIAN, Package.DUNST, "sudo apt install dunst"),
        (DEBIAN, Package.MAKO, "sudo apt install mako-notifier"),
        (MINT, Package.WAYBAR, "sudo apt install waybar"),
        (UBUNTU, Package.APPINDICATOR, "sudo apt install gnome-shell-extension-appindicator"),
        (FEDORA, Package.APPINDICATOR, "sudo dnf install gnome-shell-extension-appindicator"),
        (FEDORA, Package.MAKO, "sudo dnf install mako"),
        (MANJARO, Package.APPINDICATOR, "sudo pacman -S gnome-shell-extension-appindicator"),
        (ARCH, Package.SNIXEMBED, "sudo pacman -S snixembed"),
        (TUMBLEWEED, Package.DUNST, "sudo zypper install dunst"),
        (ALPINE, Package.DUNST, "doas apk add dunst"),
    ],
)
def test_the_command_of_each_distribution(distribution, package, command):
    assert install(linux(distribution), package) == command


@pytest.mark.parametrize(
    ("distribution", "package"),
    [
        (TUMBLEWEED, Package.APPINDICATOR),
        (ALPINE, Package.APPINDICATOR),
        (DEBIAN, Package.SNIXEMBED),
        (ROCKY, Package.DUNST),
        (NIXOS, Package.DUNST),
    ],
)
def test_no_command_is_made_up_for_what_is_not_packaged(distribution, package):
    assert install(linux(distribution), package) is None


def test_an_image_has_its_own_installer():
    command = install(linux(SILVERBLUE), Package.DUNST)
    assert command == "rpm-ostree install dunst, restart the computer"


def test_nothing_is_installed_with_linux_commands_elsewhere():
    assert install(WINDOWS, Package.DUNST) is None
    assert install(MACOS, Package.DUNST) is None
