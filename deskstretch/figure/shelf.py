"""Where figures are found: beside the shipped stretches, and in the person's packs."""

import os
from collections.abc import Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .. import toml_file
from ..core.errors import CatalogueError
from ..toml_file import BadFile
from ..toml_rules import printable
from .figure import Figure
from .pose import Pose
from .pose_reading import read_postures
from .reading import read_figure
from .rules import BadFigure
from .rules import Path as Key

SHIPPED = Path(__file__).parent.parent / "catalogue" / "figures"


def figure_of(stretch_id: str, packs: Path | None = None) -> Figure | None:
    """The figure of a stretch, None when it has none. ``packs``: the folder of the person's own.

    Theirs count first, and of several the last. Raises CatalogueError for one that cannot be drawn, with
    file, line and the mend.
    """
    for path in [*reversed(_files(packs)), *_files(SHIPPED)]:
        try:
            text = _text(path)
            tables = _tables(path, text) if stretch_id in text else {}
        except CatalogueError:
            continue  # its stretches are left out too, and told of when they are read
        if stretch_id in tables:
            return _figure(path, text, stretch_id, tables[stretch_id])
    return None


def figures_in(path: Path) -> Iterator[tuple[str, Figure]]:
    """Every figure of one file by the id of its stretch; raises CatalogueError at the first bad one."""
    text = _text(path)
    for stretch_id, table in _tables(path, text).items():
        yield stretch_id, _figure(path, text, stretch_id, table)


def complaints(path: Path, stretch_ids: Container[str]) -> Iterator[str]:
    """Everything wrong with the figures of a file, a line each: slips, and what no body can do.

    Raises CatalogueError for a file that cannot be read at all.
    """
    from .limits import wrong

    text = _text(path)
    for stretch_id, table in _tables(path, text).items():
        if stretch_id not in stretch_ids:
            yield str(_wrong(path, text, stretch_id, (), "there is no stretch of that id"))
        try:
            figure = _figure(path, text, stretch_id, table)
        except CatalogueError as error:
            yield str(error)
            continue
        yield from (str(_wrong(path, text, stretch_id, (), words)) for words in wrong(figure))


def shipped() -> dict[str, Figure]:
    """Every figure that comes with the program."""
    return {name: figure for path in _files(SHIPPED) for name, figure in figures_in(path)}


@cache
def postures() -> Mapping[str, Pose]:
    path = SHIPPED / "postures.toml"
    try:
        return read_postures(toml_file.parse(_text(path), path.name)["posture"])
    except BadFigure as bad:
        raise CatalogueError(f"{path.name}: {bad}") from bad


def _files(folder: Path | None) -> list[Path]:
    """In the order of their names, as the packs of stretches; none in a folder that cannot be read."""
    try:
        names = os.listdir(folder) if folder else []
    except OSError:
        return []
    return [folder / name for name in sorted(names) if folder and _has_figures(name)]


def _has_figures(name: str) -> bool:
    """Hidden files and what editors leave behind are no packs."""
    return name.lower().endswith(".toml") and name[0] not in ".#~" and name != "postures.toml"


def _text(path: Path) -> str:
    try:
        return toml_file.read_text(path, printable(path.name, most=80)) or ""
    except BadFile as bad:
        raise CatalogueError(str(bad)) from bad


def _tables(path: Path, text: str) -> dict[str, Any]:
    try:
        tables = toml_file.parse(text, printable(path.name, most=80)).get("figure", {})
    except BadFile as bad:
        raise CatalogueError(str(bad)) from bad
    if not isinstance(tables, dict):
        raise CatalogueError(f"{path.name}: figure: each one begins with [figure.ID], in single brackets")
    return tables


def _figure(path: Path, text: str, stretch_id: str, table: object) -> Figure:
    try:
        return read_figure(table, postures())
    except BadFigure as bad:
        raise _wrong(path, text, stretch_id, bad.path, str(bad)) from bad


def _wrong(path: Path, text: str, stretch_id: str, key: Key, words: str) -> CatalogueError:
    from ..toml_lines import line_of  # only when something is wrong

    line = line_of(text, ("figure", stretch_id, *key))
    name = printable(path.name, most=80)
    where = f"{name}, line {line}" if line else name
    return CatalogueError(f"{where}: {printable(stretch_id, most=60)}: {words}")
