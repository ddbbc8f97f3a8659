"""``deskstretch config edit``: the person's editor, and a look at what they wrote."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from ..core.errors import Unavailable
from ..paths import Paths
from .config_check import checked

_USUAL = ("sensible-editor", "editor", "nano", "vim", "vi")
"""What a terminal may have for someone who named no editor, the kindest first."""


def edited_until_fine(paths: Paths) -> int:
    """Edit and check, again and again as long as the person wants; the exit code.

    Raises Unavailable when there is no editor or it cannot be started.
    """
    command = _editor(paths.config)
    while True:
        _run(command, paths.config)
        report = checked(paths)
        for line in [*report.notes, *report.problems]:
            click.echo(f"deskstretch: {line}", err=True)
        if not report.problems:
            return 0
        click.echo("Your file stays as it is; the settings from before hold until it is mended.", err=True)
        if not _is_terminal() or not click.confirm("Edit it again?", default=True, err=True):
            return 1


def _editor(path: Path) -> list[str]:
    """The words of the command. There is no shell: nothing in them or in the path is looked into."""
    for name in ("VISUAL", "EDITOR"):
        # Backslashes are what the paths of Windows are made of.
        if words := _words(name, os.environ.get(name, "")):
            return words
    usual = ("notepad.exe",) if sys.platform == "win32" else _USUAL if _is_terminal() else ()
    for editor in usual:
        if found := shutil.which(editor):
            return [found]
    raise Unavailable(f"no editor was found, set $VISUAL to yours; the settings are in {path}")


def _words(name: str, command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=sys.platform != "win32")
    except ValueError as error:
        raise Unavailable(f"${name} is no command that could be started: a quote is not closed") from error
    return [word.strip('"') for word in words] if sys.platform == "win32" else words


def _run(command: list[str], path: Path) -> None:
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        raise Unavailable(
            f"cannot start the editor {command[0]}: {error.strerror}; the settings are in {path}"
        ) from error
    if code:
        click.echo(f"deskstretch: the editor ended with code {code}", err=True)


def _is_terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())
