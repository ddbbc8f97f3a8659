"""Whether the icon can be seen, and on what."""

from dataclasses import dataclass

from ..finding import Area, Finding, Level
from ..system import Session, System
from .tray_mend import tray_mend

STATUS_NOTIFIER = "StatusNotifier"
"""How the tray calls itself that only needs a bus, and waits for a panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayFacts:
    """``chosen`` and ``reasons``: what the program would take now, and why nothing better.

    ``enabled``: the person's setting. ``watcher``: the process that takes icons for the panels; None:
    there is none. ``hosted``: whether a panel shows what it takes; None: it does not say. ``xembed``: a
    panel has a tray of the old kind. ``extension``: the GNOME extension for trays that is installed.
    """

    chosen: str
    reasons: tuple[str, ...] = ()
    enabled: bool = True
    watcher: str | None = None
    hosted: bool | None = None
    xembed: bool = False
    extension: str | None = None


def tray_finding(facts: TrayFacts, system: System) -> Finding:
    if not facts.enabled:
        return _finding(
            Level.GOOD, "switched off in your settings", mend="to have it: set tray.enabled = true"
        )
    if system.session is Session.NATIVE:
        return _native(facts, system)
    if facts.chosen != STATUS_NOTIFIER:
        return _without_bus(facts, system)
    if facts.watcher and facts.hosted is not False:
        return _finding(Level.GOOD, f"{facts.chosen}, shown by {facts.watcher}")
    if facts.watcher:
        summary = f"{facts.watcher} takes icons, but no panel shows them"
    elif system.session is Session.NONE:
        summary = "there is no display in this session, so no panel"
    elif facts.xembed:
        summary = "the panel has a tray of the old kind only (XEmbed)"
    else:
        summary = "no panel with a tray for icons"
    detail = "The icon waits, and appears as soon as a panel takes it. Until then there are the commands."
    return _finding(Level.WARNING, summary, detail, tray_mend(facts.extension, system, xembed=facts.xembed))


def _native(facts: TrayFacts, system: System) -> Finding:
    if facts.reasons:
        return _finding(
            Level.WARNING,
            facts.chosen,
            "; ".join(facts.reasons),
            "install deskstretch again: a part is missing",
        )
    # Windows 11 calls the list "Other system tray icons", Windows 10 "Select which icons appear".
    hint = "Not to be seen? It may be behind the ^ beside the clock: Settings > Personalization > Taskbar."
    return _finding(Level.GOOD, facts.chosen, hint if system.platform == "win32" else None)


def _without_bus(facts: TrayFacts, system: System) -> Finding:
    """The session bus is what a tray with a menu needs."""
    mend = "start it inside the desktop session, or under a bus: dbus-run-session deskstretch"
    if system.session is Session.NONE:
        mend = "start it inside the desktop session (here there is no display)"
    return _finding(Level.WARNING, facts.chosen, facts.reasons[0] if facts.reasons else None, mend)


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.TRAY, level, summary, detail, mend)
