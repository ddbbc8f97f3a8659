"""What a person reads: the reminder as plain text and buttons. Adapters escape for their own server."""

from dataclasses import dataclass, field

from .events import Errand, Event
from .timeline import Side

LEFT = "_left"
"""Ends the name of a picture for the left side. No id has an underscore."""


@dataclass(frozen=True, slots=True)
class Button:
    """``key`` is a stable name for servers and scripts; ``event`` is posted when it is pressed."""

    key: str
    label: str
    event: Event | Errand


@dataclass(frozen=True, slots=True)
class Reminder:
    """A question on the screen. Plain text: no markup, lines joined by newlines.

    ``loud`` asks for the server's sound. ``stretching``: the person has started. ``picture``: which one
    goes with it, by ``picture_of``; empty for none.
    """

    title: str
    body: str
    buttons: tuple[Button, ...] = field(default=())
    loud: bool = False
    stretching: bool = False
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to know. It goes away by itself; ``urgent`` ones stay longer. Buttons are optional."""

    title: str
    body: str
    buttons: tuple[Button, ...] = field(default=())
    urgent: bool = False


def picture_of(stretch_id: str, side: Side | None = None) -> str:
    """The name of the picture of a stretch: its id, and for the left side what says so."""
    return stretch_id + LEFT if side is Side.LEFT else stretch_id
