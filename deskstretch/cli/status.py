"""``deskstretch status``: where the day stands."""

import click


@click.command(epilog="Examples: deskstretch status; deskstretch status --why; deskstretch status --json")
@click.option("--why", is_flag=True, help="What was decided lately, and why.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; docs/cli.md tells the fields.")
@click.option("--watch", is_flag=True, help="Go on: a line at every change, until Ctrl-C.")
def status(*, why: bool, as_json: bool, watch: bool) -> None:
    """Show what comes next and when, and what was done today."""
    from ..control.client import ask, follow
    from ..control.protocol import Request
    from ..paths import Paths
    from . import status_page as page

    socket = Paths.of_the_person().socket
    if not watch:
        answer = ask(socket, Request("status"))
        click.echo(page.as_json(answer) if as_json else page.glance(answer, why=why))
        return
    told: object = None
    for answer in follow(socket, Request("watch")):
        # Not every change is one to the eye: of a line only what it says beside its time counts.
        news = answer if as_json else answer["outlook"]
        if news != told:
            click.echo(page.as_json(answer) if as_json else page.line(answer))
            told = news
