"""``deskstretch forget``: delete from the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from ..paths import Paths
    from ..storage.forgetting import Going


@click.command(
    epilog="\b\nExamples:\n  deskstretch forget --before 2025-01-01\n  deskstretch forget --all",
)
@click.option(
    "--before", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="What is older than this day."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Everything, also which stretches hurt, the report and what the last run left.",
)
@click.option("--yes", is_flag=True, help="Do not ask: for scripts.")
def forget(*, before: datetime | None, everything: bool, yes: bool) -> int:
    """Delete from the history, for good.

    It says what goes, and asks. Settings, own stretches and the log stay.
    """
    if (before is None) is not everything:
        raise click.UsageError("say what: --before DATE, or --all")
    from ..paths import Paths
    from ..report.place import usual_place
    from ..storage.forgetting import going

    paths = Paths.of_the_person()
    day = before.date() if before else None
    what = going(paths.history, paths.state, day, usual_place(paths.history))
    with _without_what_is_in_use(paths, what) as free:
        in_use = what.state if free.state is None else None
    if free.is_nothing:
        click.echo("There is nothing to forget.")
        return 0
    for line in (*_words(free), *_staying(paths, in_use)):
        click.echo(line)
    # The program may start meanwhile: a question can stand for hours.
    if not yes and not _agreed():
        click.echo("deskstretch: nothing was deleted", err=True)
        return 1
    _delete(paths, free)
    click.echo("Forgotten.")
    return 0


def _delete(paths: "Paths", what: "Going") -> None:
    from ..storage.forgetting import forget as delete
    from .nudge import nudge

    with _without_what_is_in_use(paths, what) as free:
        if what.state and not free.state:
            click.echo(_in_use(what.state))
        try:
            delete(paths.history, free)
        finally:  # it raises, too, when all is deleted and only the room is not given back
            nudge(paths)


@contextmanager
def _without_what_is_in_use(paths: "Paths", what: "Going") -> Iterator["Going"]:
    """Without the state where deskstretch runs; otherwise none can be started as long as this is open."""
    from ..core.errors import AlreadyRunning
    from ..instance import SingleInstance

    if what.state is None:
        yield what
        return
    lock = SingleInstance(paths.lock)
    try:
        lock.acquire()
    except AlreadyRunning:
        what = replace(what, state=None)
    try:
        yield what
    finally:
        lock.release()


def _agreed() -> bool:
    try:
        return click.confirm("Delete this for good?")
    except click.Abort:  # nobody is there to answer
        click.echo()
        return False


def _words(what: "Going") -> list[str]:
    from .counted import counted

    lines = []
    if what.entries:
        done = counted(what.done, "stretch done", "stretches done")
        entries = counted(what.entries, "entry", "entries")
        lines.append(f"{entries} from {what.first} to {what.last}, {done} among them")
    if what.hurts:
        lines.append(f"That these hurt, so that they are offered again: {', '.join(what.hurts)}")
    if what.before:
        lines.append("Which stretches hurt stays known.")
    lines += [f"What was set aside: {file}" for file in what.files]
    if what.report:
        lines.append(f"The report: {what.report}")
    if what.state:
        lines.append(f"What the last run left, with the reasons for it: {what.state}")
    return lines


def _staying(paths: "Paths", in_use: "Path | None") -> list[str]:
    """What names stretches, too, and is not deleted."""
    lines = [_in_use(in_use)] if in_use else []
    if paths.log.exists():
        lines.append(f"The log stays: {paths.log}")
    return lines


def _in_use(state: "Path") -> str:
    return f"What the running deskstretch goes on with stays; end it first to have that go too: {state}"
