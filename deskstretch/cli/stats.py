"""``deskstretch stats``: what was done today, this week, this month or in a year."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.progress.entry import Entry
    from ..paths import Paths


@click.command(epilog="Examples: deskstretch stats; deskstretch stats today; deskstretch stats year --json")
@click.argument("period", type=click.Choice(["today", "week", "month", "year"]), default="week")
@click.option("--json", "as_json", is_flag=True, help="For scripts; docs/cli.md tells the fields.")
def stats(period: str, *, as_json: bool) -> int:
    """Show what you have done: today, this week, this month or in a year.

    Without a word it is this week. A year is this month and the eleven before it.
    """
    from ..clock import SystemClock
    from ..core.progress.entry import within
    from ..core.progress.period import Period
    from ..core.progress.summary import summary
    from ..paths import Paths
    from . import stats_json
    from .known import know

    paths, clock = Paths.of_the_person(), SystemClock()
    entries = _entries(paths)
    known = know(paths)
    today = clock.read().wall.astimezone(clock.zone()).date()
    found = summary(entries, Period(period), today, known.stretches, known.settings, known.hurts)
    if as_json:
        click.echo(stats_json.as_json(found))
    else:
        from .stats_page import page

        click.echo(page(found, within(entries, today, today), known.stretches))
    for complaint in known.complaints:
        click.echo(f"deskstretch: {complaint}", err=True)
    return 0


def _entries(paths: "Paths") -> "Sequence[Entry]":
    """The whole history; raises StorageError. Looking makes none where there is none."""
    from ..storage.reading import open_to_read

    with open_to_read(paths.history) as history:
        return history.entries()
