"""``deskstretch export``: the history for a spreadsheet, a calendar or another machine."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..paths import Paths


@click.command(
    epilog="\b\nExamples:\n  deskstretch export > history.json\n"
    "  deskstretch export --format csv --since 2026-01-01 --output spring.csv\n"
    "  deskstretch export --format ics --output stretches.ics",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "ics"]),
    default="json",
    show_default=True,
    help="json: all of it, to be imported elsewhere; csv: a table; ics: a calendar of what was done.",
)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only from this day on: 2026-01-31."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it there, rather than on standard output.",
)
def export(*, form: str, since: datetime | None, output: Path | None) -> int:
    """Write the history for other programs.

    It goes where you put it, and nowhere else.
    """
    from ..paths import Paths
    from ..storage.reading import open_to_read

    paths = Paths.of_the_person()
    with open_to_read(paths.history) as history:
        entries, hurts = history.entries(since.date() if since else None), history.hurts()
    if form == "json":
        from .history_json import as_json

        text = as_json(entries, hurts)
    elif form == "csv":
        from .history_csv import as_csv

        text = as_csv(entries, _names(paths))
    else:
        from .history_ics import as_calendar

        text = as_calendar(entries, _names(paths))
    _write(text, output)
    return 0


def _write(text: str, output: Path | None) -> None:
    # As bytes: Windows would make two line ends of the calendar's own, and knows few letters.
    if output is None:
        click.echo(text.encode(), nl=False)
        return
    from ..storage.atomic import write_atomically
    from ..toml_rules import printable

    write_atomically(output, text)
    click.echo(f"Written: {printable(str(output), most=200)}")


def _names(paths: "Paths") -> "dict[str, str]":
    """The stretches by their ids, the person's own among them."""
    from ..catalogue.packs import load_pool

    return {stretch.id: stretch.name for stretch in load_pool(paths.packs).stretches}
