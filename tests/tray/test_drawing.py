import runpy
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from PIL import Image, ImageChops, ImageStat

from deskstretch.core.phase import Phase
from deskstretch.tray.drawing import draw_icon, draw_icons, draw_mark

ROOT = Path(__file__).resolve().parents[2]
TRAY_SIZES = (16, 22, 24, 32, 48, 64)
DARK, LIGHT = (0x2B, 0x2B, 0x2B), (0xF0, 0xF0, 0xF0)
WITH_RING = (Phase.WORKING, Phase.AWAY, Phase.STRETCHING, Phase.SNOOZED)


def on_panel(icon: Image.Image, panel: tuple[int, int, int]) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", icon.size, (*panel, 255)), icon).convert("RGB")


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    return max(ImageChops.difference(one, other).tobytes())


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast of two colours as accessibility guides count it, 1 to 21."""

    def light(colour: tuple[int, ...]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("size", [16, 17, 19, 20, 22, 24, 32, 48, 64, 100, 256])
@pytest.mark.parametrize("phase", Phase)
def test_every_phase_is_drawn_at_exactly_the_size_asked_for(phase, size):
    icon = draw_icon(phase, 5, True, size)
    assert (icon.mode, icon.size) == ("RGBA", (size, size))
    left, top, right, bottom = icon.getbbox()
    assert min(right - left, bottom - top) >= size - 1


def test_the_same_look_is_drawn_the_same_alone_and_among_other_sizes():
    several = [on_panel(icon, DARK) for icon in draw_icons(Phase.HELD, 12, True, TRAY_SIZES)]
    alone = [on_panel(draw_icon(Phase.HELD, 12, True, size), DARK) for size in TRAY_SIZES]
    assert [icon.size for icon in several] == [icon.size for icon in alone]
    assert max(map(largest_difference, several, alone)) < 80  # reduced from other sizes


def test_drawing_again_gives_the_same_pixels():
    assert draw_icon(Phase.AWAY, 7, False, 22) == draw_icon(Phase.AWAY, 7, False, 22)


@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("phase", WITH_RING)
def test_each_step_of_the_ring_can_be_seen(phase, size):
    steps = [draw_icon(phase, ring, False, size).convert("L") for ring in range(13)]
    assert all(largest_difference(before, after) > 60 for before, after in pairwise(steps))


@pytest.mark.parametrize("size", TRAY_SIZES)
def test_phases_can_be_told_apart_without_colours(size):
    looks = {phase: on_panel(draw_icon(phase, 6, False, size), DARK).convert("L") for phase in Phase}
    for one, other in combinations(Phase, 2):
        changed = ImageChops.difference(looks[one], looks[other]).point(lambda v: 255 * (v > 50))
        assert ImageStat.Stat(changed).mean[0] / 255 > 0.05, (one, other)


@pytest.mark.parametrize("panel", [DARK, LIGHT], ids=["dark panel", "light panel"])
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("phase", Phase)
def test_the_figure_stands_out_on_any_panel(phase, size, panel):
    icon = on_panel(draw_icon(phase, 0, False, size), panel)
    inner = icon.crop((size // 4, size // 4, size - size // 4, size - size // 4))
    colours = [colour for _, colour in inner.getcolors(size * size)]
    figure, face = max(colours, key=sum), min(colours, key=sum)
    assert contrast(figure, face) > (3 if phase is Phase.OFF_DUTY else 4)
    assert max(contrast(figure, panel), contrast(face, panel)) > 4


@pytest.mark.parametrize("size", TRAY_SIZES)
def test_only_the_reminder_fills_the_square(size):
    def corner(phase: Phase) -> int:
        return draw_icon(phase, 12, False, size).getpixel((size // 10, size // 10))[3]

    assert corner(Phase.PROMPTING) > 200
    assert max(corner(phase) for phase in Phase if phase is not Phase.PROMPTING) < 60


@pytest.mark.parametrize("size", TRAY_SIZES)
def test_a_marked_icon_has_a_red_dot_in_its_upper_right_corner(size):
    place = (size - size // 6, size // 6)
    red, green, blue, alpha = draw_icon(Phase.HELD, 12, True, size).getpixel(place)
    assert alpha > 200
    assert red > 2 * max(green, blue)
    plain = draw_icon(Phase.HELD, 12, False, size).getpixel(place)
    assert plain[0] < 2 * max(plain[1:3])


def test_smoothed_edges_keep_their_colour():
    icon = draw_icon(Phase.PAUSED, 0, False, 32)
    rim = [colour for _, colour in icon.getcolors(1024) if 40 < colour[3] < 250]
    assert rim
    assert all(abs(a - b) <= 4 for colour in rim for a, b in zip(colour, (93, 103, 112), strict=False))


def test_drawing_loads_no_font_library():
    script = "import sys, deskstretch.tray.drawing; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not {"PIL.ImageDraw", "PIL.ImageFont", "pystray"} & set(loaded.stdout.split())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("icons")
    runpy.run_path(str(ROOT / "tools" / "make_icons.py"))["main"](folder)
    return folder


def test_the_icons_in_the_repository_are_the_ones_the_artwork_makes(made):
    icons = ROOT / "icons"
    assert {path.name for path in icons.iterdir()} == {path.name for path in made.iterdir()}
    for path in made.glob("*.png"):
        kept = Image.open(icons / path.name)
        assert kept.size == draw_mark(kept.width).size
        assert largest_difference(kept, Image.open(path)) <= 8, f"run tools/make_icons.py: {path.name}"
    assert (icons / "deskstretch.svg").read_bytes() == (made / "deskstretch.svg").read_bytes()


def test_the_looks_in_the_repository_are_the_ones_the_artwork_makes(made):
    with ZipFile(ROOT / "icons" / "tray.zip") as kept, ZipFile(made / "tray.zip") as drawn:
        assert kept.namelist() == drawn.namelist()
        for name in kept.namelist():
            looks = [
                Image.frombytes("L", (len(it) // 4, 4), it) for it in (kept.read(name), drawn.read(name))
            ]
            assert largest_difference(*looks) <= 8, f"run tools/make_icons.py: {name}"


def test_the_ico_holds_every_size_as_it_was_drawn(made):
    with Image.open(ROOT / "icons" / "deskstretch.ico") as ico:
        for size in sorted(ico.ico.sizes()):
            assert largest_difference(ico.ico.getimage(size), draw_mark(size[0])) <= 8


def test_the_svg_is_well_formed_and_has_the_figure(made):
    svg = ElementTree.parse(made / "deskstretch.svg").getroot()
    shapes = [element.tag.rpartition("}")[2] for element in svg]
    assert shapes == ["title", "circle", "path", "circle", "path", "circle"]
