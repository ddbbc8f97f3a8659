"""The keys a person can set, by the names they would write: ``reminders.interval``, ``hours.monday``.

A key of two words, ``stretches.regions.lower back``, is written with a hyphen where a shell would split it.
"""

from collections.abc import Iterator

from ..core.errors import ConfigError
from ..toml_rules import printable
from .check import SECTIONS, Section
from .renamed import RENAMED


def all_keys() -> list[str]:
    """Every key, in the order of the example file."""
    return [".".join(path) for path in _paths(SECTIONS, ())]


def shell_name(key: str) -> str:
    """The key as one word for a shell: ``stretches.regions.lower-back``."""
    return key.replace(" ", "-")


def find_key(written: str) -> str:
    """The key that is meant; raises ConfigError, which suggests the nearest.

    Large letters, quotes, and hyphens for blanks or underscores make no difference, and a key under
    another name is found too.
    """
    wanted = _plain(_renamed(written))
    for key in all_keys():
        if _plain(key) == wanted:
            return key
    if inside := keys_in_section(written):
        name = shell_name(inside[0])
        raise ConfigError(
            f'"{printable(written, most=60)}" is a section; name one key in it, such as {name}'
        )
    raise ConfigError(_unknown(written))


def keys_in_section(written: str) -> list[str]:
    """The keys of a section such as ``hours``; none for what is no section."""
    return [key for key in all_keys() if _plain(key).startswith(f"{_plain(written)}.")]


def _unknown(written: str) -> str:
    near = _nearest(_plain(written[:100]))
    mend = (
        f"did you mean {' or '.join(map(shell_name, near))}?"
        if near
        else "`deskstretch config get` lists all"
    )
    return f'there is no setting "{printable(written, most=60)}"; {mend}'


def _nearest(wanted: str) -> list[str]:
    """The keys or the section of this name, wherever they are; else what is most like it."""
    from difflib import get_close_matches

    called = {_plain(key): key for key in all_keys()}
    names = {plain: plain.rpartition(".")[2] for plain in called}
    if same := [called[plain] for plain, name in names.items() if name == wanted.rpartition(".")[2]]:
        return same
    if sections := {key.rpartition(".")[0] for key in called if key.split(".")[-2] == wanted}:
        return list(sections)
    if alike := get_close_matches(wanted, called, n=1):
        return [called[alike[0]]]
    alike = get_close_matches(wanted.rpartition(".")[2], set(names.values()), n=1)
    return [called[plain] for plain, name in names.items() if name in alike]


def _renamed(written: str) -> str:
    called = {_plain(".".join(other)): ".".join(ours) for other, ours in RENAMED.items()}
    return called.get(_plain(written), written)


def _plain(written: str) -> str:
    """What is the same however a person spells a key."""
    unquoted = written.casefold().replace('"', "").replace("'", "")
    return ".".join("_".join(part.replace("-", " ").split()) for part in unquoted.split("."))


def _paths(section: Section, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, inside in section.items():
        here = (*path, name)
        if callable(inside):
            yield here
        else:
            yield from _paths(inside, here)
