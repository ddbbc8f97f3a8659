"""A guide in this process, in the best way there is here."""

from ..core.errors import CatalogueError, Unavailable
from ..figure.figure import Figure
from ..figure.shelf import figure_of
from ..paths import Paths
from .offer import Offer


def run(offer: Offer, *, in_terminal: bool = False) -> None:
    """In a window; where there can be none, or ``in_terminal``, in the terminal. Raises Unavailable."""
    no_window = ""
    if not in_terminal:
        from . import window

        try:
            window.run(offer)
        except Unavailable as error:
            no_window = f"{error}; "
        else:
            return
    from . import terminal

    try:
        terminal.run(offer)
    except Unavailable as error:
        raise Unavailable(f"{no_window}{error}") from error


def known_figure(stretch_id: str) -> Figure | None:
    """The figure of a stretch, the person's own too. One that cannot be drawn is none."""
    try:
        return figure_of(stretch_id, Paths.of_the_person().packs)
    except CatalogueError:
        return None
