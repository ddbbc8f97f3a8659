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
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Write it there, in the place of an earlier export; - is standard output.",
)
@click.option("--force", is_flag=True, help="Replace FILE whatever it is.")
def export(*, form: str, since: datetime | None, output: str, force: bool) -> int:
    """Write the history for other programs.

    It goes where you put it, and nowhere else.
    """
    from ..paths import Paths
    from ..storage.reading import open_to_read
    from .overwriting import STANDARD_OUTPUT, check_place

    paths = Paths.of_the_person()
    place = None if output == STANDARD_OUTPUT else Path(output)
    if place:
        check_place(place, paths, "export", _is_export, force=force)
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
    _write(text, place)
    return 0


def _is_export(head: bytes) -> bool:
    from . import history_csv, history_ics, history_json

    begins = (history_csv.BEGINS, history_ics.BEGINS, history_json.BEGINS)
    return head.startswith(tuple(text.encode() for text in begins))


def _write(text: str, place: Path | None) -> None:
    # As bytes: Windows would make two line ends of the calendar's own, and knows few letters.
    if place is None:
        click.echo(text.encode(), nl=False)
        return
    from ..storage.atomic import write_atomically
    from ..toml_rules import printable

    write_atomically(place, text)
    click.echo(f"Written: {printable(str(place), most=200)}")


def _names(paths: "Paths") -> "dict[str, str]":
    """The stretches by their ids, the person's own among them."""
    from ..catalogue.packs import load_pool

    return {stretch.id: stretch.name for stretch in load_pool(paths.packs).stretches}
