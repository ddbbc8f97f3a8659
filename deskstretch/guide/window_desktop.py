"""What the desktop says of its screens, its font and its theme, asked once before the window is made."""

import logging
import os
import re
import subprocess
import sys
from dataclasses import dataclass

from ..core.errors import Unavailable
from .corner import Box, clear_of, screen_at
from .window_xsettings import Value

_USUAL_DPI = 96
_USUAL_POINTS = 10.0
_READABLE_PX = (9.0, 96.0)
"""A font of less or more is a mistake of somebody else's settings."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """``area`` is what panels leave of the active screen. None or "": not told, and Tk's own will do.

    ``em`` is the height of the font in pixels, ``theme`` is "light", "dark" or "contrast". ``drawn_dpi`` is
    the resolution that fonts are drawn for, which need not be the one they are sized for.
    """

    area: Box | None = None
    font: str = ""
    em: float | None = None
    drawn_dpi: float | None = None
    theme: str = "light"


def look_around(*, asked: bool) -> Desktop:
    """``asked``: the person clicked for the window, so the active screen is the one with the pointer."""
    if sys.platform == "win32":
        from . import window_win32

        return Desktop(area=window_win32.work_area(by_pointer=asked), theme=window_win32.theme())
    if sys.platform == "darwin":
        return Desktop(theme=_theme_of_macos())
    try:
        return _look_around_x11(asked=asked)
    except Unavailable as error:
        log.info("the whole screen and the usual font: %s", error)
        return Desktop()


def font_of(settings: dict[str, Value], dpi: float) -> tuple[str, float]:
    """Family and height in pixels. ``dpi``: of the X resources, 0 when not told there."""
    exact = settings.get("Xft/DPI")
    if isinstance(exact, int) and exact > 0:
        dpi = exact / 1024
    family, points = _family_and_points(str(settings.get("Gtk/FontName", "")))
    # Tk would take the millimetres that the screen claims to have, which no other program does.
    em = points * (dpi or _USUAL_DPI) / 72
    low, high = _READABLE_PX
    return family, min(high, max(low, em))


def theme_of(settings: dict[str, Value], forced: str = "") -> str:
    """From the name of the GTK theme; ``forced`` is what ``$GTK_THEME`` says, such as "Adwaita:dark"."""
    name = (forced or str(settings.get("Net/ThemeName", ""))).lower()
    if "contrast" in name:
        return "contrast"
    if settings.get("Gtk/ApplicationPreferDarkTheme") == 1 and not forced:
        return "dark"
    return (
        "dark" if re.search(r"(^|[-_: ])(dark|noir|black)(er|est)?($|[-_: ])|breezedark", name) else "light"
    )


def _look_around_x11(*, asked: bool) -> Desktop:
    try:
        from . import window_x11
    except ImportError as error:
        raise Unavailable(f"python-xlib cannot be loaded ({error})") from error
    facts = window_x11.look_around()
    point = facts.pointer if asked else facts.active or facts.pointer
    family, em = font_of(facts.settings, facts.dpi)
    return Desktop(
        area=clear_of(screen_at(facts.screens, point), facts.panels),
        font=family,
        em=em,
        drawn_dpi=facts.dpi or None,
        theme=theme_of(facts.settings, os.environ.get("GTK_THEME", "")),
    )


def _family_and_points(description: str) -> tuple[str, float]:
    """Of Pango's "Noto Sans Bold 10", "Cantarell, 11"; the weight is left out."""
    found = re.match(r"^(?P<family>.*?)[\s,]*(?P<points>\d+(\.\d+)?)?$", description.strip())
    assert found, "every text is a family"
    family = found["family"]
    while (shorter := _STYLE.sub("", family)) != family:
        family = shorter
    points = float(found["points"] or 0)
    return family.strip(" ,"), points or _USUAL_POINTS


_STYLE = re.compile(
    r"[\s,]+(thin|light|book|regular|medium|semi-?bold|demi-?bold|bold|heavy|black|italic|oblique|condensed)$",
    re.IGNORECASE,
)


def _theme_of_macos() -> str:
    command = ("/usr/bin/defaults", "read", "-g", "AppleInterfaceStyle")
    try:
        # Fails where the style is the light one: then there is no such key.
        told = subprocess.run(  # noqa: S603 - no part of it comes from elsewhere
            command, capture_output=True, text=True, timeout=2, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "light"
    return "dark" if told.strip() == "Dark" else "light"
