"""``deskstretch autostart``: whether deskstretch starts when the person logs in."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..autostart import Status


@click.group(
    invoke_without_command=True,
    epilog="Examples: deskstretch autostart on; deskstretch autostart status --json",
)
@click.pass_context
def autostart(context: click.Context) -> int:
    """Start deskstretch when you log in, or not. Without on or off: say which."""
    return 0 if context.invoked_subcommand else _say_status(as_json=False)


@autostart.command(epilog="Example: deskstretch autostart on")
def on() -> int:
    """Start deskstretch when you log in.

    On Linux this also puts it into the applications menu, with its icon, when no package did.
    """
    from ..autostart import choose_autostart

    click.echo(choose_autostart().on())
    return 0


@autostart.command(epilog="Example: deskstretch autostart off")
def off() -> int:
    """Do not start it; takes away all that `on` put in place, and nothing else."""
    from ..autostart import choose_autostart

    click.echo(choose_autostart().off())
    return 0


@autostart.command(epilog="Example: deskstretch autostart status --json")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def status(*, as_json: bool) -> int:
    """Say whether it starts when you log in. Exit code 1: it should, but cannot."""
    return _say_status(as_json=as_json)


def _say_status(*, as_json: bool) -> int:
    from ..autostart import choose_autostart
    from ..core.errors import Unavailable

    status = choose_autostart().status()
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps(asdict(status), ensure_ascii=False, indent=2))
    elif not (status.enabled and status.problem):
        click.echo(_in_words(status))
    if status.enabled and status.problem:
        raise Unavailable(f"on, but {status.problem} ({status.where}); the mend: {status.mend}")
    return 0


def _in_words(status: "Status") -> str:
    if status.enabled:
        whose = ", by an entry of your own" if status.by_hand else ""
        return f"on: {status.command} starts when you log in{whose} ({status.where})"
    if status.problem:
        return f"off; {status.problem} ({status.where}); the mend: {status.mend}"
    return "off: deskstretch does not start when you log in; `deskstretch autostart on` has it start"
