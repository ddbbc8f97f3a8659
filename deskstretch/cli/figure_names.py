"""``deskstretch figure --names``: all that a figure may name, for whoever writes one of their own."""

import textwrap
from collections.abc import Iterable, Iterator

from ..figure.arrow_points import POINTS
from ..figure.arrows import AROUND
from ..figure.places import PLACES
from ..figure.regions import PLACES as REGIONS
from ..figure.shelf import postures
from .table import bold

_WIDEST = 88


def page(width: int | None) -> str:
    """A section for each kind of names; ``width`` of the terminal, None without one."""
    sections = (
        ('Postures that a pose begins from: from = "sitting"', _listed(postures(), "; ")),
        ('Places for hands and feet: on = "chair back"', _listed(PLACES)),
        (f'Points for an arrow: follow = "head", or "head{AROUND}" in circles', _sided(POINTS)),
        ('Regions to be tinted: works = ["neck", "both calf"]', _sided(REGIONS, "both")),
    )
    wide = min(width or _WIDEST, _WIDEST)
    return "\n\n".join("\n".join([bold(title), *_wrapped(lists, wide)]) for title, lists in sections)


def _listed(names: Iterable[str], mark: str = ", ") -> Iterator[str]:
    """``mark``: between them; some have a comma of their own."""
    yield mark.join(names)


def _sided(names: Iterable[str], *more: str) -> Iterator[str]:
    """Those in the middle, and those there are two of without their side."""
    names = tuple(names)
    own = [name for name in names if not name.startswith(("right ", "left "))]
    yield from _listed(own)
    pairs = [name.removeprefix("right ") for name in names if name.startswith("right ")]
    yield f"With {', '.join(['right', *more])} or left before it: {', '.join(pairs)}"


def _wrapped(paragraphs: Iterable[str], width: int) -> Iterator[str]:
    for words in paragraphs:
        yield from textwrap.wrap(
            words, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
