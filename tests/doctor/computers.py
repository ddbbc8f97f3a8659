"""Computers that none of us has: what each says of itself, in the words of its own files."""

from deskstretch.doctor.system import System, system_of

DEBIAN = {"ID": "debian", "PRETTY_NAME": "Debian GNU/Linux 12 (bookworm)"}
UBUNTU = {"ID": "ubuntu", "ID_LIKE": "debian", "PRETTY_NAME": "Ubuntu 24.04 LTS"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}
FEDORA = {"ID": "fedora", "PRETTY_NAME": "Fedora Linux 42 (Workstation Edition)"}
SILVERBLUE = FEDORA | {"VARIANT_ID": "silverblue", "OSTREE_VERSION": "42.20250501.0"}
ROCKY = {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}
ARCH = {"ID": "arch"}
MANJARO = {"ID": "manjaro", "ID_LIKE": "arch"}
TUMBLEWEED = {"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"}
ALPINE = {"ID": "alpine"}
NIXOS = {"ID": "nixos"}

X11 = {"DISPLAY": ":0"}
WAYLAND = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


def linux(distribution: dict[str, str], desktop: str = "", screen: dict[str, str] | None = None) -> System:
    environ = {"XDG_CURRENT_DESKTOP": desktop, **(X11 if screen is None else screen)}
    return system_of(distribution, environ, "linux", "Linux")


WINDOWS = system_of({}, {}, "win32", "Windows 11")
MACOS = system_of({}, {}, "darwin", "Darwin 24")
