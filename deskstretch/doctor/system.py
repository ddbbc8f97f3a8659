"""Which computer this is: the facts that decide which command would help."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Session(StrEnum):
    """What draws the screen. NONE: nothing that we could reach."""

    X11 = "X11"
    WAYLAND = "Wayland"
    NATIVE = "native"
    NONE = "no display"


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """``ids``: what /etc/os-release calls itself and what it is like, the nearest first, lower case.

    ``image_based``: the system is an image (Fedora Silverblue and the like), with its own installer.
    ``desktop``: the parts of $XDG_CURRENT_DESKTOP, lower case.
    """

    platform: str = "linux"
    name: str = ""
    ids: tuple[str, ...] = ()
    image_based: bool = False
    desktop: tuple[str, ...] = ()
    session: Session = Session.NONE


def system_of(
    os_release: Mapping[str, str], environ: Mapping[str, str], platform: str, name: str
) -> System:
    """``platform`` as in ``sys.platform``; ``name`` is taken where os-release has none."""
    ids = " ".join((os_release.get("ID", ""), os_release.get("ID_LIKE", ""))).lower().split()
    return System(
        platform=platform,
        name=os_release.get("PRETTY_NAME") or name,
        ids=tuple(ids),
        # Silverblue, Kinoite and their children say so: rpm-ostree writes it there.
        image_based="OSTREE_VERSION" in os_release,
        desktop=tuple(filter(None, environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":"))),
        session=_session(environ, platform),
    )


def this_system(environ: Mapping[str, str]) -> System:
    """The computer this runs on."""
    import platform

    try:
        os_release = platform.freedesktop_os_release()
    except OSError:
        os_release = {}
    return system_of(os_release, environ, sys.platform, f"{platform.system()} {platform.release()}")


def _session(environ: Mapping[str, str], platform: str) -> Session:
    if platform in ("win32", "darwin"):
        return Session.NATIVE
    if environ.get("WAYLAND_DISPLAY"):
        return Session.WAYLAND
    return Session.X11 if environ.get("DISPLAY") else Session.NONE
