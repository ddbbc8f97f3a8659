"""What a program is called on each distribution, and the command that installs it there.

Looked up in the distributions' own package pages and sources (Debian and Ubuntu, Fedora, Arch, openSUSE,
Alpine). What is not here is in no repository we know of: then the place it comes from is named instead.
"""

from enum import StrEnum

from .system import System


class Package(StrEnum):
    """Programs that fill a gap of the desktop."""

    APPINDICATOR = "the AppIndicator extension"
    DUNST = "dunst"
    MAKO = "mako"
    XFCE_NOTIFYD = "xfce4-notifyd"
    SNIXEMBED = "snixembed"
    WAYBAR = "waybar"
    TK = "Tk for Python"
    PAPLAY = "paplay"
    ESPEAK = "espeak-ng"


_FAMILIES = {
    "apt": ("debian", "ubuntu"),
    # Before Fedora, which they say they are like: what is below comes from EPEL there, if at all.
    "epel": ("rhel", "centos"),
    "dnf": ("fedora",),
    "pacman": ("arch",),
    "zypper": ("opensuse", "suse"),
    "apk": ("alpine",),
}

_INSTALL = {
    "apt": "sudo apt install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
    "zypper": "sudo zypper install",
    # Alpine comes with doas, and without sudo.
    "apk": "doas apk add",
}

_NAMES = {
    Package.APPINDICATOR: {
        # openSUSE and Alpine: only in people's own projects.
        **dict.fromkeys(("apt", "dnf", "pacman"), "gnome-shell-extension-appindicator"),
    },
    Package.DUNST: dict.fromkeys(_INSTALL, "dunst"),
    # Debian has another mako, the template library's.
    Package.MAKO: {**dict.fromkeys(_INSTALL, "mako"), "apt": "mako-notifier"},
    Package.XFCE_NOTIFYD: dict.fromkeys(_INSTALL, "xfce4-notifyd"),
    Package.SNIXEMBED: {"pacman": "snixembed"},
    Package.WAYBAR: dict.fromkeys(_INSTALL, "waybar"),
    Package.TK: {
        **dict.fromkeys(("apt", "zypper"), "python3-tk"),
        **dict.fromkeys(("dnf", "apk"), "python3-tkinter"),
        "pacman": "tk",
    },
    # It serves PipeWire as well.
    Package.PAPLAY: {**dict.fromkeys(_INSTALL, "pulseaudio-utils"), "pacman": "libpulse"},
    Package.ESPEAK: dict.fromkeys(_INSTALL, "espeak-ng"),
}


def install(system: System, package: Package) -> str | None:
    """The command for this distribution; None where we know of none."""
    family = family_of(system)
    name = _NAMES[package].get(family or "")
    if family is None or name is None:
        return None
    if system.image_based and family == "dnf":
        return f"rpm-ostree install {name}, restart the computer"
    return f"{_INSTALL[family]} {name}"


def family_of(system: System) -> str | None:
    """Which of the package tools above this distribution has; None for others."""
    if system.platform != "linux":
        return None
    return next(
        (family for family, members in _FAMILIES.items() if not set(members).isdisjoint(_ids(system))), None
    )


def _ids(system: System) -> set[str]:
    # "opensuse-tumbleweed" is also like "opensuse"; older ones do not say so.
    return {part for name in system.ids for part in (name, name.partition("-")[0])}
