"""Reminders and messages in the terms of a notification server, before it is known what it can do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.reminder import Button, Message, Reminder
from .text import clean_line, clean_lines

NEVER = 0
MESSAGE_MS = 6_000
URGENT_MS = 30_000

_NORMAL = 1
"""Never "critical": that breaks through do-not-disturb. Never "low": GNOME keeps those off the screen."""


@dataclass(frozen=True, slots=True)
class Note:
    """Clean text, not escaped. ``hints`` are those of the specification, but for urgency and the image.

    ``image``: a picture in place of the program's.
    """

    title: str
    body: str
    buttons: tuple[Button, ...]
    hints: Mapping[str, str | bool]
    expire_ms: int
    urgency: int = _NORMAL
    image: Path | None = None


def reminder_note(reminder: Reminder, image: Path | None = None) -> Note:
    """A reminder stays until it is taken down.

    ``resident``: a button or a click on the body does not take it off by itself, where that is known.
    So the card of a started stretch takes its place without a flicker.
    """
    sound: dict[str, str | bool]
    sound = {"sound-name": "message-new-instant"} if reminder.loud else {"suppress-sound": True}
    hints = {"category": "x-deskstretch.reminder", "resident": True, **sound}
    return replace(_note(reminder, hints, NEVER), image=image)


def message_note(message: Message) -> Note:
    """A message goes by itself; only an urgent one is kept in the list of the server."""
    hints: dict[str, str | bool] = {"category": "x-deskstretch.message", "suppress-sound": True}
    if message.urgent:
        return _note(message, hints, URGENT_MS)
    return _note(message, {**hints, "transient": True}, MESSAGE_MS)


def _note(text: Reminder | Message, hints: Mapping[str, str | bool], expire_ms: int) -> Note:
    return Note(clean_line(text.title), clean_lines(text.body), text.buttons, hints, expire_ms)
