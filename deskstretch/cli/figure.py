"""``deskstretch figure``: the drawn figures, for whoever wants to look at them or draws their own."""

from pathlib import Path

import click

from .completers import stretch_ids
from .pictures import PictureFile, picture_options, refuse_idle


@click.command(
    epilog="Examples: deskstretch figure --sheet all.png; deskstretch figure chin-tuck --strip poses.png"
)
@click.argument("stretch_id", metavar="[ID]", required=False, shell_complete=stretch_ids)
@click.option("--sheet", metavar="FILE", type=PictureFile(".png"), help="All figures on one page.")
@click.option("--strip", metavar="FILE", type=PictureFile(".png"), help="The key poses of one, in a row.")
@click.option("--names", is_flag=True, help="What a figure of your own may name: places, points and more.")
@picture_options
@click.pass_context
def figure(
    context: click.Context,
    *,
    stretch_id: str | None,
    sheet: Path | None,
    strip: Path | None,
    names: bool,
    size: int,
    theme: str,
    left: bool,
) -> int:
    """Draw all figures on one page, or the key poses of one; without a file, say what a picture shows.

    One picture of one stretch: deskstretch show ID --image FILE
    """
    _check_use(context, stretch_id, sheet=sheet, strip=strip, names=names)
    if names:
        from .figure_names import page
        from .table import terminal_width

        click.echo(page(terminal_width()))
        return 0
    from ..paths import Paths
    from . import drawing

    paths = Paths.of_the_person()
    if sheet:
        click.echo(drawing.draw_sheet(sheet, paths, size=min(size, 320), theme=theme, left=left))
        return 0
    from .known import know

    stretch = know(paths).find(stretch_id or "")
    if strip:
        click.echo(drawing.draw_strip(stretch, strip, paths, size=size, theme=theme, left=left))
    else:
        click.echo(drawing.described(stretch, paths, left=left))
    return 0


def _check_use(
    context: click.Context, stretch_id: str | None, *, sheet: Path | None, strip: Path | None, names: bool
) -> None:
    """Raise a UsageError for what does not go together: nothing that was asked for is left out silently."""
    if names:
        refuse_idle(context, ("sheet", "strip", "size", "theme", "left"), "nothing with --names")
        if stretch_id:
            raise click.UsageError("--names tells what any figure may name: leave the stretch away")
    elif sheet:
        refuse_idle(context, ("strip",), "nothing with --sheet")
        if stretch_id:
            raise click.UsageError("--sheet draws all figures: leave the stretch away, or use --strip")
    elif not stretch_id:
        raise click.UsageError("give a stretch, or --sheet FILE for all of them")
    elif not strip:
        refuse_idle(context, ("size", "theme"), "nothing without --strip FILE or --sheet FILE")
