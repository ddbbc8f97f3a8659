"""``deskstretch guide``: be guided through a stretch, whether the program runs or not."""

from typing import TYPE_CHECKING

import click

from .completers import stretch_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.course import Spent
    from ..core.effects import Outcome
    from ..core.stretch import Stretch
    from ..paths import Paths


@click.command(epilog="Examples: deskstretch guide chin-tuck; deskstretch guide chin-tuck --terminal")
@click.argument("stretch_id", metavar="ID", shell_complete=stretch_ids)
@click.option("--terminal", is_flag=True, help="Here in the terminal, not in a window.")
@click.option("--speed", type=click.FloatRange(0.1, 1000), hidden=True)
def guide(stretch_id: str, *, terminal: bool, speed: float | None) -> int:
    """Be guided through a stretch now: it counts for you, and notes what you did.

    In a window; without a display in the terminal.
    """
    from ..core.errors import NotRunning
    from .known import know

    paths = _paths()
    stretch = know(paths).find(stretch_id)
    if not terminal and speed is None:
        try:
            click.echo(_by_the_program(paths, stretch.id))
        except NotRunning:
            pass
        else:
            return 0
    guide_here((stretch,), terminal=terminal, speed=speed)
    return 0


def guide_here(
    stretches: "Sequence[Stretch]",
    title: str = "",
    *,
    terminal: bool = False,
    speed: float | None = None,
    foreword: str = "",
) -> None:
    """Guide in this process, and note each stretch as it is over. Raises Unavailable where nobody can.

    What cannot be noted is raised when all of it is over: nobody is left alone in the middle of it.
    ``foreword`` is said beforehand, but not where nothing follows it.
    """
    import logging
    import sys

    from ..core.errors import DeskstretchError
    from ..guide import here
    from ..guide.offer import Offer, fast_clock
    from .known import know

    # What fails on the way, a sound or a picture, is not to be written across the page.
    logging.getLogger().addHandler(logging.NullHandler())
    paths, not_noted = _paths(), list[DeskstretchError]()

    def note(spent: "Spent") -> None:
        try:
            _note(paths, spent)
        except DeskstretchError as error:
            not_noted.append(error)

    def note_hurt(spent: "Spent") -> None:
        try:
            _note_hurt(paths, spent)
        except DeskstretchError as error:
            not_noted.append(error)

    # At a terminal there is always a guide. Elsewhere only a window tells, and only by opening; once the
    # page of a terminal is open, nothing may be written across it.
    if all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        _say(foreword)
        foreword = ""
    here.run(
        Offer(
            stretches=tuple(stretches),
            title=title,
            settings=know(paths).settings.guide,
            focus=True,
            tell=note,
            hurts=note_hurt,
            discreet=know(paths).settings.notifications.discreet,
            opened=lambda: _say(foreword),
            clock=fast_clock(speed) if speed else here.clock(),
            figures=here.known_figure,
        ),
        in_terminal=terminal,
    )
    if not_noted:
        raise not_noted[0]


def _say(words: str) -> None:
    if words:
        click.echo(words, err=True)


def _by_the_program(paths: "Paths", stretch_id: str) -> str:
    """Raises NotRunning, and Refused while a stretch is under way."""
    from ..control.client import ask
    from ..control.protocol import Request
    from . import status_page

    return status_page.outcome(ask(paths.socket, Request("guide", stretch_id)))


def _note(paths: "Paths", spent: "Spent") -> None:
    """Through the program that runs, so that its next reminder waits; else straight into the history."""
    from ..control.client import ask
    from ..control.protocol import Request
    from ..core.errors import NotRunning

    if spent.seconds <= 0 and not spent.whole:
        return
    how = "whole" if spent.whole else "part"
    try:
        ask(paths.socket, Request("stretched", f"{spent.stretch} {spent.seconds:.3f} {how}"))
    except NotRunning:
        _write_down(paths, spent)


def _note_hurt(paths: "Paths", spent: "Spent") -> None:
    """What was done of it, and that it is never suggested again; a program that runs hears of it."""
    from ..core.effects import Outcome
    from .nudge import nudge

    _note(paths, spent)
    _write_down(paths, spent, Outcome.HURT)
    nudge(paths)


def _write_down(paths: "Paths", spent: "Spent", outcome: "Outcome | None" = None) -> None:
    """Two may write at once: a program that starts meanwhile waits for this one entry, and not for long."""
    from datetime import timedelta

    from ..clock import SystemClock
    from ..core.effects import Outcome, Record
    from ..storage.history import History

    history = History(paths.history)
    outcome = outcome or (Outcome.DONE if spent.whole else Outcome.STOPPED)
    length = None if outcome is Outcome.HURT else timedelta(seconds=spent.seconds)
    try:
        history.append(Record(outcome, SystemClock().read().wall, spent.stretch, length))
    finally:
        history.close()


def _paths() -> "Paths":
    from ..paths import Paths

    return Paths.of_the_person()
