"""``deskstretch report``: a page about a year, written to a file and opened."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..paths import Paths


@click.command(
    epilog="\b\nExamples:\n  deskstretch report\n"
    "  deskstretch report --year 2026 --output 2026.html --no-open"
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Where to write it, in the place of an earlier report; - is standard output.",
)
@click.option("--force", is_flag=True, help="Replace FILE whatever it is.")
@click.option("--no-open", is_flag=True, help="Only write it.")
@click.option(
    "--year",
    type=click.IntRange(1970, 9998),
    metavar="YYYY",
    help="A year of the calendar instead of the last twelve months.",
)
def report(*, output: str | None, force: bool, no_open: bool, year: int | None) -> int:
    """Write a page about your year and open it.

    One file for a browser or a printer, without anything from the network. It says where it is.
    """
    from ..core.errors import Unavailable
    from ..paths import Paths
    from ..report.place import is_report, usual_place
    from ..storage.atomic import write_atomically
    from .overwriting import STANDARD_OUTPUT, check_place

    paths = Paths.of_the_person()
    if output == STANDARD_OUTPUT:
        click.echo(_html(paths, year).encode(), nl=False)
        return 0
    if output is None:
        # Who has no history may not have its folder either. Why it cannot be made, the writing says.
        with suppress(OSError):
            paths.history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = Path(output) if output else usual_place(paths.history)
    check_place(place, paths, "report", is_report, force=force)
    write_atomically(place, _html(paths, year))
    click.echo(place)
    if no_open:
        return 0
    from ..report.opening import open_page

    try:
        open_page(place)
    except Unavailable as error:
        click.echo(f"deskstretch: written, but not opened: {error}", err=True)
    return 0


def _html(paths: "Paths", year: int | None) -> str:
    """Raises StorageError when the history cannot be read."""
    from ..clock import SystemClock
    from ..report.page import page
    from ..report.render import rendered
    from ..report.year import year_of
    from ..storage.reading import open_to_read
    from .known import know

    with open_to_read(paths.history) as history:
        entries, hurts = history.entries(), history.hurts()
    known, clock = know(paths), SystemClock()
    for complaint in known.complaints:
        click.echo(f"deskstretch: {complaint}", err=True)
    today = clock.read().wall.astimezone(clock.zone()).date()
    shown = year_of(entries, today, known.stretches, known.settings, year, hurts)
    return rendered(page(shown, known.stretches))
