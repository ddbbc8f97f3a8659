"""The roles the program needs filled, as small protocols. Adapters fill them; core knows none of them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from .core.events import Errand, Event, Signal
from .core.reminder import Message, Reminder
from .core.settings import Guide as Guiding
from .core.stretch import Stretch
from .core.view import View

Picture = Callable[[str], Awaitable[Path | None]]
"""The file with the still of a stretch, by its id; None where there is none, or none soon. Loop thread."""

Post = Callable[[Event | Errand], None]
"""Hand an event or errand to the loop, from any thread, at any time. Returns at once and never raises."""


class Notifier(Protocol):
    """Shows reminders. All methods are called on the loop thread, return at once and never raise.

    The adapter keeps what should be on the screen and brings the screen there in its own time: a
    server that hangs, dies or comes back is its own affair, logged once, and a reminder that could
    not be shown is shown when the server is back. It posts ``Shown`` when the reminder appeared,
    the button's event when a button was pressed, and ``Dismissed`` when the person closed it.
    A popup that went away by itself (expired) posts nothing: the reminder is still open.
    After an answer it takes the popup off the screen itself only when told to (``withdraw``).
    """

    name: str
    """For the log and for doctor: "desktop notifications (dunst 1.9.0)"."""

    def show(self, reminder: Reminder) -> None:
        """Put the reminder on the screen, in place of the one there; the same one again re-shows it."""

    def withdraw(self) -> None:
        """Take the reminder off the screen; nothing happens when there is none."""

    def tell(self, message: Message) -> None:
        """Show a message beside the reminder; a new message replaces the one before."""

    async def close(self) -> None:
        """Take everything off the screen and let go of resources, within a second."""


class Guide(Protocol):
    """Leads the person through stretches, in a process of its own. Loop thread; at once; never raises.

    It posts ``Guided`` as each stretch is over, or ``Hurts`` with its length, and ``GuideEnded`` once for
    each ``open``, when it is gone. What one posts comes before anything of the next one.
    """

    name: str

    def open(
        self,
        stretches: tuple[Stretch, ...],
        title: str,
        settings: Guiding,
        *,
        focus: bool,
        discreet: bool = False,
    ) -> None:
        """Show the guide, in place of one that is open. See ``core.effects.Guide``.

        ``discreet``: its title names nothing.
        """

    def stop(self) -> None:
        """Have it leave, within a second, and tell what was done; nothing happens when there is none."""

    async def close(self) -> None:
        """``stop``, and wait until it is gone and all of it is posted."""


class Tray(Protocol):
    """The icon, its tooltip and its menu. It keeps no truth of its own: everything comes in a View."""

    name: str

    def run(self) -> None:
        """Show the icon and serve it until ``stop``. Called once, on the main thread."""

    def stop(self) -> None:
        """Make ``run`` return, from any thread, even before ``run`` was called."""

    def show(self, view: View) -> None:
        """Show this view. Called on the loop thread, whenever the view changed, also before ``run``."""

    def is_seen(self) -> bool | None:
        """Whether a panel shows the icon now; None where that cannot be told. Loop thread."""


Report = Callable[[str | None], None]
"""What is the case, in words that end the sentence "it waits: ..."; None: it is over. Loop thread."""


class Detector(Protocol):
    """Watches one kind of moment, and tells what it sees through the ``Report`` it was made with.

    Everything is called, and reported, on the loop thread. It reports when something begins, ends or
    reads differently; the same twice does no harm. When it cannot know any more (its service died), it
    reports None, says so once in the log, and goes on when the service is back.
    """

    @property
    def name(self) -> str:
        """For the log and for doctor: "microphone (PulseAudio)"."""

    @property
    def signal(self) -> Signal: ...

    async def start(self) -> None:
        """Begin to watch, within two seconds. Raises Unavailable where there is nothing to be watched."""

    def look(self, *, due: bool) -> None:
        """Ask what has to be asked, in 5 ms at most; called at every tick, just before it is decided.

        ``due``: a reminder is due or waits. What is dear to ask is asked only then. Never raises.
        """

    async def close(self) -> None:
        """Let go of everything, within a second."""


class IdleSource(Protocol):
    """Knows how long the person has not touched keyboard or mouse."""

    name: str

    def idle(self) -> timedelta | None:
        """Time since the last input; None when it cannot be told now. Loop thread; fast; never raises."""

    def close(self) -> None:
        """Let go of the display or handle."""
