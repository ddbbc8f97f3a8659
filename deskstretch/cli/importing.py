"""``deskstretch stretches import``: read a foreign file, say what was understood, write one pack."""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ..catalogue import load_file
from ..catalogue.packs import MOST_STRETCHES
from ..core.errors import CatalogueError
from ..importing import LIST, Imported, Source, pack_text, read, read_source, read_stream
from ..paths import Paths
from .known import Known, know
from .own_packs import free_name, imported_from, pack_path, write_pack
from .summary import reasons, summary
from .table import terminal_width


def take_over(paths: Paths, file: Path, name: str | None, *, dry_run: bool, force: bool) -> str:
    """Import ``file`` as the pack ``name``; what was understood and done, in words.

    The file "-" is standard input. Raises CatalogueError and StorageError.
    """
    known = know(paths)
    source = _standard_input() if file == _STANDARD_INPUT else read_source(file)
    if not name:
        # Understood once for the format, which may name the pack.
        name = _name(read(source), file)
        if not force and (file == _STANDARD_INPUT or not _is_of(pack_path(paths.packs, name), source)):
            name = free_name(paths.packs, name)
    path = pack_path(paths.packs, name)
    if path.exists() and not (force or dry_run):
        raise CatalogueError(_there_already(path, source))
    # The pack's own ids are free when it is replaced.
    imported = read(source, _taken(known, name))
    report = summary(imported, known.settings.stretches, terminal_width())
    if not imported.entries:
        raise CatalogueError(f"{source.name}: nothing in it could be used. {reasons(imported)}")
    if dry_run:
        return f"{report}\n\nNothing was written. It would be {path}"
    text = pack_text(imported.entries, imported.format, source.name)
    _check(text, name, known, len(imported.entries))
    write_pack(paths.packs, name, text, force=force)
    off = name in known.settings.stretches.packs_off
    return (
        f"{report}\n\nWritten: {path}\n"
        "Look through it: everything in it can be changed, and what you do not want deleted."
        + ("\nYour settings have it switched off (stretches.packs_off)." if off else "")
    )


def _standard_input() -> Source:
    return read_stream(sys.stdin.buffer if sys.stdin else None)  # without a console there is none


def _is_of(path: Path, source: Source) -> bool:
    """Whether this pack came from a file of that name: then the person is importing it anew."""
    return imported_from(path) == source.name


def _there_already(path: Path, source: Source) -> str:
    if _is_of(path, source):
        return f"{path} was imported from {source.name} before; --force replaces it, --name makes another"
    return f"{path} is there already; give another --name, or --force to replace it"


def _taken(known: Known, name: str) -> set[str]:
    return {stretch.id for stretch in known.stretches if known.pack_of.get(stretch.id) != name}


def _check(text: str, name: str, known: Known, count: int) -> None:
    """Nothing is written that would not be read again; raises CatalogueError."""
    others = sum(pack != name for pack in known.pack_of.values())
    if others + count > MOST_STRETCHES:
        raise CatalogueError(
            f"{others + count} stretches of your own would be too many, {MOST_STRETCHES} can be used"
        )
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.toml")
        path.write_text(text, encoding="utf-8")
        load_file(path)


def _name(imported: Imported, file: Path) -> str:
    """The program's name, or that of a list's file: "config" would say nothing."""
    name = file.stem if imported.format == LIST else imported.format
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:60].strip("-") or "imported"


_STANDARD_INPUT = Path("-")
