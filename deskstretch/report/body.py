"""The regions of the body, on the figure itself and as a table."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from ..core.progress.regions import Worked
from ..core.stretch import Region
from ..figure.body_map import WIDTH, body_map
from ..figure.camera import View
from ..figure.theme import Theme
from .year import Year

HEIGHT = 880
"""Of the pictures, in pixels."""

SHOWN_HEIGHT = HEIGHT // 2
SHOWN_WIDTH = round(SHOWN_HEIGHT * WIDTH)
"""Half of what they have: a dense screen shows them sharply."""

_FAINTEST = 0.12
_QUALITY = 86
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """The same figure for either ground, as data: URLs."""

    light: str
    dark: str
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """``share`` and ``wanted`` in words; ``bar`` and ``mark`` are their lengths in percent of the bar."""

    name: str
    stretches: int
    share: str
    wanted: str
    bar: float
    mark: float


@dataclass(frozen=True, slots=True)
class Body:
    pictures: tuple[Picture, ...]
    rows: tuple[Row, ...]
    width: int
    height: int


def body(year: Year) -> Body:
    regions = year.numbers.regions
    return Body(pictures(strengths(regions)), _rows(regions), SHOWN_WIDTH, SHOWN_HEIGHT)


def strengths(regions: tuple[Worked, ...]) -> Mapping[Region, float]:
    """How strongly each is tinted, 0 to 1: the most worked fully, and the least still to be seen."""
    most = max((one.share for one in regions), default=0)
    return {one.region: _FAINTEST + (1 - _FAINTEST) * one.share / most for one in regions if one.share > 0}


def pictures(tints: Mapping[Region, float]) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            light=_url(body_map(tints, view, HEIGHT, Theme.LIGHT)),
            dark=_url(body_map(tints, view, HEIGHT, Theme.DARK)),
            words=_words(tints, view),
            name=view.capitalize(),
        )
        for view in (View.FRONT, View.BACK)
    )


def _rows(regions: tuple[Worked, ...]) -> tuple[Row, ...]:
    shown = [one for one in regions if one.stretches or one.wanted]
    shown.sort(key=lambda one: -one.share)
    longest = max((max(one.share, one.wanted) for one in shown), default=1) or 1
    return tuple(
        Row(
            name=one.region.capitalize(),
            stretches=one.stretches,
            share=f"{one.share:.0%}",
            wanted=f"{one.wanted:.0%}",
            bar=round(100 * one.share / longest, 1),
            mark=round(100 * one.wanted / longest, 1),
        )
        for one in shown
    )


def _words(tints: Mapping[Region, float], view: View) -> str:
    where = f"A standing figure from the {view}"
    most = sorted(tints, key=lambda region: -tints[region])[:_NAMED]
    return f"{where}; most worked: {', '.join(most)}" if most else where


def _url(picture: Image.Image) -> str:
    """WebP, because a soft tint costs a PNG five times as much."""
    file = BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=4)
    return f"data:image/webp;base64,{b64encode(file.getvalue()).decode()}"
