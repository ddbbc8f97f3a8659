"""``deskstretch stretches check``: every file is read, and everything wrong is said."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..catalogue import load_catalogue, stretches_in
from ..catalogue.document import read_document
from ..catalogue.entry import BadEntry, read_entry
from ..catalogue.packs import load_pool, pack_files
from ..catalogue.routine_entry import read_routine
from ..catalogue.routine_file import Written, load_routines, routines_in
from ..core.errors import CatalogueError
from ..core.stretch import Stretch
from ..figure.shelf import SHIPPED, complaints
from ..paths import Paths
from ..toml_rules import printable

_MOST = 20
"""So many complaints about one file say enough."""


class Report(NamedTuple):
    fine: list[str]
    complaints: list[str]


def checked(paths: Paths, files: Sequence[Path]) -> Report:
    """Read these files; without any, all that comes with the program and all of the person's own."""
    report = Report([], [])
    known = {stretch.id: stretch for stretch in load_pool(paths.packs).stretches}
    try:
        if not files:
            report.fine.append(_as_shipped())
        for path in files or pack_files(paths.packs):
            _check_file(path, known, report)
    except CatalogueError as error:
        report.complaints.append(str(error))
    if not files:
        # What no file shows by itself: two packs with one id, too many of them.
        told = report.complaints
        told += [complaint for complaint in load_pool(paths.packs).complaints if complaint not in told]
    return report


def _check_file(path: Path, known: Mapping[str, Stretch], report: Report) -> None:
    try:
        document = read_document(path)
        stretches, routines = stretches_in(document), routines_in(document)
    except CatalogueError as first:
        # That was the first thing wrong; there may be one in every stretch.
        wrong = dict.fromkeys([str(first), *_wrong_tables(path)])
        report.complaints.extend(list(wrong)[:_MOST])
        return
    known = {**known, **{stretch.id: stretch for stretch in stretches}}
    wrong = dict.fromkeys([*_wrong_names(routines, known), *complaints(path, known)])
    report.complaints.extend(list(wrong)[:_MOST])
    if not wrong:
        report.fine.append(
            f"{_count(len(stretches), len(routines))} in {printable(path.name, most=80)}: fine"
        )


def _wrong_tables(path: Path) -> Iterator[str]:
    try:
        document = read_document(path)
    except CatalogueError:
        return
    yield from _wrong(document.tables, read_entry, document.wrong)
    yield from _wrong(document.routines, read_routine, document.wrong_routine)


def _wrong(
    tables: Iterable[object],
    read: Callable[[object], object],
    error: Callable[[int, str, str], CatalogueError],
) -> Iterator[str]:
    for index, table in enumerate(tables):
        try:
            read(table)
        except BadEntry as bad:
            yield str(error(index, bad.key, str(bad)))


def _wrong_names(routines: Iterable[Written], known: Mapping[str, Stretch]) -> Iterator[str]:
    """Routines with a stretch that is nowhere, also not in the person's other files."""
    for routine in routines:
        try:
            routine.read(known)
        except CatalogueError as error:
            yield str(error)


def _as_shipped() -> str:
    shipped = load_catalogue()
    ids = {stretch.id for stretch in shipped}
    for path in sorted(SHIPPED.glob("*.toml")):
        for complaint in complaints(path, ids):
            raise CatalogueError(complaint)
    return f"{_count(len(shipped), len(load_routines(shipped)))} that come with deskstretch: fine"


def _count(stretches: int, routines: int) -> str:
    """ "3 stretches", "1 routine", "3 stretches and 1 routine"; "0 stretches" for nothing at all."""
    words = [f"{stretches} stretch" if stretches == 1 else f"{stretches} stretches"] * bool(stretches)
    words += [f"{routines} routine" if routines == 1 else f"{routines} routines"] * bool(routines)
    return " and ".join(words) or "0 stretches"
