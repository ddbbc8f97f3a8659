"""Whether a stretch can be guided in a window."""

from dataclasses import dataclass

from ...core.settings import Show
from ..finding import Area, Finding, Level
from ..packages import Package, install
from ..system import Session, System

WITHOUT = "Until then notifications guide after Start; in a terminal there is: deskstretch guide"

_AS_SET = {
    Show.NOTIFICATIONS: "by notifications, as your settings say (guide.show)",
    Show.OFF: "switched off in your settings (guide.show)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFacts:
    """``tk``: its version; None: it cannot be loaded, for the reason in ``problem``.

    ``show``: the person's setting. ``display``: whether there is one that Tk can draw on. ``python``:
    where the Python that runs this is installed; ``python_version``: such as "3.13".
    """

    tk: str | None = None
    problem: str | None = None
    show: Show = Show.WINDOW
    display: bool = True
    python: str = "/usr"
    python_version: str = ""


def guide_finding(facts: GuideFacts, system: System) -> Finding:
    if facts.show is not Show.WINDOW:
        return _finding(
            Level.GOOD, _AS_SET[facts.show], mend='to have the window: set guide.show = "window"'
        )
    if facts.tk is None:
        why = f"{facts.problem}. {WITHOUT}" if facts.problem else WITHOUT
        return _finding(Level.WARNING, "no window: this Python has no Tk", why, _mend(facts, system))
    if not facts.display:
        return _finding(Level.WARNING, *_no_display(system))
    return _finding(Level.GOOD, f"a window (Tk {facts.tk})")


def _no_display(system: System) -> tuple[str, str, str]:
    if system.session is Session.WAYLAND:
        return "no window: Tk draws on X11 alone", WITHOUT, "let your compositor run XWayland"
    return "no window: there is no display", WITHOUT, "start it inside the desktop session"


def _mend(facts: GuideFacts, system: System) -> str:
    """Tk belongs to the Python that runs this, which need not be the one of the system."""
    if system.platform == "win32":
        return "run the installer of Python again: Modify, and tick tcl/tk and IDLE"
    if system.platform == "darwin":
        if "/Cellar/" in facts.python or "/homebrew/" in facts.python:
            return f"brew install python-tk@{facts.python_version}"
        return "run deskstretch with a Python that has Tk, such as the one of python.org"
    command = install(system, Package.TK) or "install Tk for Python 3"
    if facts.python == "/usr":
        return command
    # Whoever follows only half of it is no better off: that Tk is for the system's Python alone.
    return f"{command}, and run deskstretch with the Python of your system"


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.GUIDE, level, summary, detail, mend)
