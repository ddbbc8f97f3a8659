"""``deskstretch stretches``: look at the stretches, leave some out, and bring one's own.

Nothing but click is imported before a command is chosen: ``deskstretch --help`` reads this file too.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .completers import left_out_ids, regions, stretch_ids
from .pictures import picture_file, picture_options, refuse_idle

if TYPE_CHECKING:
    from ..core.stretch import Region
    from ..paths import Paths
    from .known import Known

_REGIONS = "neck, shoulders, upper back, lower back, hips, legs, ankles, wrists, eyes"


@click.group(
    invoke_without_command=True,
    epilog="Examples: deskstretch stretches --region neck --position seated; "
    "deskstretch show chin-tuck; deskstretch stretches exclude chin-tuck",
)
@click.option(
    "--region", metavar="REGION", shell_complete=regions, help=f"A part of the body: {_REGIONS} and more."
)
@click.option("--position", type=click.Choice(["seated", "standing", "floor"]))
@click.option("--kind", type=click.Choice(["flexibility", "mobility"]))
@click.option("--level", type=click.Choice(["gentle", "normal", "deep"]))
@click.option("--discreet", is_flag=True, help="Only what nobody around need notice.")
@click.option("--source", metavar="SOURCE", help="Only from this source, such as 003 or Workrave.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.pass_context
def stretches(
    context: click.Context,
    *,
    region: str | None,
    position: str | None,
    kind: str | None,
    level: str | None,
    discreet: bool,
    source: str | None,
    as_json: bool,
) -> int:
    """List the stretches and choose which are offered."""
    if context.invoked_subcommand:
        return 0
    from . import page
    from .table import terminal_width

    wanted_region = _region(region) if region else None
    known = _known()
    wanted = [
        stretch
        for stretch in known.stretches
        if wanted_region in (None, stretch.region, *stretch.also)
        and position in (None, stretch.position)
        and kind in (None, stretch.kind)
        and level in (None, stretch.level)
        and (stretch.discreet or not discreet)
        and (source is None or source.casefold() in (name.casefold() for name in stretch.sources))
    ]
    # First those made for the region, then those that work it on the side.
    wanted.sort(key=lambda stretch: wanted_region not in (None, stretch.region))
    if as_json:
        click.echo(page.as_json(wanted, known))
    elif wanted:
        click.echo(page.listing(wanted, known, terminal_width()))
    else:
        click.echo("No stretch is like that.")
    _complain(known.complaints)
    return 0


@click.command(
    epilog="Examples: deskstretch show chin-tuck; deskstretch show chin-tuck --image chin-tuck.webp"
)
@click.argument("stretch_id", metavar="ID", shell_complete=stretch_ids)
@click.option(
    "--image", metavar="FILE", type=picture_file, help="Draw it into this file: .png a still, .webp moving."
)
@picture_options
@click.pass_context
def show(
    context: click.Context, *, stretch_id: str, image: Path | None, size: int, theme: str, left: bool
) -> int:
    """Show one stretch: its steps, its dose, and for whom it is not."""
    if image is None:
        refuse_idle(context, ("left", "size", "theme"), "nothing without --image FILE")
    from . import page
    from .table import terminal_width

    known = _known()
    stretch = known.find(stretch_id)
    if image:
        from .drawing import draw

        click.echo(draw(stretch, image, _paths(), size=size, theme=theme, left=left))
        return 0
    click.echo(page.page(stretch, known, terminal_width()))
    return 0


@stretches.command(epilog="Examples: deskstretch stretches check; deskstretch stretches check mine.toml")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def check(files: Sequence[Path]) -> int:
    """Say what is wrong in files of stretches, or in all there are."""
    from .checking import checked

    report = checked(_paths(), files)
    for line in report.fine:
        click.echo(line)
    _complain(report.complaints)
    return 1 if report.complaints else 0


@stretches.command(epilog="Example: deskstretch stretches new mine")
@click.argument("name")
def new(name: str) -> int:
    """Begin a file of your own stretches, with an example to change."""
    from ..catalogue.template import TEMPLATE
    from .own_packs import spelled, write_pack

    path = write_pack(_paths().packs, spelled(name), TEMPLATE, force=False)
    click.echo(f"Here it is: {path}")
    click.echo("The example in it is offered only when you change it and take its # marks away.")
    click.echo("`deskstretch stretches check` says whether it is all right.")
    return 0


@stretches.command(epilog="Example: deskstretch stretches allow chin-tuck")
@click.argument("stretch_id", metavar="ID", shell_complete=left_out_ids)
def allow(stretch_id: str) -> int:
    """Offer a stretch again that was excluded or that hurt."""
    from .leaving_out import bring_back
    from .nudge import nudge

    click.echo(bring_back(_paths(), stretch_id))
    nudge(_paths())
    return 0


@stretches.command(epilog="Example: deskstretch stretches exclude chin-tuck")
@click.argument("stretch_id", metavar="ID", shell_complete=stretch_ids)
def exclude(stretch_id: str) -> int:
    """Never offer this stretch; it goes into the settings."""
    from .leaving_out import leave_out
    from .nudge import nudge

    click.echo(leave_out(_paths(), stretch_id))
    nudge(_paths())
    return 0


@stretches.command("show", epilog="Example: deskstretch stretches show chin-tuck")
@click.argument("stretch_id", metavar="ID", shell_complete=stretch_ids)
@click.pass_context
def show_too(context: click.Context, stretch_id: str) -> object:
    """Show one stretch; the same as `deskstretch show`."""
    return context.invoke(show, stretch_id=stretch_id)


@stretches.command(
    "import",
    epilog="Examples: deskstretch stretches import ~/.config/safeeyes/safeeyes.json --dry-run; "
    "deskstretch stretches import exercises.txt --name physio",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="What to call the new file of stretches.")
@click.option("--dry-run", is_flag=True, help="Only show what would come of it.")
@click.option("--force", is_flag=True, help="Write over a file of stretches that has this name.")
def import_(file: Path, *, name: str | None, dry_run: bool, force: bool) -> int:
    """Take over exercises from another program or from a list.

    FILE is Workrave's exercises.xml, Safe Eyes' safeeyes.json, Stretchly's config.json, or a list. The
    content tells which, not the name of the file; "-" reads standard input. Try --dry-run first: it
    shows what was understood.

    A list has a line for each exercise, "name; steps; dose; sides":

    \b
      Neck tilt; Sit tall. Tip your ear to your shoulder.; 30 s; each
      Wall calf stretch; Stand facing a wall. Step back.; 3 x 30 s; each
      Chin tuck; Draw your chin straight back.; 10x

    A dose is "30 s", "1 min", "10x" (times), "3 x 10" (rounds of times), "2 x 30 s" or "5 s, 10x".
    Sides are none, each or both (in turn). Or it has a block of lines for each, and an empty line between:

    \b
      Wall calf stretch
      Stand facing a wall and step one foot back.
      Hold 30 seconds each side, 3 times

    Or a table saved as CSV, with column names in its first line: name, instructions, hold, reps, sets,
    sides, region, position, equipment, notes, in any order.
    """
    from .importing import take_over

    click.echo(take_over(_paths(), file, name, dry_run=dry_run, force=force))
    return 0


def _paths() -> "Paths":
    from ..paths import Paths

    return Paths.of_the_person()


def _known() -> "Known":
    from .known import know

    return know(_paths())


def _region(written: str) -> "Region":
    """The region of this name; "lower-back" is one too, which needs no quotes."""
    from ..core.stretch import Region

    try:
        return Region(written.casefold().replace("-", " ").strip())
    except ValueError as error:
        names = ", ".join(Region)
        raise click.BadParameter(f"{written!r} is none of: {names}.", param_hint="--region") from error


def _complain(complaints: Sequence[str]) -> None:
    for complaint in complaints:
        click.echo(f"deskstretch: {complaint}", err=True)
