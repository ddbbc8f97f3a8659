import runpy
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import combinations, dropwhile, pairwise
from math import cos, radians, sin
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from PIL import Image, ImageChops, ImageStat

from deskstretch.core.phase import Phase
from deskstretch.tray.artwork import _GREY
from deskstretch.tray.drawing import draw_icon, draw_icons, draw_mark

ROOT = Path(__file__).resolve().parents[2]
TRAY_SIZES = (16, 22, 24, 32, 48, 64)
DARK = (0x2B, 0x2B, 0x2B)
PANELS = {
    "white": (0xFF, 0xFF, 0xFF),
    "light": (0xF0, 0xF0, 0xF0),
    "dark": (0x2E, 0x34, 0x40),
    "black": (0, 0, 0),
}
SEEN = 3.0
"""The contrast that a shape must have to be told from what is around it, say the guides."""
WITH_RING = (Phase.WORKING, Phase.AWAY, Phase.STRETCHING, Phase.SNOOZED)


drawn = cache(draw_icon)


def on_panel(icon: Image.Image, panel: tuple[int, int, int]) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", icon.size, (*panel, 255)), icon).convert("RGB")


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    return max(ImageChops.difference(one, other).tobytes())


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast of two colours as accessibility guides count it, 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@cache
def light(colour: tuple[int, ...]) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


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


def pixels(icon: Image.Image) -> list[tuple[int, ...]]:
    raw = icon.tobytes()
    return [tuple(raw[at : at + 3]) for at in range(0, len(raw), 3)]


def edges(icon: Image.Image, panel: tuple[int, int, int]) -> Iterator[list[tuple[int, ...]]]:
    """From many sides, the first pixels of the icon on the way to its middle: an eighth, and one more."""
    middle = (icon.width - 1) / 2
    for turn in range(0, 360, 15):
        x, y = cos(radians(turn)), sin(radians(turn))
        far = middle / max(abs(x), abs(y))
        way = [far - step / 2 for step in range(icon.width)]
        seen = [icon.getpixel((round(middle + x * at), round(middle + y * at))) for at in way]
        yield list(dropwhile(lambda colour: colour == panel, seen))[: icon.width // 4 + 2]


on_every_panel = pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)


@on_every_panel
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.HELD])
def test_the_body_can_be_seen_all_around_on_any_panel(phase, size, panel):
    for ring in (0, 12):
        icon = on_panel(drawn(phase, ring, False, size), panel)
        for edge in edges(icon, panel):
            assert max(contrast(colour, panel) for colour in edge) >= SEEN


@on_every_panel
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("phase", Phase)
def test_the_figure_stands_out_from_the_body_on_any_panel(phase, size, panel):
    icon = on_panel(drawn(phase, 0, False, size), panel)
    colours = pixels(icon.crop((size // 4, size // 4, size - size // 4, size - size // 4)))
    assert contrast(max(colours, key=sum), min(colours, key=sum)) >= SEEN


@on_every_panel
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("phase", WITH_RING)
def test_each_step_of_the_ring_stands_out_on_any_panel(phase, size, panel):
    steps = [pixels(on_panel(drawn(phase, ring, False, size), panel)) for ring in range(13)]
    for before, after in pairwise(steps):
        assert max(contrast(was, now) for was, now in zip(before, after, strict=True) if was != now) >= SEEN


@on_every_panel
@pytest.mark.parametrize("size", TRAY_SIZES)
def test_the_marks_at_the_corners_stand_out_on_any_panel(size, panel):
    plain, marked = (on_panel(drawn(Phase.HELD, 12, on, size), panel) for on in (False, True))
    dot = marked.getpixel((size - size // 6, size // 6))
    assert contrast(dot, panel) >= SEEN
    around = pixels(plain.crop((size * 5 // 8, size * 5 // 8, size, size)))
    light, dark = max(around, key=sum), min(around, key=sum)
    assert contrast(light, dark) >= SEEN
    assert max(contrast(light, panel), contrast(dark, panel)) >= SEEN


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
    icon = draw_icon(Phase.PAUSED, 0, False, 64)
    edge = [colour for _, colour in icon.getcolors(4096) if 60 < colour[3] < 250]
    assert edge
    assert all(abs(a - b) <= 5 for colour in edge for a, b in zip(colour, _GREY.rim[:3], strict=False))


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
    assert shapes == ["title", "circle", "circle", "path", "path", "circle"]
