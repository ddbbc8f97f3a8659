"""What a guide is given to show, and how it tells what was done.

A guide is a module with ``run(offer) -> None``: it shows the stretches one after the other, and returns
when the last one is over or the person has left. It raises Unavailable, before it has shown anything,
where it cannot: no Tk, no display, no terminal. Everything in an Offer is called on the thread of ``run``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..clock import running_s
from ..core.course import Spent
from ..core.settings import Guide
from ..core.stretch import Stretch

if TYPE_CHECKING:
    from ..figure.figure import Figure


def _nobody(_: Spent) -> None:
    pass


def _no_figure(_: str) -> "Figure | None":
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``stretches``: at least one, in their order; one may come more than once, with a dose of its own.

    ``title``: of the routine they are; empty for a stretch or several of a break. ``focus``: the person
    asked for it just now, and the window may take the keyboard; without it never. ``tell``: call it for
    each stretch of the course in its order, when it is over or left, and on leaving for the one that is
    on; ``hurts``: in place of it for one that hurts; None: nobody takes that. ``opened``: call it once,
    when there is something to see. ``clock``: seconds for the course, which may run fast; ``figures``: the
    figure for the id of a stretch. ``discreet``: no names in a title, which others see in a task bar.
    """

    stretches: tuple[Stretch, ...]
    title: str = ""
    settings: Guide = field(default_factory=Guide)
    focus: bool = False
    tell: Callable[[Spent], None] = _nobody
    hurts: Callable[[Spent], None] | None = None
    opened: Callable[[], None] = lambda: None
    clock: Callable[[], float] = running_s
    figures: Callable[[str], "Figure | None"] = _no_figure
    discreet: bool = False


def fast_clock(speed: float) -> Callable[[], float]:
    """A clock on which ``speed`` seconds pass in one."""
    begun = running_s()
    return lambda: begun + (running_s() - begun) * speed
