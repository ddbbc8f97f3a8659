"""Whether the program runs, and whether it has what it could have now."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo

from ...core.words import clock
from ...toml_rules import printable
from ..finding import Area, Finding, Level
from .notifications import NotificationFacts
from .tray import TrayFacts

RESTART = "restart it: deskstretch --replace"

Running = Mapping[str, object]
"""What the running program says of itself: pid, version, tray, notifier, idle (or None), since."""

_NO_TRAY = "no tray"
_SERVED = "desktop notifications"
"""How the tray that is none, and the notifier on a server, call themselves."""


def program_finding(
    running: Running | None, unanswered: str | None, version: str, now: datetime, zone: tzinfo
) -> Finding:
    """``version``: of what is installed. ``running`` None: it does not run, or is ``unanswered``: why."""
    if unanswered:
        return Finding(Area.PROGRAM, Level.WARNING, "it runs, but does not answer", unanswered, RESTART)
    if running is None:
        return Finding(
            Area.PROGRAM, Level.WARNING, "deskstretch is not running", mend="start it: deskstretch"
        )
    summary = f"running since {_since(running, now, zone)} (process {_said(running, 'pid')})"
    parts = {"tray": _said(running, "tray"), "notifications": _said(running, "notifier")}
    parts["idle time"] = _said(running, "idle") if running.get("idle") else "none"
    detail = "; ".join(f"{name}: {part}" for name, part in parts.items())
    theirs = _said(running, "version")
    if theirs != version:
        summary = f"running is {theirs}, installed {version}"
        return Finding(Area.PROGRAM, Level.WARNING, summary, detail, RESTART)
    return Finding(Area.PROGRAM, Level.GOOD, summary, detail)


def behind(
    running: Running | None,
    tray: TrayFacts | None,
    notifications: NotificationFacts | None,
    idle: str | None,
) -> Iterator[Finding]:
    """What the running program does without, though it is there by now: it was started too early.

    None for facts: they could not be found out. ``idle``: the name of the source there is now.
    """
    if running is None:
        return
    theirs = _said(running, "tray")
    if tray and tray.enabled and theirs == _NO_TRAY and tray.chosen != _NO_TRAY:
        yield _missed(f"the running one has no tray; {tray.chosen} is there now")
    theirs = _said(running, "notifier")
    by_choice = notifications and notifications.preference in ("terminal", "plain")
    if notifications and notifications.server and not by_choice and not theirs.startswith(_SERVED):
        server = notifications.server.name
        yield _missed(f"the running one has {theirs or 'no notifications'}; {server} is there now")
    if idle and not running.get("idle"):
        yield _missed(f"the running one does not know idle time; {idle} is there now")


def _missed(summary: str) -> Finding:
    return Finding(Area.PROGRAM, Level.WARNING, summary, mend=RESTART)


def _since(running: Running, now: datetime, zone: tzinfo) -> str:
    """It is another process's word: anything may stand there."""
    try:
        since = datetime.fromisoformat(str(running.get("since")))
        return clock(since.astimezone(zone), now, zone)
    except (ValueError, OverflowError):
        return "an unknown time"


def _said(running: Running, key: str) -> str:
    return printable(str(running.get(key, "")), most=60)
