"""What is installed."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from ... import __version__
from ..areas.versions import VersionFacts

_EVERYWHERE = ("APScheduler", "pystray", "plyer", "Pillow")
_ON = {
    "linux": ("dbus-fast", "python-xlib"),
    "win32": ("desktop-notifier",),
    "darwin": ("desktop-notifier",),
}


def look_at_versions() -> VersionFacts:
    names = (*_EVERYWHERE, *_ON.get(sys.platform, ()))
    return VersionFacts(
        deskstretch=__version__,
        python=platform.python_version(),
        libraries={name: _version(name) for name in names},
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
