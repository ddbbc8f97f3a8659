"""``deskstretch figure``: the drawn figures, for whoever wants to look at them or draws their own."""

from pathlib import Path

import click

from .completers import stretch_ids
from .pictures import PictureFile, picture_options


@click.command(
    epilog="Examples: deskstretch figure --sheet all.png; deskstretch figure chin-tuck --strip poses.png"
)
@click.argument("stretch_id", metavar="[ID]", required=False, shell_complete=stretch_ids)
@click.option("--sheet", metavar="FILE", type=PictureFile(".png"), help="All figures on one page.")
@click.option("--strip", metavar="FILE", type=PictureFile(".png"), help="The key poses of one, in a row.")
@picture_options
def figure(
    stretch_id: str | None, *, sheet: Path | None, strip: Path | None, size: int, theme: str, left: bool
) -> int:
    """Draw all figures on one page, or the key poses of one; without a file, say what a picture shows.

    One picture of one stretch: deskstretch show ID --image FILE
    """
    from ..paths import Paths
    from . import drawing

    paths = Paths.of_the_person()
    if sheet:
        click.echo(drawing.draw_sheet(sheet, paths, size=min(size, 320), theme=theme, left=left))
        return 0
    if not stretch_id:
        raise click.UsageError("give a stretch, or --sheet FILE for all of them")
    from .known import know

    stretch = know(paths).find(stretch_id)
    if strip:
        click.echo(drawing.draw_strip(stretch, strip, paths, size=size, theme=theme, left=left))
    else:
        click.echo(drawing.described(stretch, paths, left=left))
    return 0
