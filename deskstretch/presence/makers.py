"""Which detectors can be of use on this system. Each import stands inside its branch."""

import os
import sys
from collections.abc import Iterator

from ..bus import Bus
from ..core.events import Signal
from ..core.settings import Moments
from .senses import Make


def makers(moments: Moments, session_bus: Bus | None, system_bus: Bus | None) -> Iterator[Make]:
    """What makes the detectors that the settings ask for; ``Detector.start`` finds out if they work."""
    if sys.platform == "win32":
        yield from _windows(moments)
    elif sys.platform == "darwin":
        yield from _macos(moments)
    else:
        yield from _linux(moments, session_bus, system_bus)


def _linux(moments: Moments, session_bus: Bus | None, system_bus: Bus | None) -> Iterator[Make]:
    from .kept_awake import KeptAwake
    from .lock import Lock

    yield lambda report: Lock(report, session_bus, system_bus)
    if moments.calls:
        from .camera import Camera
        from .microphone import Microphone

        yield lambda report: Microphone(report, moments.never_calls)
        yield lambda report: Camera(report, moments.never_calls)
    if moments.do_not_disturb and session_bus:
        from .do_not_disturb import DoNotDisturb

        yield lambda report: DoNotDisturb(report, session_bus)
    if moments.kept_awake:
        yield lambda report: KeptAwake(report, session_bus, system_bus)
    if moments.fullscreen and os.environ.get("WAYLAND_DISPLAY"):
        # There no program is told of another one's windows; a film keeps the screen awake, too.
        yield lambda report: KeptAwake(report, session_bus, system_bus, Signal.FULLSCREEN)
    yield from _linux_windows(moments)


def _linux_windows(moments: Moments) -> Iterator[Make]:
    from .active_window import ActiveWindow

    windows = ActiveWindow()
    if moments.fullscreen:
        from .fullscreen import Fullscreen

        yield lambda report: Fullscreen(report, windows)
    if moments.applications:
        from .applications import Applications

        yield lambda report: Applications(report, moments.applications, windows)


def _windows(moments: Moments) -> Iterator[Make]:
    from .windows_lock import Lock

    yield Lock
    if moments.calls:
        from .windows_calls import Calls

        yield lambda report: Calls(report, moments.never_calls)
    if moments.fullscreen:
        from .windows_quiet import Fullscreen

        yield Fullscreen
    if moments.do_not_disturb:
        from .windows_quiet import DoNotDisturb

        yield DoNotDisturb
    if moments.applications:
        from .applications import Applications
        from .windows_front import ForegroundWindow

        yield lambda report: Applications(report, moments.applications, ForegroundWindow())


def _macos(moments: Moments) -> Iterator[Make]:
    from .macos_lock import Lock

    yield Lock
    if moments.calls:
        from .macos_calls import Calls

        yield lambda report: Calls(report, moments.never_calls)
    if moments.applications:
        from .applications import Applications
        from .macos_front import FrontmostApplication

        yield lambda report: Applications(report, moments.applications, FrontmostApplication())
