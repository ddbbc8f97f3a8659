"""``deskstretch forget``: delete from the history."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..storage.forgetting import Going


@click.command(
    epilog="\b\nExamples:\n  deskstretch forget --before 2025-01-01\n  deskstretch forget --all",
)
@click.option(
    "--before", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="What is older than this day."
)
@click.option("--all", "everything", is_flag=True, help="Everything, also which stretches hurt.")
@click.option("--yes", is_flag=True, help="Do not ask: for scripts.")
def forget(*, before: datetime | None, everything: bool, yes: bool) -> int:
    """Delete from the history, for good.

    It says what goes, and asks. Settings and own stretches stay.
    """
    if (before is None) is not everything:
        raise click.UsageError("say what: --before DATE, or --all")
    from ..paths import Paths
    from ..storage.forgetting import forget as delete
    from ..storage.forgetting import going
    from .nudge import nudge

    paths = Paths.of_the_person()
    what = going(paths.history, paths.state, before.date() if before else None)
    if what.is_nothing:
        click.echo("There is nothing to forget.")
        return 0
    for line in _words(what):
        click.echo(line)
    if not yes and not _agreed():
        click.echo("deskstretch: nothing was deleted", err=True)
        return 1
    delete(paths.history, what)
    nudge(paths)
    click.echo("Forgotten.")
    return 0


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
    return lines
