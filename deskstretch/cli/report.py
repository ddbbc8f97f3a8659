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
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it. It is replaced if it is there.",
)
@click.option("--no-open", is_flag=True, help="Only write it.")
@click.option(
    "--year",
    type=click.IntRange(1970, 9998),
    metavar="YYYY",
    help="A year of the calendar instead of the last twelve months.",
)
def report(*, output: Path | None, no_open: bool, year: int | None) -> int:
    """Write a page about your year and open it.

    One file for a browser or a printer, without anything from the network. It says where it is.
    """
    from ..core.errors import Unavailable
    from ..paths import Paths
    from ..report.place import usual_place

    paths = Paths.of_the_person()
    if output is None:
        # Who has no history may not have its folder either. Why it cannot be made, the writing says.
        with suppress(OSError):
            paths.history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = output or usual_place(paths.history)
    _write(place, paths, year)
    click.echo(place)
    if no_open:
        return 0
    from ..report.opening import open_page

    try:
        open_page(place)
    except Unavailable as error:
        click.echo(f"deskstretch: written, but not opened: {error}", err=True)
    return 0


def _write(place: Path, paths: "Paths", year: int | None) -> None:
    """Raises StorageError when the history cannot be read or the file not be written."""
    from ..clock import SystemClock
    from ..report.page import page
    from ..report.render import rendered
    from ..report.year import year_of
    from ..storage.atomic import write_atomically
    from ..storage.reading import open_to_read
    from .known import know

    with open_to_read(paths.history) as history:
        entries = history.entries()
    known, clock = know(paths), SystemClock()
    for complaint in known.complaints:
        click.echo(f"deskstretch: {complaint}", err=True)
    today = clock.read().wall.astimezone(clock.zone()).date()
    contents = page(year_of(entries, today, known.stretches, known.settings, year), known.stretches)
    write_atomically(place, rendered(contents))
