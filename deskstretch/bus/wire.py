"""What is said to the bus daemon itself, and which signals are ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dbus_fast import Message

DAEMON = "org.freedesktop.DBus"
DAEMON_PATH = "/org/freedesktop/DBus"

Listener = Callable[["Message"], None]
OwnerListener = Callable[[str | None], None]


@dataclass(frozen=True, slots=True)
class Match:
    """Which signals to hear. ``sender`` is a unique or a well-known name."""

    sender: str
    interface: str
    member: str
    path: str | None = None
    arg0: str | None = None

    @property
    def rule(self) -> str:
        """As the bus daemon reads it."""
        parts = {"sender": self.sender, "interface": self.interface, "member": self.member}
        parts |= {"path": self.path} if self.path else {}
        parts |= {"arg0": self.arg0} if self.arg0 else {}
        return ",".join(["type='signal'", *(f"{key}='{value}'" for key, value in parts.items())])

    def fits(self, signal: "Message") -> bool:
        """Whether everything but the sender fits."""
        return (
            signal.member == self.member
            and signal.interface == self.interface
            and self.path in (None, signal.path)
            and (self.arg0 is None or signal.body[:1] == [self.arg0])
        )


def owner_changes(name: str) -> Match:
    """The signals that tell a new owner of a name."""
    return Match(DAEMON, DAEMON, "NameOwnerChanged", arg0=name)


def add_match(match: Match) -> "Message":
    """Ask for signals. Nothing is answered: the daemon refuses none of our rules."""
    return _about(match, "AddMatch")


def remove_match(match: Match) -> "Message":
    """Ask for them no more. The daemon counts: the same rule asked for twice ends at the second time."""
    return _about(match, "RemoveMatch")


def get_name_owner(name: str) -> "Message":
    """Ask who owns a name; the answer is an error when nobody does."""
    from dbus_fast.message import Message

    return Message(DAEMON, DAEMON_PATH, DAEMON, "GetNameOwner", signature="s", body=[name])


def _about(match: Match, member: str) -> "Message":
    from dbus_fast.constants import MessageFlag
    from dbus_fast.message import Message

    flags = MessageFlag.NO_REPLY_EXPECTED
    return Message(DAEMON, DAEMON_PATH, DAEMON, member, flags=flags, signature="s", body=[match.rule])
