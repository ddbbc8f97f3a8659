"""The person's own stretches: the files in the folder ``stretches.d``, each of them a pack.

A pack is written like the files that ship. One of its stretches with a known id takes the place of
the shipped one.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.errors import CatalogueError
from ..core.stretch import Stretch
from ..toml_rules import printable
from . import load_catalogue, load_file

MOST_FILES = 100
MOST_STRETCHES = 1_000
"""In all packs together: more is a mistake, and the rotation looks at every one."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Every stretch there is, whatever the settings leave out.

    ``origins`` has the name of the pack for each id that comes from one. ``complaints`` has one line
    for each pack that is left out, or that repeats what another has.
    """

    stretches: tuple[Stretch, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()


def load_pool(folder: Path, off: Collection[str] = ()) -> Pool:
    """The shipped stretches with those of the packs, without the packs named in ``off``.

    Nothing in the folder makes it raise: a broken pack is complained about and left out whole.
    """
    shipped = {stretch.id: stretch for stretch in load_catalogue()}
    own: dict[str, Stretch] = {}
    origins: dict[str, str] = {}
    complaints: list[str] = []
    for path in _switched_on(folder, off, complaints):
        try:
            stretches = load_file(path)
            _leave_room(path, len(own) + len(stretches))
        except CatalogueError as error:
            complaints.append(str(error))
            continue
        complaints += _repeated(path, stretches, origins)
        own |= {stretch.id: stretch for stretch in stretches}
        origins |= {stretch.id: _name(path) for stretch in stretches}
    return Pool(tuple((shipped | own).values()), origins, tuple(complaints))


def pack_files(folder: Path) -> list[Path]:
    """The packs in the order of their names; hidden files and what editors leave behind are none.

    No folder, no packs. Raises CatalogueError when it cannot be read.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CatalogueError(f"{folder.name}: cannot be read: {error.strerror}") from error
    return [folder / name for name in sorted(names) if _is_pack(name)]


def _is_pack(name: str) -> bool:
    return name.lower().endswith(".toml") and name[0] not in ".#~"


def _switched_on(folder: Path, off: Collection[str], complaints: list[str]) -> list[Path]:
    try:
        paths = pack_files(folder)
    except CatalogueError as error:
        complaints.append(str(error))
        return []
    if len(paths) > MOST_FILES:
        complaints.append(f"{folder.name}: only the first {MOST_FILES} files count, there are {len(paths)}")
    names_off = {name.removesuffix(".toml") for name in off}
    return [path for path in paths[:MOST_FILES] if path.stem not in names_off]


def _leave_room(path: Path, count: int) -> None:
    if count > MOST_STRETCHES:
        raise CatalogueError(
            f"{_name(path)}.toml: with this one there are over {MOST_STRETCHES} stretches; "
            "shorten it, or switch another off with stretches.packs_off"
        )


def _repeated(path: Path, stretches: Sequence[Stretch], origins: Mapping[str, str]) -> list[str]:
    """Two packs with one id: the later one counts, but the person may not have meant it."""
    twice = [stretch.id for stretch in stretches if stretch.id in origins]
    if not twice:
        return []
    others = f" (and {len(twice) - 1} more)" if len(twice) > 1 else ""
    other = f"{origins[twice[0]]}.toml"
    return [f"{_name(path)}.toml: {twice[0]}: id: is in {other} too, and this one counts{others}"]


def _name(path: Path) -> str:
    return printable(path.stem, most=75)
