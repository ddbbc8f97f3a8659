"""The guide in a small window at the corner of the screen."""

from ..core.errors import Unavailable
from .offer import Offer


def run(offer: Offer) -> None:
    """Show the stretches; returns when the last one is over, or the person has left.

    Raises Unavailable before there is anything to see, without Tk or a display.
    """
    try:
        from . import window_open
    except ImportError as error:
        raise Unavailable(f"Tk cannot be loaded: {error} (`deskstretch doctor` tells the mend)") from error
    window_open.run(offer)
