"""``deskstretch config``: look at the settings and change them.

Nothing but click is imported before a command is chosen: ``deskstretch --help`` reads this file too.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .completers import keys, keys_and_sections, values

if TYPE_CHECKING:
    from ..config.layers import Layers
    from ..paths import Paths


def _examples(*commands: str) -> str:
    """An epilog with a line for each; click would make one paragraph of them."""
    return "\n".join(["\b", "Examples:", *(f"  deskstretch {command}" for command in commands)])


@click.group(
    epilog=_examples("config set reminders.interval 30m", "config get", "config diff"),
)
def config() -> None:
    """Look at the settings and change them.

    What a key means, and what it may be, stands in the settings file itself.
    """


@config.command()
def path() -> int:
    """Say where the settings file is, or would be."""
    click.echo(_paths().config)
    return 0


@config.command()
def init() -> int:
    """Make the settings file, with every setting explained."""
    import os

    from ..config.edit import make_from_example

    file = _paths().config
    if os.path.lexists(file):
        return _fail([f"{file} is there already; `deskstretch config edit` opens it"])
    make_from_example(file)
    click.echo(f"Here it is: {file}")
    return 0


@config.command(epilog=_examples("config check", "config check ~/dotfiles/deskstretch.toml"))
@click.argument("file", required=False, type=click.Path(path_type=Path))
def check(file: Path | None) -> int:
    """Say what is wrong in the settings, or in FILE."""
    from .config_check import checked, checked_file

    report = checked_file(file, _paths()) if file else checked(_paths())
    for line in report.fine:
        click.echo(line)
    for line in report.notes:
        click.echo(f"deskstretch: {line}", err=True)
    return _fail(report.problems) if report.problems else 0


@config.command(
    epilog=_examples("config get reminders.interval", "config get hours", "config get --json"),
)
@click.argument("key", required=False, shell_complete=keys_and_sections)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def get(key: str | None, *, as_json: bool) -> int:
    """Show the settings in force, all or one.

    All of them, or those of a section, come as TOML with a line for each. Of one KEY comes the bare
    value; a list is on one line as in the settings file, which is JSON too: ["10m", "5m"].
    """
    from ..config.keys import all_keys, find_key, keys_in_section
    from . import settings_page as page

    several = all_keys() if key is None else keys_in_section(key)
    name = find_key(key) if key is not None and not several else None
    settings = _layers().settings
    if name:
        click.echo(page.one(settings, name, as_json=as_json))
    else:
        click.echo(page.as_json(settings, several) if as_json else page.as_toml(settings, several))
    return 0


@config.command(
    "set",
    context_settings={"ignore_unknown_options": True},  # -1 is a wrong number, not an option
    epilog=_examples(
        "config set reminders.interval 30m",
        "config set reminders.snooze 5m,10m",
        "config set hours.monday 09:00-12:00,13:00-17:00",
        'config set hours.friday ""',
        "config set stretches.regions.lower-back 3",
        "config set notifications.sound on",
    ),
)
@click.argument("key", shell_complete=keys)
@click.argument("value", nargs=-1, required=True, shell_complete=values)
def set_(key: str, value: Sequence[str]) -> int:
    """Change one setting.

    Nothing else in the settings file changes, not even its layout. Several values are set apart by
    commas; "" is none of them.
    """
    from ..config.edit import set_value
    from ..config.keys import find_key
    from ..config.layers import in_force
    from ..config.spoken import value_from
    from . import settings_page as page
    from .nudge import nudge

    name, paths = find_key(key), _paths()
    before = in_force(paths)
    set_value(paths.config, name, value_from(name, value))
    nudge(paths)
    after = in_force(paths)
    click.echo(page.now(name, before, after))
    if name in ("stretches.exclude", "stretches.packs_off"):
        from .config_check import strangers

        _complain(line for line in strangers(after, paths) if line.startswith(name))
    return 0


@config.command(epilog=_examples("config unset reminders.interval"))
@click.argument("key", shell_complete=keys)
def unset(key: str) -> int:
    """Take a setting out of the settings file.

    The site-wide value holds again or, without one, what deskstretch comes with. Notes above the line
    stay.
    """
    from ..config.edit import unset_value
    from ..config.keys import find_key, shell_name
    from ..config.layers import in_force
    from . import settings_page as page
    from .nudge import nudge

    name, paths = find_key(key), _paths()
    before = in_force(paths)
    if unset_value(paths.config, name):
        nudge(paths)
        click.echo(page.now(name, before, in_force(paths)))
    else:
        click.echo(f"{shell_name(name)} is not in the settings file; nothing changed.")
    return 0


@config.command()
def edit() -> int:
    """Open the settings file in an editor, and check it afterwards.

    The editor is $VISUAL or $EDITOR. The file is kept as you wrote it; while something is wrong in it,
    the settings from before stay in force.
    """
    from ..config.edit import make_from_example
    from .editor import edited_until_fine

    make_from_example(_paths().config)
    return edited_until_fine(_paths())


@config.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def diff(*, as_json: bool) -> int:
    """Show the settings that differ from what deskstretch comes with."""
    from ..config.values import differences
    from . import settings_page as page
    from .table import terminal_width

    layers = _layers()
    found = list(differences(layers.settings, layers.base))
    if as_json:
        click.echo(page.differences_as_json(found))
    elif found:
        click.echo(page.differences_as_table(found, terminal_width(), says_where=_has_site()))
    else:
        click.echo("Everything is as it comes.")
    return 0


def _paths() -> "Paths":
    from ..paths import Paths

    return Paths.of_the_person()


def _layers() -> "Layers":
    """The settings as they stand in the files; says on standard error what is wrong with the site's."""
    from ..config.layers import read_layers

    layers = read_layers(_paths())
    _complain(layers.complaints)
    return layers


def _has_site() -> bool:
    from ..config.layers import site_file

    return site_file(_paths()) is not None


def _complain(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"deskstretch: {line}", err=True)


def _fail(lines: Iterable[str]) -> int:
    _complain(lines)
    return 1
