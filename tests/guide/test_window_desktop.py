"""The desktop's font and theme, from what it says of them."""

import pytest

from deskstretch.guide.window_desktop import font_of, theme_of
from deskstretch.guide.window_xsettings import Value


@pytest.mark.parametrize(
    ("name", "family", "points"),
    [
        ("Cantarell 11", "Cantarell", 11),
        ("Noto Sans, 10", "Noto Sans", 10),
        ("DejaVu Sans Bold 9", "DejaVu Sans", 9),
        ("Fira Sans Semi-Bold Italic 12.5", "Fira Sans", 12.5),
        ("Roboto,  Medium 10", "Roboto", 10),
        ("Sans", "Sans", 10),
        ("", "", 10),
    ],
)
def test_the_font_is_the_desktops_without_its_weight(name: str, family: str, points: float):
    assert font_of({"Gtk/FontName": name}, 72) == (family, max(points, 9))


@pytest.mark.parametrize(
    ("settings", "resources", "dpi"),
    [
        ({}, 0, 96),
        ({}, 192, 192),
        ({"Xft/DPI": 144 * 1024}, 0, 144),
        ({"Xft/DPI": 144 * 1024}, 96, 144),
        ({"Xft/DPI": -1}, 120, 120),
        ({"Xft/DPI": "many"}, 120, 120),
    ],
)
def test_the_resolution_is_the_desktops(settings: dict[str, Value], resources: float, dpi: float):
    _, em = font_of(settings, resources)
    assert em == pytest.approx(10 * dpi / 72)


@pytest.mark.parametrize(("name", "em"), [("Sans 1", 9), ("Sans 4000", 96), ("Sans 0", 10 * 96 / 72)])
def test_a_font_that_cannot_be_meant_is_brought_to_a_size_that_can_be_read(name: str, em: float):
    assert font_of({"Gtk/FontName": name}, 0)[1] == pytest.approx(em)


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("Adwaita", "light"),
        ("Adwaita-dark", "dark"),
        ("Arc-Dark", "dark"),
        ("Arc-Darker", "dark"),
        ("Breeze-Dark", "dark"),
        ("Greybird-dark", "dark"),
        ("HighContrast", "contrast"),
        ("HighContrastInverse", "contrast"),
        ("Darkroom Prints", "light"),
        ("", "light"),
    ],
)
def test_the_theme_is_told_by_its_name(name: str, theme: str):
    assert theme_of({"Net/ThemeName": name}) == theme


def test_a_theme_may_be_preferred_dark_and_the_environment_has_the_last_word():
    preferred: dict[str, Value] = {"Net/ThemeName": "Adwaita", "Gtk/ApplicationPreferDarkTheme": 1}
    assert theme_of(preferred) == "dark"
    assert theme_of(preferred, "Adwaita") == "light"
    assert theme_of({"Net/ThemeName": "Adwaita"}, "Adwaita:dark") == "dark"
