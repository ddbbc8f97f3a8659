"""The commands that speak to the running program: everything its tray menu can do, for keys and scripts."""

from collections.abc import Mapping
from typing import Any

import click

from .completers import pauses, snoozes

_PLAIN = {
    "now": "Show a stretch now, whatever the hour.",
    "start": "Begin the stretch that is offered.",
    "done": "Say that it is done, or that you stretched by yourself.",
    "skip": "Not this time.",
    "another": "Offer a different stretch.",
    "hurts": "Never suggest the offered stretch again.",
    "allow": "Take back the last hurts of today.",
    "undo": "Bring back the last one of today that was skipped or missed.",
}


def _plain(verb: str, words: str) -> click.Command:
    @click.command(verb, help=words)
    @_as_json
    def command(*, as_json: bool) -> None:
        _say(_ask(verb), as_json=as_json)

    return command


def _as_json(command: Any) -> Any:
    return click.option("--json", "as_json", is_flag=True, help="What came of it, for scripts.")(command)


@click.command(epilog="Examples: deskstretch snooze; deskstretch snooze 10m")
@click.argument("length", required=False, shell_complete=snoozes)
@_as_json
def snooze(length: str | None, *, as_json: bool) -> None:
    """Put the reminder off for LENGTH, or for the usual time."""
    _say(_ask("snooze", length), as_json=as_json)


@click.command(
    epilog="Examples: deskstretch pause; deskstretch pause 1h; deskstretch pause tomorrow; "
    "deskstretch pause 14:30; deskstretch pause 2027-01-04"
)
@click.argument("until", required=False, shell_complete=pauses)
@_as_json
def pause(until: str | None, *, as_json: bool) -> None:
    """Stop reminding until you resume, for a time, or until a time.

    UNTIL is a length ("1h"), "tomorrow", a time of day ("14:30") or a day ("2027-01-04"): then
    reminders go on with the first working hours from that day on.
    """
    _say(_ask("pause", until), as_json=as_json)


@click.command("quit")
def quit_() -> None:
    """End the running deskstretch, and return when it has ended."""
    from ..instance import SingleInstance
    from ..paths import Paths

    _ask("quit")
    SingleInstance(Paths.of_the_person().lock).wait_until_free()


ANSWERS = (*(_plain(verb, words) for verb, words in _PLAIN.items()), snooze)
resume = _plain("resume", "End the pause.")


def _ask(verb: str, argument: str | None = None) -> Mapping[str, Any]:
    from ..control.client import ask
    from ..control.protocol import Request
    from ..paths import Paths

    return ask(Paths.of_the_person().socket, Request(verb, argument))


def _say(answer: Mapping[str, Any], *, as_json: bool) -> None:
    from .status_page import as_json as json_of
    from .status_page import outcome

    click.echo(json_of(answer) if as_json else outcome(answer))
