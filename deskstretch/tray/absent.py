"""No tray: the program goes on without an icon."""

from queue import SimpleQueue

from ..core.view import View


class AbsentTray:
    """Keeps the main thread waiting, and shows nothing."""

    name = "no tray"

    def __init__(self) -> None:
        # Unlike a lock or an event, its put() may be called from a signal handler.
        self._stopped: SimpleQueue[None] = SimpleQueue()

    def run(self) -> None:
        self._stopped.get()

    def stop(self) -> None:
        self._stopped.put(None)

    def is_seen(self) -> bool:
        return False

    def show(self, view: View) -> None:
        """There is nothing to show it on."""
