"""What every way to start at login can do."""

from dataclasses import dataclass
from typing import Protocol

ON = "deskstretch autostart on"
"""The mend for most of it."""

IS_OFF = "deskstretch does not start when you log in"
WENT_OFF = "deskstretch no longer starts when you log in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a login will do.

    ``enabled``: there is an entry that is meant to start deskstretch; ``command`` is what it starts.
    ``problem``: why it will not, all the same; or, without an entry of ours, what is in its place.
    ``mend``: what to do about the problem. ``where``: the place of the entry, there or not.
    ``by_hand``: the entry starts deskstretch and is one of the person's own, which is left alone.
    """

    enabled: bool
    where: str
    command: str | None = None
    problem: str | None = None
    mend: str | None = None
    by_hand: bool = False


class Autostart(Protocol):
    """Starting at login. Takes a moment, and ``on`` as long as a start does: not for the loop thread.

    All raise StorageError for a place that cannot be read or written.
    """

    def on(self) -> str:
        """Have this installation started at login, whatever was in the way of it; says what was done.

        Raises Unavailable when it could not start by itself, StorageError when somebody else's entry
        has the name. Where the person's own starts deskstretch, that is said and enough. Twice is once.
        """
        ...

    def off(self) -> str:
        """Take away what ``on`` made, and nothing else; says what was done. Twice is once."""
        ...

    def status(self) -> Status:
        """Look, and change nothing."""
        ...
