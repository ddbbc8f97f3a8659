"""``deskstretch stretches check``: every file is read, and everything wrong is said."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..catalogue import load_catalogue, load_file
from ..catalogue.document import read_document
from ..catalogue.entry import BadEntry, read_entry
from ..catalogue.packs import load_pool, pack_files
from ..core.errors import CatalogueError
from ..paths import Paths
from ..toml_rules import printable

_MOST = 20
"""So many complaints about one file say enough."""


class Report(NamedTuple):
    fine: list[str]
    complaints: list[str]


def checked(paths: Paths, files: Sequence[Path]) -> Report:
    """Read these files; without any, the stretches that ship and all of the person's own."""
    report = Report([], [])
    try:
        if not files:
            report.fine.append(f"{_count(len(load_catalogue()))} that come with deskstretch: fine")
        for path in files or pack_files(paths.packs):
            _check_file(path, report)
    except CatalogueError as error:
        report.complaints.append(str(error))
    if not files:
        # What no file shows by itself: two packs with one id, too many of them.
        told = report.complaints
        told += [complaint for complaint in load_pool(paths.packs).complaints if complaint not in told]
    return report


def _check_file(path: Path, report: Report) -> None:
    try:
        report.fine.append(f"{_count(len(load_file(path)))} in {printable(path.name, most=80)}: fine")
    except CatalogueError as first:
        # That was the first thing wrong; there may be one in every stretch.
        wrong = dict.fromkeys([str(first), *_wrong_stretches(path)])
        report.complaints.extend(list(wrong)[:_MOST])


def _wrong_stretches(path: Path) -> Iterator[str]:
    try:
        document = read_document(path)
    except CatalogueError:
        return
    for index, table in enumerate(document.tables):
        try:
            read_entry(table)
        except BadEntry as bad:
            yield str(document.wrong(index, bad.key, str(bad)))


def _count(number: int) -> str:
    return "1 stretch" if number == 1 else f"{number} stretches"
