"""The command line, in click's words."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .. import __version__
from .stretches import show, stretches

Command = TypeVar("Command", bound=Callable[..., Any])


def execute(arguments: list[str]) -> int:
    """Run the command line; wrong usage is reported and exits with 2."""
    try:
        result = deskstretch.main(args=arguments, prog_name="deskstretch", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return result if isinstance(result, int) else 0


def _run_options(command: Command) -> Command:
    command = click.option(
        "-v", "--verbose", count=True, help="Say what happens and why. Twice: every detail."
    )(command)
    command = click.option("--replace", is_flag=True, help="Take over from a deskstretch that is running.")(
        command
    )
    return click.option("--demo", is_flag=True, help="A workday in minutes. Nothing of it is kept.")(
        command
    )


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a command deskstretch starts. A first look: deskstretch --demo",
)
@click.version_option(__version__, prog_name="deskstretch", message="%(prog)s %(version)s")
@_run_options
@click.pass_context
def deskstretch(context: click.Context, *, demo: bool, replace: bool, verbose: int) -> int:
    """A break reminder in the system tray that suggests short seated stretches."""
    return 0 if context.invoked_subcommand else _run(demo=demo, replace=replace, verbose=verbose)


@deskstretch.command()
@_run_options
def run(*, demo: bool, replace: bool, verbose: int) -> int:
    """Start: sit in the tray and remind."""
    return _run(demo=demo, replace=replace, verbose=verbose)


deskstretch.add_command(stretches)
deskstretch.add_command(show)


def _run(*, demo: bool, replace: bool, verbose: int) -> int:
    from ..app import Options
    from ..app import run as run_program

    return run_program(Options(demo=demo, replace=replace, verbosity=verbose))
