"""The person's own stretches and routines: the files in the folder ``stretches.d``, each of them a pack.

A pack is written like the files that ship. One of its stretches, or routines, with a known id takes the
place of the shipped one.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.errors import CatalogueError
from ..core.routine import Routine
from ..core.stretch import Stretch
from ..toml_rules import printable
from . import load_catalogue, stretches_in
from .document import read_document
from .routine_file import Written, load_routines, routines_in, with_own

MOST_FILES = 100
MOST_STRETCHES = 1_000
"""In all packs together: more is a mistake, and the rotation looks at every one."""
MOST_ROUTINES = 100


@dataclass(frozen=True, slots=True)
class Pool:
    """Every stretch and every routine there is, whatever the settings leave out.

    ``origins`` has the name of the pack for the id of each stretch that comes from one,
    ``routine_origins`` for each routine. ``complaints`` has one line for each pack or routine that is
    left out, or that repeats what another has.
    """

    stretches: tuple[Stretch, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    routines: tuple[Routine, ...] = ()
    routine_origins: Mapping[str, str] = field(default_factory=dict)


def load_pool(folder: Path, off: Collection[str] = ()) -> Pool:
    """The shipped stretches and routines with those of the packs, without the packs named in ``off``.

    Nothing in the folder makes it raise: a broken pack is complained about and left out whole, a
    routine that names a stretch that is not there by itself.
    """
    shipped = {stretch.id: stretch for stretch in load_catalogue()}
    own = _Own()
    for path in _switched_on(folder, off, own.complaints):
        own.take_in(path)
    stretches = shipped | own.stretches
    usual = {routine.id: with_own(routine, own.stretches) for routine in load_routines(shipped.values())}
    routines = own.routines(stretches)
    return Pool(
        tuple(stretches.values()),
        own.origins,
        tuple(own.complaints),
        tuple((usual | routines).values()),
        {routine_id: own.routine_origins[routine_id] for routine_id in routines},
    )


@dataclass(slots=True)
class _Own:
    """What the packs that were read so far have; what came later counts."""

    stretches: dict[str, Stretch] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    routine_origins: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def take_in(self, path: Path) -> None:
        """Add what is in a pack, or the complaint about it."""
        try:
            document = read_document(path)
            stretches, routines = stretches_in(document), routines_in(document)
            _leave_room(path, len(self.stretches) + len(stretches), MOST_STRETCHES, "stretches")
            _leave_room(path, len(self.written) + len(routines), MOST_ROUTINES, "routines")
        except CatalogueError as error:
            self.complaints.append(str(error))
            return
        self.complaints += _repeated(path, stretches, self.origins)
        self.complaints += _repeated(path, routines, self.routine_origins)
        self.stretches |= {stretch.id: stretch for stretch in stretches}
        self.written |= {routine.id: routine for routine in routines}
        self.origins |= dict.fromkeys((stretch.id for stretch in stretches), _name(path))
        self.routine_origins |= dict.fromkeys((routine.id for routine in routines), _name(path))

    def routines(self, known: Mapping[str, Stretch]) -> dict[str, Routine]:
        """Without those that name a stretch nobody knows: they are complained about."""
        read = {}
        for routine in self.written.values():
            try:
                read[routine.id] = routine.read(known)
            except CatalogueError as error:
                self.complaints.append(str(error))
        return read


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


def _leave_room(path: Path, count: int, most: int, what: str) -> None:
    if count > most:
        raise CatalogueError(
            f"{_name(path)}.toml: with this one there are over {most} {what}; "
            "shorten it, or switch another off with stretches.packs_off"
        )


def _repeated(
    path: Path, entries: Sequence[Stretch] | Sequence[Written], origins: Mapping[str, str]
) -> list[str]:
    """Two packs with one id: the later one counts, but the person may not have meant it."""
    twice = [entry.id for entry in entries if entry.id in origins]
    if not twice:
        return []
    others = f" (and {len(twice) - 1} more)" if len(twice) > 1 else ""
    other = f"{origins[twice[0]]}.toml"
    return [f"{_name(path)}.toml: {twice[0]}: id: is in {other} too, and this one counts{others}"]


def _name(path: Path) -> str:
    return printable(path.stem, most=75)
