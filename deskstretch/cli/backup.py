"""``deskstretch backup`` and ``restore``: all that is the person's, in one file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..instance import SingleInstance
    from ..paths import Paths
    from ..storage.backup_file import Backup


@click.command(epilog="\b\nExample:\n  deskstretch backup deskstretch.zip")
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> int:
    """Put settings, own stretches and history into FILE.

    It is a zip archive, and the running program is not disturbed. An earlier backup of that name is
    replaced, any other file is not.
    """
    from ..catalogue.packs import pack_files
    from ..paths import Paths
    from ..storage.backup import back_up

    paths = Paths.of_the_person()
    made = back_up(paths, pack_files(paths.packs), file)
    click.echo(f"Written: {_shown(file)}, with {_contents(made)}")
    return 0


@click.command(epilog="\b\nExample:\n  deskstretch restore deskstretch.zip")
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> int:
    """Make settings, own stretches and history what they were in FILE.

    All of it or nothing. What is there now is kept beside it, under another name.
    """
    import signal

    from ..paths import Paths
    from ..storage.backup_file import read_backup
    from ..storage.restoring import restore as put_back

    found = read_backup(file)
    paths = Paths.of_the_person()
    lock = _locked(paths)
    # Somebody who starts deskstretch --replace meanwhile ends this command: then in good order.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        kept = put_back(found, paths)
    finally:
        lock.release()
        signal.signal(signal.SIGTERM, before)
    click.echo(f"Restored: {_contents(found)}")
    for path in kept:
        click.echo(f"What was there before is kept as {path}")
    click.echo("Start deskstretch to go on with it.")
    return 0


def _locked(paths: "Paths") -> "SingleInstance":
    """Be the only one for as long as it takes: whoever runs would write over it."""
    from ..core.errors import AlreadyRunning
    from ..instance import SingleInstance

    paths.make_folders()
    lock = SingleInstance(paths.lock)
    try:
        lock.acquire()
    except AlreadyRunning as error:
        raise AlreadyRunning(
            "deskstretch is running; end it first (deskstretch quit), then restore"
        ) from error
    return lock


def _contents(backup: "Backup") -> str:
    from .counted import counted

    parts = ["the settings"] * (backup.config is not None) + ["the history"]
    if backup.packs:
        parts.append(
            counted(len(backup.packs), "file of your own stretches", "files of your own stretches")
        )
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _shown(path: Path) -> str:
    from ..toml_rules import printable

    return printable(str(path), most=200)
