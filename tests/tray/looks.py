"""Views for the tray's tests."""

from dataclasses import replace
from datetime import timedelta

from deskstretch.core import events as e
from deskstretch.core.phase import Phase
from deskstretch.core.rows import Row, Separator
from deskstretch.core.view import View


def a_view(head: str = "Next at 10:45", **changes: object) -> View:
    """A small menu with one row of each kind."""
    menu = (
        Row(head),
        Separator(),
        Row("Stretch now", e.Now()),
        Row(
            "Pause",
            rows=(Row("1 h", e.PauseFor(timedelta(hours=1))), Row("Until I resume", e.PauseUntil(None))),
        ),
        Row("30 min", e.ChangeSetting("reminders.interval", "30m"), checked=True, radio=True),
        Row("Sound", e.ChangeSetting("notifications.sound", value=True), checked=False),
        Row("Snooze", e.Snooze(), enabled=False),
        Row("Quit", e.Quit()),
    )
    view = View(Phase.WORKING, 3, "Next stretch at 10:45", menu, left=e.Look(), middle=e.Now())
    return replace(view, **changes)  # type: ignore[arg-type]
