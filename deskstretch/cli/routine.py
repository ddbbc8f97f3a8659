"""``deskstretch routine``: look at the routines, and be guided through one."""

from typing import TYPE_CHECKING

import click

from .completers import routine_ids

if TYPE_CHECKING:
    from ..paths import Paths


@click.command(
    epilog="Examples: deskstretch routine; deskstretch routine desk-reset; "
    "deskstretch routine after-work --show"
)
@click.argument("name", required=False, shell_complete=routine_ids)
@click.option("--show", is_flag=True, help="Say what is in it, and do not begin.")
@click.option("--terminal", is_flag=True, help="Here in the terminal, not in a window.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def routine(name: str | None, *, show: bool, terminal: bool, as_json: bool) -> int:
    """List the routines, or begin the one called NAME.

    A routine is several stretches in a good order: warm-up, mobility, flexibility, cool-down. What
    hurts, and what your settings exclude, is left out of it.
    """
    if name is None and (show or terminal):
        raise click.UsageError("name the routine; without a name they are listed")
    if name is None or show:
        _look_at(name, as_json=as_json)
    else:
        _begin(name, terminal=terminal, as_json=as_json)
    return 0


def _look_at(name: str | None, *, as_json: bool) -> None:
    """List all of them, or tell what is in one."""
    from ..catalogue.routine_names import named
    from . import routine_page as page
    from .known import know
    from .table import terminal_width

    known = know(_paths())
    wanted = known.routines if name is None else (named(name, known.routines),)
    if as_json:
        click.echo(page.as_json(wanted, known))
    elif name is None:
        click.echo(page.listing(wanted, known, terminal_width()))
    else:
        click.echo(page.page(wanted[0], known, terminal_width()))
    for complaint in known.complaints:
        click.echo(f"deskstretch: {complaint}", err=True)


def _begin(name: str, *, terminal: bool, as_json: bool) -> None:
    """By the program that runs; without one, and for a guide in the terminal, by this process."""
    from ..core.errors import NotRunning

    if not terminal:
        try:
            click.echo(_by_the_program(name, as_json=as_json))
        except NotRunning:
            pass
        else:
            return
    _begin_here(name, terminal=terminal)


def _by_the_program(name: str, *, as_json: bool) -> str:
    """What came of it. Raises NotRunning, and Refused while a stretch is under way."""
    from ..control.client import ask
    from ..control.protocol import Request
    from . import status_page

    answer = ask(_paths().socket, Request("routine", name))
    return status_page.as_json(answer) if as_json else status_page.outcome(answer)


def _begin_here(name: str, *, terminal: bool) -> None:
    from ..catalogue.routine_names import named
    from ..core.errors import Refused
    from ..core.routine_words import losses, nothing_left
    from .guide import guide_here
    from .known import know

    known = know(_paths())
    whole = named(name, known.routines)
    left = known.fitted(whole)
    if left is None:
        raise Refused(nothing_left(whole))
    foreword = f"{left.name}, {losses(left)}." if left.without else ""
    guide_here(left.stretches, left.name, terminal=terminal, foreword=foreword)


def _paths() -> "Paths":
    from ..paths import Paths

    return Paths.of_the_person()
