"""The command line, in click's words."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from .. import __version__
from . import answers
from .autostart import autostart
from .backup import backup, restore
from .completion import completion
from .config import config
from .doctor import doctor
from .export import export
from .figure import figure
from .forget import forget
from .guide import guide
from .history_import import history
from .log import log
from .report import report
from .routine import routine
from .stats import stats
from .status import status
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


class _Sections(click.Group):
    """Lists its commands under headings, in the order they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command for one that is not there."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = None if args[0].startswith("-") else _nearest(args[0], self.commands)
            if meant is None:
                raise
            from ..toml_rules import printable

            words = (
                f"there is no command {printable(args[0], most=40)}; did you mean `deskstretch {meant}`?"
            )
            raise click.UsageError(words, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        width = formatter.width - 6 - max(map(len, self.commands))
        for title, commands in _SECTIONS:
            with formatter.section(title):
                formatter.write_dl([(c.name or "", c.get_short_help_str(width)) for c in commands])


@click.group(
    cls=_Sections,
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


_SECTIONS = (
    ("Run", (run, answers.quit_, autostart, doctor, log)),
    ("The day", (status, *answers.ANSWERS, answers.pause, answers.resume)),
    ("Stretches", (stretches, show, guide, routine, figure)),
    ("Progress", (stats, report, export, history, backup, restore, forget)),
    ("Settings", (config, completion)),
)
for _, commands in _SECTIONS:
    for command in commands:
        deskstretch.add_command(command)


def _nearest(written: str, commands: Iterable[str]) -> str | None:
    """What somebody may have meant, by the words of other programs and by the letters."""
    from difflib import get_close_matches

    meant = {name: name for name in commands} | {
        "import": "stretches import",
        "import-history": "history import",
        "delete": "forget",
        "list": "stretches",
        "settings": "config",
        "stop": "skip",
        "postpone": "snooze",
    }
    near = get_close_matches(written[:40].casefold(), meant, n=1)
    return meant[near[0]] if near else None


def _run(*, demo: bool, replace: bool, verbose: int) -> int:
    from ..app import Options
    from ..app import run as run_program

    return run_program(Options(demo=demo, replace=replace, verbosity=verbose))
