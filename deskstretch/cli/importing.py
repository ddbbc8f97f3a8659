"""``deskstretch stretches import``: read a foreign file, say what was understood, write one pack."""

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from ..catalogue import load_file
from ..catalogue.packs import MOST_STRETCHES
from ..core.errors import CatalogueError
from ..core.words import span
from ..importing import LIST, Imported, pack_text, read
from ..paths import Paths
from ..toml_rules import printable
from .known import Known, know
from .own_packs import pack_path, write_pack
from .table import Column, table, terminal_width


def take_over(paths: Paths, file: Path, name: str | None, *, dry_run: bool, force: bool) -> str:
    """Import ``file`` as the pack ``name``; what was understood and done, in words.

    Raises CatalogueError and StorageError.
    """
    known = know(paths)
    # Read once for the format, which may name the pack; the pack's own ids are free when it is replaced.
    name = name or _name(read(file), file)
    path = pack_path(paths.packs, name)
    if path.exists() and not (force or dry_run):
        raise CatalogueError(f"{path} is there already; give another --name, or --force to replace it")
    imported = read(file, _taken(known, name))
    report = _report(imported, known)
    if not imported.entries:
        raise CatalogueError(
            f"{printable(file.name, most=80)}: nothing in it could be used. {_reasons(imported)}"
        )
    if dry_run:
        return f"{report}\n\nNothing was written. It would be {path}"
    text = pack_text(imported.entries, imported.format, file.name)
    _check(text, name, known, len(imported.entries))
    write_pack(paths.packs, name, text, force=force)
    off = name in known.settings.stretches.packs_off
    return (
        f"{report}\n\nWritten: {path}\n"
        "Region and position are guessed from the words: look through it, and delete what you do not want."
        + ("\nYour settings have it switched off (stretches.packs_off)." if off else "")
    )


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


def _report(imported: Imported, known: Known) -> str:
    width = terminal_width()
    entries = imported.entries
    columns = [
        Column("ID", [stretch.id for stretch in entries], may_be_cut=True),
        Column("NAME", [stretch.name for stretch in entries], rank=1, may_be_cut=True),
        Column("REGION", [stretch.region for stretch in entries]),
        Column("POSITION", [stretch.position for stretch in entries]),
        Column("DOSE", [stretch.dose for stretch in entries], may_be_cut=True),
        Column("IN ALL", [span(stretch.duration) for stretch in entries], rank=2),
    ]
    count = "1 stretch" if len(entries) == 1 else f"{len(entries)} stretches"
    lines = [f"Read as {imported.format}: {count}", "", *table(columns, width)] if entries else []
    if imported.remarks:
        lines += ["", "Taken otherwise than written:"]
        lines += [f"  {remark.stretch_id}: {remark.words}" for remark in imported.remarks]
    if imported.skipped:
        lines += ["", "Left out:", *(f"  {name}: {reason}" for name, reason in imported.skipped)]
    lines += _not_offered(imported, known)
    return "\n".join(lines)


def _not_offered(imported: Imported, known: Known) -> list[str]:
    """A line for what the settings keep out, or the person would wait for it in vain."""
    offered = known.settings.stretches.positions
    others = Counter(entry.position for entry in imported.entries if entry.position not in offered)
    if not others:
        return []
    counts = " and ".join(f"{number} {position}" for position, number in others.items())
    return ["", f"Your settings do not offer these positions: {counts} (stretches.positions)."]


def _reasons(imported: Imported) -> str:
    reasons = Counter(reason for _, reason in imported.skipped)
    return "; ".join(f"{number} times: {reason}" for reason, number in reasons.most_common(3))
