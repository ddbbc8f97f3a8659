"""``deskstretch history``: take in the history of another machine."""

from pathlib import Path

import click

_MOST_BYTES = 200_000_000


@click.group()
def history() -> None:
    """Bring in the history of another machine.

    To look at it there is `deskstretch stats`, to take it along `deskstretch export`.
    """


@history.command(
    "import",
    epilog="\b\nExamples:\n  deskstretch history import laptop.json\n"
    "  ssh laptop deskstretch export | deskstretch history import -",
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def import_(file: Path) -> int:
    """Take in FILE, which `deskstretch export` wrote; - is standard input.

    What is known already stays as it is, so a second time changes nothing. Both machines know the same
    when each has taken in the other one's.
    """
    from ..paths import Paths
    from ..storage.merging import merge
    from ..toml_rules import printable
    from .counted import counted
    from .history_json import read_json
    from .nudge import nudge

    name = printable(str(file), most=200)
    paths = Paths.of_the_person()
    exported = read_json(_content(file, name), name)
    merged = merge(paths.history, exported.entries, exported.hurts)
    nudge(paths)
    known = f"; {counted(merged.known, 'entry', 'entries')} known already" if merged.known else ""
    click.echo(f"{counted(merged.new, 'new entry', 'new entries')}{known}.")
    if merged.hurts:
        click.echo(
            f"Left out from now on, because it hurt: {', '.join(merged.hurts)}"
            " (`deskstretch stretches allow ID` brings one back)"
        )
    return 0


def _content(file: Path, name: str) -> bytes:
    from ..core.errors import StorageError

    try:
        with click.open_file(str(file), "rb") as stream:
            content: bytes = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise StorageError(f"{name} cannot be read: {error.strerror}") from error
    if len(content) > _MOST_BYTES:
        raise StorageError(f"{name} is too large for a history, over {_MOST_BYTES // 1_000_000} MB")
    return content
