"""What stands in for the desktop where a test is not about it. They only write down what they were told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from deskstretch.core.passage import Reading
from deskstretch.core.reminder import Message, Reminder
from deskstretch.core.settings import Guide
from deskstretch.core.stretch import Stretch
from deskstretch.core.view import View


class Wrist:
    """A clock that a test sets."""

    def __init__(self, wall: str = "2026-03-02T09:00") -> None:
        self.wall = datetime.fromisoformat(wall).replace(tzinfo=UTC)
        self.awake = timedelta(0)
        self.here: tzinfo = UTC

    def read(self) -> Reading:
        return Reading(self.wall, self.awake)

    def zone(self) -> tzinfo:
        return self.here

    def run(self, **length: float) -> None:
        self.wall += timedelta(**length)
        self.awake += timedelta(**length)

    def sleep(self, **length: float) -> None:
        self.wall += timedelta(**length)


class Screen:
    """A notifier that shows at once."""

    name = "a screen"

    def __init__(self) -> None:
        self.reminder: Reminder | None = None
        self.messages: list[Message] = []
        self.closed = False

    def show(self, reminder: Reminder) -> None:
        self.reminder = reminder

    def withdraw(self) -> None:
        self.reminder = None

    def tell(self, message: Message) -> None:
        self.messages.append(message)

    async def close(self) -> None:
        self.closed = True


class Panel:
    """A tray."""

    name = "a panel"

    def __init__(self) -> None:
        self.views: list[View] = []
        self.stopped = False
        self.seen = True

    def run(self) -> None:
        raise AssertionError("nobody runs this one")

    def stop(self) -> None:
        self.stopped = True

    def show(self, view: View) -> None:
        self.views.append(view)

    def is_seen(self) -> bool:
        return self.seen


class Window:
    """A guide."""

    name = "a window"

    def __init__(self) -> None:
        self.shows: tuple[str, ...] | None = None
        self.settings: Guide | None = None
        self.closed = False
        self.on_leaving: Callable[[], None] = lambda: None
        """What it tells on its way out."""

    def open(
        self,
        stretches: tuple[Stretch, ...],
        title: str,
        settings: Guide,
        *,
        focus: bool,
        discreet: bool = False,
    ) -> None:
        self.shows = tuple(stretch.id for stretch in stretches)
        self.settings = settings

    def stop(self) -> None:
        self.shows = None

    async def close(self) -> None:
        self.stop()
        self.on_leaving()
        self.closed = True


class Chair:
    """An idle source."""

    name = "a chair"

    def __init__(self) -> None:
        self.length: timedelta | None = timedelta(seconds=5)

    def idle(self) -> timedelta | None:
        return self.length

    def close(self) -> None:
        pass
