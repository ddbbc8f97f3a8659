"""What the completers offer, asked without a shell; with one: test_completion.py."""

import click
import pytest

from deskstretch.cli.completers import pauses, snoozes
from deskstretch.core.duration import parse_duration

COMMAND = click.Command("pause", params=[click.Argument(["until"])])


@pytest.mark.parametrize(
    ("completer", "begun", "offered"),
    [
        (pauses, "", ["30m", "1h", "2h", "tomorrow"]),
        (pauses, "to", ["tomorrow"]),
        (pauses, "14:30", []),
        (snoozes, "", ["5m", "10m", "20m"]),
        (snoozes, "1", ["10m"]),
    ],
)
def test_usual_lengths_are_offered(completer, begun: str, offered: list[str]) -> None:
    found = completer(click.Context(COMMAND), COMMAND.params[0], begun)
    assert [item.value for item in found] == offered


@pytest.mark.parametrize("completer", [pauses, snoozes])
def test_what_is_offered_is_what_the_commands_understand(completer) -> None:
    for item in completer(click.Context(COMMAND), COMMAND.params[0], ""):
        assert item.value == "tomorrow" or parse_duration(item.value)
