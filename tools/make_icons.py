"""Write icons/ from the strokes: the program's icon as svg, png and ico, and every look of the tray icon.

Run it from anywhere after a change to the artwork: ``python tools/make_icons.py``.
"""

import sys
from itertools import product
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from deskstretch.core.phase import Phase  # noqa: E402
from deskstretch.tray.artwork import RING_STEPS, Layer, mark  # noqa: E402
from deskstretch.tray.drawing import draw_icons, draw_mark  # noqa: E402
from deskstretch.tray.gallery import SIZES, entry  # noqa: E402
from deskstretch.tray.pixmap import pixmaps  # noqa: E402
from deskstretch.tray.strokes import FINE, Pen  # noqa: E402

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
ICO_SIZES = (16, 24, 32, 48, 64, 256)


def main(folder: Path = ROOT / "icons") -> None:
    (folder / "deskstretch.svg").write_text(svg(), encoding="utf-8", newline="\n")
    for size in PNG_SIZES:
        draw_mark(size).save(folder / f"deskstretch-{size}.png", optimize=True)
    images = [draw_mark(size) for size in ICO_SIZES]
    sizes = [image.size for image in images]
    images[-1].save(folder / "deskstretch.ico", sizes=sizes, append_images=images[:-1])
    with ZipFile(folder / "tray.zip", "w") as looks:
        for phase, marked in product(Phase, (False, True)):
            _keep_looks(looks, phase, marked=marked)


def svg() -> str:
    """The same strokes as a drawing without a size of its own."""
    shapes = "\n".join(_element(layer, pen) for layer in mark(FINE) for pen in layer.shape)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FINE.grid} {FINE.grid}">'
    return f"{opening}\n<title>deskstretch</title>\n{shapes}\n</svg>\n"


def _keep_looks(looks: ZipFile, phase: Phase, *, marked: bool) -> None:
    """The steps of the ring side by side, where they pack best: most of their pixels are the same."""
    steps = [pixmaps(draw_icons(phase, ring, marked, SIZES)) for ring in range(RING_STEPS + 1)]
    for size, squares in zip(SIZES, zip(*steps, strict=True), strict=True):
        pixels = b"".join(pixels for _, _, pixels in squares)
        # A name alone is as old as a zip can tell: the same artwork makes the same file.
        looks.writestr(ZipInfo(entry(phase, size, marked=marked)), pixels, ZIP_DEFLATED, compresslevel=9)


def _element(layer: Layer, pen: Pen) -> str:
    red, green, blue, _ = layer.colour
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    (x, y), *steps = (_numbers(step) for step in pen.path)
    if not steps:
        return f'<circle cx="{x}" cy="{y}" r="{pen.width / 2:g}" fill="{colour}"/>'
    lines = " ".join(f"{'L' if len(step) == 2 else 'Q'} {' '.join(step)}" for step in steps)
    round_pen = 'stroke-linecap="round" stroke-linejoin="round"'
    fill, close = (colour, " Z") if pen.filled else ("none", "")
    return (
        f'<path d="M {x} {y} {lines}{close}" fill="{fill}" stroke="{colour}" '
        f'stroke-width="{pen.width:g}" {round_pen}/>'
    )


def _numbers(step: tuple[float, ...]) -> list[str]:
    return [f"{number:.3f}".rstrip("0").rstrip(".") for number in step]


if __name__ == "__main__":
    main()
