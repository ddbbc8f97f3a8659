"""A guide in this process, in the best way there is here."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from ..clock import running_s
from ..core.errors import CatalogueError, Unavailable
from ..figure.figure import Figure
from ..figure.shelf import figure_of
from ..paths import Paths
from .offer import Offer, fast_clock

SPEED = "DESKSTRETCH_GUIDE_SPEED"
"""So many seconds of a stretch pass in one: for whoever tries out a guide, and for tests."""


def run(offer: Offer, *, in_terminal: bool = False) -> None:
    """In a window; where there can be none, or ``in_terminal``, in the terminal. Raises Unavailable.

    On the main thread. Ctrl-C, SIGTERM and a terminal that closes are leaving: what was done is told.
    """
    no_window = ""
    if not in_terminal:
        from . import window

        try:
            with _left_by_signals():
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


@contextmanager
def _left_by_signals() -> Iterator[None]:
    """The first signal that asks to end it is a KeyboardInterrupt; the next ones find it at its end.

    What is ignored stays so: by nohup, or by a shell for what runs in its background.
    """
    wanted = (getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP"))
    heard = [one for one in wanted if one and signal.getsignal(one) is not signal.SIG_IGN]

    def leave(_: int, __: FrameType | None) -> None:
        for one in heard:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {one: signal.signal(one, leave) for one in heard}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler or signal.SIG_DFL)


def clock() -> Callable[[], float]:
    """The clock of a course: as fast as ``SPEED`` in the environment says, if it is a number."""
    try:
        speed = float(os.environ.get(SPEED, ""))
    except ValueError:
        return running_s
    return fast_clock(min(1000.0, max(0.1, speed)))


def known_figure(stretch_id: str) -> Figure | None:
    """The figure of a stretch, the person's own too. One that cannot be drawn is none."""
    try:
        return figure_of(stretch_id, Paths.of_the_person().packs)
    except CatalogueError:
        return None
