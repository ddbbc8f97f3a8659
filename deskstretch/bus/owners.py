"""Who is behind a well-known name, at any moment."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .wire import DAEMON, OwnerListener

if TYPE_CHECKING:
    from dbus_fast import Message


class Owners:
    """The owners of the names that are followed. ``ask`` has the daemon asked who owns a name."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._known: dict[str, str | None] = {}
        self._listeners: dict[str, list[OwnerListener]] = {}

    def follow(self, name: str) -> None:
        """Keep the owner of a name known, from now on."""
        if name not in self._listeners:
            self._listeners[name] = []
            self._ask(name)

    def watch(self, name: str, listener: OwnerListener) -> None:
        """Tell ``listener`` each owner of a name: None when there is none. At once if it is known."""
        self.follow(name)
        self._listeners[name].append(listener)
        if name in self._known:
            listener(self._known[name])

    def unwatch(self, name: str, listener: OwnerListener) -> None:
        """Tell ``listener`` no more. The owner of the name stays known: others' signals hang on it."""
        if listener in self._listeners.get(name, ()):
            self._listeners[name].remove(listener)

    def sender(self, name: str) -> str | None:
        """Who may speak for ``name``: its owner, or the name itself if it is not followed."""
        return self._known.get(name) if name in self._listeners else name

    def learn(self, name: str, owner: str | None) -> None:
        """Take in what the daemon said."""
        if name in self._listeners and self._known.get(name, "not asked yet") != owner:
            self._known[name] = owner
            for listener in list(self._listeners[name]):
                listener(owner)

    def learn_from(self, signal: "Message") -> None:
        """Take in the change of owner that a signal tells, if it is one."""
        if signal.sender == DAEMON and signal.member == "NameOwnerChanged":
            name, _, owner = signal.body
            self.learn(name, owner or None)

    def ask_all(self) -> None:
        """Find out anew, on a new connection."""
        for name in self._listeners:
            self._ask(name)

    def lose_all(self) -> None:
        """The connection is gone, and with it everybody on the bus."""
        for name in list(self._known):
            self.learn(name, None)
        self._known.clear()

    def stop(self) -> None:
        """Tell nobody anything any more."""
        self._listeners.clear()
