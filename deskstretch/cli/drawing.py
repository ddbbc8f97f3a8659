"""Draws into files, and says in a line what came of it."""

import os
from contextlib import suppress
from pathlib import Path

from ..catalogue.packs import load_pool
from ..core.errors import CatalogueError
from ..core.stretch import Sides, Stretch
from ..figure.alt import alt_text
from ..figure.figure import Figure
from ..figure.files import encoded, encoded_strip, png
from ..figure.sheet import sheet
from ..figure.shelf import figure_of
from ..figure.theme import Theme
from ..paths import Paths
from ..storage.atomic import write_atomically
from ..toml_rules import printable
from .patience import Patience


def draw(stretch: Stretch, path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    """Write the still, or the movement, as the file's ending says; raises DeskstretchError."""
    figure = _figure(stretch, paths, left=left)
    with Patience(f"Drawing {printable(stretch.name, most=40)}") as drawn:
        data = encoded(figure, path.suffix.casefold(), size, Theme(theme), left=left, drawn=drawn)
    _write(path, data)
    return f"{printable(str(path), most=200)}: {alt_text(figure, left=left)}"


def draw_strip(stretch: Stretch, path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    figure = _figure(stretch, paths, left=left)
    _write(path, encoded_strip(figure, size, Theme(theme), left=left))
    return f"{printable(str(path), most=200)}: {len(figure.poses)} poses"


def draw_sheet(path: Path, paths: Paths, *, size: int, theme: str, left: bool) -> str:
    """All there are, the person's own among them, in the order of the list."""
    stretches = load_pool(paths.packs).stretches
    found = [(stretch, figure_of(stretch.id, paths.packs)) for stretch in stretches]
    figures = [(stretch.name, figure) for stretch, figure in found if figure]
    with Patience("Drawing the figures") as drawn:
        data = png(sheet(figures, Theme(theme), size, left=left, drawn=drawn))
    _write(path, data)
    without = [stretch.id for stretch, figure in found if figure is None]
    words = f"; without a figure: {', '.join(without)}" if without else ""
    return f"{printable(str(path), most=200)}: {len(figures)} figures{words}"


def described(stretch: Stretch, paths: Paths, *, left: bool) -> str:
    return alt_text(_figure(stretch, paths, left=left), left=left)


def _figure(stretch: Stretch, paths: Paths, *, left: bool) -> Figure:
    """Raises CatalogueError, too when there is no left side to be shown."""
    if left and stretch.sides is Sides.NONE:
        raise CatalogueError(f"{stretch.id} is the same on both sides: leave --left away")
    figure = figure_of(stretch.id, paths.packs)
    if figure is None:
        raise CatalogueError(f"{stretch.id} has no figure; docs/figures.md tells how to write one")
    return figure


def _write(path: Path, data: bytes) -> None:
    """With the rights that any new file has here: a picture is made to be shown."""
    is_new = not os.path.lexists(path)
    write_atomically(path, data)
    if is_new and os.name == "posix":
        umask = os.umask(0o077)  # the only way to read it; nothing else is written meanwhile
        os.umask(umask)
        with suppress(OSError):  # it is there; some filesystems know no rights
            path.chmod(0o666 & ~umask)
