"""What desktop-notifier is used for, as a small seam of our own; and the library behind it.

Coded after its source (6.2); not verified on real Windows or macOS.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ..core.errors import Unavailable
from ..core.reminder import Message, Reminder
from .text import clean_line, clean_lines

MESSAGE_S = 10
URGENT_S = 30


@dataclass(frozen=True, slots=True)
class Toast:
    """Clean text and labels by key. ``stays_s`` -1: as long as the system likes. ``image``: one to show."""

    title: str
    body: str
    buttons: tuple[tuple[str, str], ...]
    loud: bool
    stays_s: int
    image: Path | None = None


class Toasts(Protocol):
    """Toasts on the screen. The calls raise Unavailable, and may take for ever."""

    def listen(self, pressed: Callable[[str, str], None], dismissed: Callable[[str], None]) -> None:
        """Hear of pressed buttons (identifier, key) and of toasts closed by the person, on any thread."""

    async def send(self, identifier: str, toast: Toast) -> None:
        """Show it; ``identifier`` is a new one each time."""

    async def clear(self, identifier: str) -> None:
        """Take it off; one that is gone already is no error."""


def toast(text: Reminder | Message, image: Path | None = None) -> Toast:
    """A reminder or message as a toast, with its picture."""
    buttons = tuple((button.key, clean_line(button.label)) for button in text.buttons)
    match text:
        case Reminder():
            loud, stays_s = text.loud, -1
        case Message():
            loud, stays_s = False, URGENT_S if text.urgent else MESSAGE_S
    return Toast(clean_line(text.title), clean_lines(text.body), buttons, loud, stays_s, image)


async def library_toasts(icon: Path | None) -> Toasts:
    """desktop-notifier's. Raises Unavailable when it is not installed or cannot work here.

    Outside of an app bundle on macOS, and before Windows 10, it takes every toast and shows none.
    That it admits to only when asked what it can do.
    """
    try:
        import desktop_notifier

        notifier = desktop_notifier.DesktopNotifier(
            app_name="deskstretch", app_icon=desktop_notifier.Icon(path=icon.absolute()) if icon else None
        )
        capabilities = await notifier.get_capabilities()
    except (
        Exception
    ) as error:  # ImportError, OSError of WinRT, RuntimeError...: it has no family of its own
        raise Unavailable(f"desktop-notifier: {str(error) or type(error).__name__}") from error
    if desktop_notifier.Capability.BUTTONS not in capabilities:
        raise Unavailable("desktop-notifier: it can show nothing here")
    return LibraryToasts(desktop_notifier, notifier)


class LibraryToasts:
    """desktop-notifier, with its errors brought back: it logs them and returns as if all were well."""

    def __init__(self, library: Any, notifier: Any) -> None:
        self._library = library
        self._notifier = notifier

    def listen(self, pressed: Callable[[str, str], None], dismissed: Callable[[str], None]) -> None:
        self._notifier.on_button_pressed = pressed
        self._notifier.on_dismissed = dismissed

    async def send(self, identifier: str, toast: Toast) -> None:
        sent = asyncio.Event()
        notification = self._library.Notification(
            title=toast.title,
            message=toast.body,
            # macOS keeps a set of buttons under their titles: a key that was another one the next time
            # would come back as the one of the first time.
            buttons=tuple(
                self._library.Button(title=label, identifier=key) for key, label in toast.buttons
            ),
            sound=self._library.DEFAULT_SOUND if toast.loud else None,
            timeout=toast.stays_s,
            identifier=identifier,
            on_dispatched=sent.set,
            attachment=self._library.Attachment(path=toast.image) if toast.image else None,
        )
        try:
            await self._notifier.send_notification(notification)
        except Exception as error:  # it catches those of sending, not those of asking for permission
            raise Unavailable(f"desktop-notifier: {str(error) or type(error).__name__}") from error
        if not sent.is_set():
            raise Unavailable("desktop-notifier: the toast could not be shown")

    async def clear(self, identifier: str) -> None:
        try:
            await self._notifier.clear(identifier)
        except Exception as error:  # a KeyError when it is gone, among others
            raise Unavailable(f"desktop-notifier: {error!r}") from error
