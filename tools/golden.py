"""Draws the picture the tests hold the figures against: run it after a change that is meant, and look."""

import sys
from math import ceil
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from deskstretch.catalogue import load_catalogue  # noqa: E402 - the checkout is not a package
from deskstretch.figure.figure import Figure  # noqa: E402
from deskstretch.figure.picture import still  # noqa: E402
from deskstretch.figure.shelf import shipped  # noqa: E402
from deskstretch.figure.theme import Theme  # noqa: E402

GOLDEN = ROOT / "tests/figure/golden.png"
TILE = 96
COLUMNS = 11


def tile(figure: Figure) -> Image.Image:
    """One still, small and on white."""
    ground = Image.new("RGBA", (TILE, TILE), "white")
    return Image.alpha_composite(ground, still(figure, TILE, Theme.LIGHT)).convert("RGB")


def main() -> None:
    figures, ids = shipped(), [stretch.id for stretch in load_catalogue()]
    page = Image.new("RGB", (COLUMNS * TILE, ceil(len(ids) / COLUMNS) * TILE), "white")
    for index, stretch_id in enumerate(ids):
        page.paste(tile(figures[stretch_id]), (index % COLUMNS * TILE, index // COLUMNS * TILE))
    page.save(GOLDEN, optimize=True)
    print(f"{GOLDEN}: {len(ids)} figures")


if __name__ == "__main__":
    main()
