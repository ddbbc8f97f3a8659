"""The figures that come along: one for each stretch, possible, and as they were last looked at."""

import io
from functools import cache
from math import ceil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from deskstretch.catalogue import load_catalogue
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.figure.alt import alt_text
from deskstretch.figure.figure import Figure, mirrored
from deskstretch.figure.limits import wrong
from deskstretch.figure.shelf import SHIPPED, figures_in, shipped
from tools.golden import COLUMNS, GOLDEN, TILE, tile

STRETCHES = {stretch.id: stretch for stretch in load_catalogue()}

MOST_DIFFERENCE = 1.5
"""Of 255, in the mean over a picture: another Pillow smooths edges a little differently."""


@cache
def figures() -> dict[str, Figure]:
    return shipped()


def test_every_stretch_has_a_figure_and_every_figure_a_stretch() -> None:
    assert set(figures()) == set(STRETCHES)


def test_a_file_of_figures_belongs_to_a_file_of_stretches_and_has_its_order() -> None:
    for path in SHIPPED.glob("*.toml"):
        if path.name != "postures.toml":
            text = (SHIPPED.parent / path.name).read_text(encoding="utf-8")
            ids = [name for name, _ in figures_in(path)]
            assert ids == sorted(ids, key=lambda name: text.index(f'"{name}"')), path.name


@pytest.mark.parametrize("stretch_id", STRETCHES)
def test_a_body_can_do_it_on_either_side(stretch_id: str) -> None:
    figure = figures()[stretch_id]
    assert list(wrong(figure)) == []
    assert list(wrong(mirrored(figure))) == []


@pytest.mark.parametrize("stretch", STRETCHES.values(), ids=STRETCHES)
def test_it_shows_what_the_stretch_is(stretch: Stretch) -> None:
    figure = figures()[stretch.id]
    assert 2 <= len(figure.poses) <= 4
    assert figure.works, "a region that works"
    words = alt_text(figure)
    assert {"seated": "Seated", "standing": "Standing", "floor": "Figure"}[stretch.position] in words or (
        stretch.position == "floor" and "Kneeling" in words
    )
    if stretch.sides is Sides.EACH:
        assert figure != mirrored(figure), "for one side"


@cache
def golden() -> Image.Image:
    return Image.open(io.BytesIO(GOLDEN.read_bytes())).convert("RGB")


@pytest.mark.parametrize(("index", "stretch_id"), list(enumerate(STRETCHES)), ids=STRETCHES)
def test_it_looks_as_it_did_when_somebody_last_looked(index: int, stretch_id: str) -> None:
    """After a change that is meant: `python tools/golden.py`, and look at the picture it draws."""
    x, y = index % COLUMNS * TILE, index // COLUMNS * TILE
    was = golden().crop((x, y, x + TILE, y + TILE))
    drawn = tile(figures()[stretch_id])
    difference = ImageStat.Stat(ImageChops.difference(was, drawn)).mean
    assert sum(difference) / 3 < MOST_DIFFERENCE


def test_the_golden_picture_has_a_place_for_each() -> None:
    assert golden().size == (COLUMNS * TILE, ceil(len(STRETCHES) / COLUMNS) * TILE)
    assert Path(GOLDEN).stat().st_size < 1_000_000
