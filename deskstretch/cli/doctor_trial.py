"""``deskstretch doctor --test``: one real notification, and what became of it, in words."""

import asyncio
import os
from collections.abc import Callable
from functools import partial

import click

from ..clock import running_s
from ..config.layers import in_force
from ..core.errors import ConfigError, Unavailable
from ..core.settings import Backend
from ..doctor.areas.notifications import NotificationFacts
from ..doctor.looking.notifications import look_at_notifications
from ..doctor.probe import LIMIT_S, LookFailed, Probe
from ..doctor.system import Session, this_system
from ..doctor.trial import ANSWERED_WITHIN_S, Fate, Limits, Trial, try_notification
from ..paths import Paths
from ..resources import program_icon
from ..toml_rules import printable

NOBODY_S = 3.0
"""Patience where no server runs and none can be started: one may just be coming."""

_WORDS = {
    Fate.PRESSED: "The button was pressed, and the click arrived. Reminders work here.",
    Fate.CLOSED: "It was closed without an answer, and that arrived too. Reminders work here.",
    Fate.IGNORED: "Nobody pressed the button. Was it to be seen? If not: deskstretch doctor",
    Fate.SEEN: "It was shown, without buttons. Answer reminders in the tray menu or with the commands.",
    Fate.NOT_SHOWN: "It was not shown.",
}


def run_trial(paths: Paths) -> int:
    """The exit code: 0 when it was seen, 1 when it was not, or nobody answered."""
    preference = _preference(paths)
    facts = _look()
    answerable = preference is not Backend.PLAIN and _has_buttons(facts)
    limits = Limits(shown_s=NOBODY_S) if _nobody_is_there(facts) else Limits()
    click.echo("A notification is on its way.")
    tell = _told(answerable=answerable)
    try:
        trial = asyncio.run(
            try_notification(preference, program_icon(), tell, answerable=answerable, limits=limits)
        )
    except Unavailable as error:
        words = f"no notification can be shown here: {error}; deskstretch doctor says more"
        raise Unavailable(words) from error
    click.echo(_said(trial))
    return int(not _seen(trial))


def _said(trial: Trial) -> str:
    words = _WORDS[trial.fate]
    return f"{words} {printable(trial.reason, most=300)}" if trial.reason and not _seen(trial) else words


def _seen(trial: Trial) -> bool:
    return trial.fate in (Fate.PRESSED, Fate.CLOSED, Fate.SEEN)


def _told(*, answerable: bool) -> Callable[[str], None]:
    """What to say once it is on the screen; by whom is known only then."""
    how = (
        f"Please press its button (within {ANSWERED_WITHIN_S:g} s, or Ctrl-C)."
        if answerable
        else "It has no buttons here, and goes in a moment."
    )

    def tell(by: str) -> None:
        click.echo(f"Shown by {printable(by, most=80)}. {how}")

    return tell


def _preference(paths: Paths) -> Backend:
    try:
        return in_force(paths).notifications.backend
    except ConfigError:
        return Backend.AUTO


def _look() -> NotificationFacts | None:
    """None: that could not be found out in time, or this system has no server to ask."""
    system = this_system(os.environ)
    if system.session is Session.NATIVE:
        return None
    try:
        return Probe(partial(look_at_notifications, system)).start().result(running_s() + LIMIT_S)
    except LookFailed:
        return None


def _has_buttons(facts: NotificationFacts | None) -> bool:
    """What the server says; yes for one that could not be asked yet."""
    if facts is None or facts.server is None or facts.problem:
        return True
    return "actions" in facts.server.capabilities


def _nobody_is_there(facts: NotificationFacts | None) -> bool:
    return facts is not None and facts.server is None and not facts.startable
