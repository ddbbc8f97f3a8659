"""Draws into files, and says in a line what came of it."""

from pathlib import Path

from ..catalogue.packs import load_pool
from ..core.errors import CatalogueError
from ..core.stretch import Stretch
from ..figure.alt import alt_text
from ..figure.figure import Figure
from ..figure.files import encoded, encoded_strip, png
from ..figure.sheet import sheet
from ..figure.shelf import figure_of
from ..figure.theme import Theme
from ..paths import Paths
from ..storage.atomic import write_atomically
from ..toml_rules import printable


def draw(stretch: Stretch, path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    """Write the still, or the movement, as the file's ending says; raises DeskstretchError."""
    figure = _figure(stretch, paths)
    write_atomically(path, encoded(figure, path.suffix.casefold(), size, Theme(theme), left=left))
    return f"{printable(str(path), most=200)}: {alt_text(figure, left=left)}"


def draw_strip(stretch: Stretch, path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    figure = _figure(stretch, paths)
    write_atomically(path, encoded_strip(figure, size, Theme(theme), left=left))
    return f"{printable(str(path), most=200)}: {len(figure.poses)} poses"


def draw_sheet(path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    """All there are, the person's own among them, in the order of the list."""
    stretches = load_pool(paths.packs).stretches
    found = {stretch.id: figure_of(stretch.id, paths.packs) for stretch in stretches}
    figures = {name: figure for name, figure in found.items() if figure}
    write_atomically(path, png(sheet(figures, Theme(theme), size, left=left)))
    without = [name for name, figure in found.items() if figure is None]
    words = f"; without a figure: {', '.join(without)}" if without else ""
    return f"{printable(str(path), most=200)}: {len(figures)} figures{words}"


def described(stretch: Stretch, paths: Paths, *, left: bool) -> str:
    return alt_text(_figure(stretch, paths), left=left)


def _figure(stretch: Stretch, paths: Paths) -> Figure:
    figure = figure_of(stretch.id, paths.packs)
    if figure is None:
        raise CatalogueError(f"{stretch.id} has no figure; docs/figures.md tells how to write one")
    return figure
