"""``deskstretch log``: the end of the log, and what comes next."""

import click


@click.command(
    epilog="\b\nExamples:\n  deskstretch log\n  deskstretch log -n 100\n  deskstretch log --follow"
)
@click.option(
    "-n",
    "--lines",
    type=click.IntRange(0),
    default=20,
    metavar="LINES",
    help="How many to show, usually 20.",
)
@click.option("-f", "--follow", is_flag=True, help="Go on with what comes, until Ctrl-C.")
@click.option("--path", "only_path", is_flag=True, help="Only say where the log is.")
def log(*, lines: int, follow: bool, only_path: bool) -> int:
    """Show the end of the log.

    It says what happened and why, for the day something is odd.
    """
    from ..paths import Paths

    path = Paths.of_the_person().log
    if only_path:
        click.echo(path)
        return 0
    from ..logs import rotated
    from .log_lines import end_of, from_now_on

    files = rotated(path)
    if not follow and not any(file.exists() for file in files):
        click.echo(f"deskstretch: nothing was logged yet; the log will be {path}", err=True)
        return 1
    last, place = end_of(files, lines, following=follow)
    for line in last:
        click.echo(line)
    for line in from_now_on(files, place) if follow else ():
        click.echo(line)
    return 0
