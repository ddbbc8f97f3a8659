"""The plain fallback: plyer, which shows a text and nothing else, and reports nothing that is true."""

import asyncio
import shutil
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from ..core.errors import Unavailable
from ..core.events import Shown
from ..core.reminder import Message, Reminder
from ..ports import Post
from .screen import ScreenNotifier
from .text import clean_line, clean_lines, shorten_utf16, way_to_answer

Notify = Callable[..., threading.Event | None]
"""plyer's ``notify(title=…, message=…, app_name=…, app_icon=…, timeout=…)``. It may block for minutes.

What it showed can be taken off where it returns an event: by setting that.
"""

Outcome = asyncio.Future[threading.Event | Exception | None]

LIMIT_S = 5.0
REMINDER_S = 60
MESSAGE_S = 10

# A Windows balloon has fixed fields, a closing zero included; plyer raises in a thread when they overflow.
WINDOWS_TITLE = 63
WINDOWS_BODY = 255

# Most Linux servers parse markup, and plyer cannot ask whether; its portal backend pastes between quotes.
_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "&": "＆", "'": "’", "\\": "⧵"})


class PlainNotifier(ScreenNotifier):
    """Shows one text after the other. None can be answered or is seen to be closed.

    Only on Windows can they be taken off again.
    """

    name = "plain notifications (plyer)"
    closed_within_s = 0.0

    def __init__(
        self,
        notify: Notify,
        post: Post,
        icon: Path | None,
        *,
        platform: str = sys.platform,
        limit_s: float = LIMIT_S,
    ) -> None:
        super().__init__("Plain notifications")
        self._notify = notify
        self._post = post
        self._icon = _icon_for(platform, icon)
        self._platform = platform
        self._limit_s = limit_s
        self._outcome: Outcome | None = None
        self._reminder_off: threading.Event | None = None
        self._message_off: threading.Event | None = None
        self._one_at_a_time = asyncio.Lock()

    async def close(self) -> None:
        await super().close()
        _take_off(self._reminder_off)
        _take_off(self._message_off)

    async def _put_reminder(self, reminder: Reminder | None) -> None:
        _take_off(self._reminder_off)
        self._reminder_off = await self._send(reminder, REMINDER_S) if reminder else None
        if reminder and self._reminder.settled:
            self._post(Shown())

    async def _put_message(self, message: Message | None) -> None:
        _take_off(self._message_off)
        self._message_off = await self._send(message, MESSAGE_S) if message else None

    async def _send(self, text: Reminder | Message, timeout_s: int) -> threading.Event | None:
        """Hand it to plyer, and return when it did, or after the limit: it may be on the screen either way.

        Returns what takes it off again, where there is something. Raises Unavailable while an earlier
        text is still stuck in there.
        """
        async with self._one_at_a_time:
            if self._outcome and not self._outcome.done():
                raise Unavailable("plyer is still busy with the notification before")
            title, body = plain_text(text, self._platform)
            outcome: Outcome = asyncio.get_running_loop().create_future()
            self._outcome = outcome
            # Not one of asyncio's threads: those are waited for at the end of the program.
            work = threading.Thread(
                target=self._work, args=(outcome, title, body, timeout_s), name="plyer", daemon=True
            )
            work.start()
            await asyncio.wait([outcome], timeout=self._limit_s)
        late = TimeoutError(f"it did not return within {self._limit_s:g} s")
        came = outcome.result() if outcome.done() else late
        if isinstance(came, Exception):
            self._outage.noticed(Unavailable(f"plyer: {str(came) or type(came).__name__}"))
            return None
        self._outage.over()
        return came

    def _work(self, outcome: Outcome, title: str, body: str, timeout_s: int) -> None:
        """On the worker thread."""
        came: threading.Event | Exception | None
        try:
            came = self._notify(
                title=title, message=body, app_name="deskstretch", app_icon=self._icon, timeout=timeout_s
            )
        except Exception as error:  # noqa: BLE001 - whatever a backend likes to raise; it is logged
            came = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            outcome.get_loop().call_soon_threadsafe(outcome.set_result, came)


def _take_off(shown: threading.Event | None) -> None:
    if shown:
        shown.set()


def plyer_notify() -> Notify:
    """plyer's function for this system. Raises Unavailable when it has no way to notify here."""
    if sys.platform == "linux" and not (shutil.which("notify-send") or find_spec("dbus")):
        raise Unavailable("plyer: neither notify-send nor dbus-python is installed")
    try:
        with warnings.catch_warnings():
            # It recommends dbus-python to everybody, at the first touch.
            warnings.simplefilter("ignore")
            if sys.platform == "win32":
                from .balloon import show_balloon

                return show_balloon
            from plyer import notification

            notify: Notify = notification.notify
    except Exception as error:  # plyer imports the backend here, and lets anything through
        raise Unavailable(f"plyer: {str(error) or type(error).__name__}") from error
    return notify


def plain_text(text: Reminder | Message, platform: str) -> tuple[str, str]:
    """Title and body as plyer can be given them on this system."""
    title = clean_line(text.title) or "deskstretch"
    way = way_to_answer(text.buttons) if isinstance(text, Reminder) else ""
    body = clean_lines(text.body)
    if platform == "win32":
        # The way to answer is not what should be cut off.
        room = WINDOWS_BODY - len(way) - 1
        body = shorten_utf16(body, room)
        return shorten_utf16(title, WINDOWS_TITLE), "\n".join(filter(None, (body, way)))
    body = "\n".join(filter(None, (body, way)))
    if platform == "darwin":
        return title, body
    return _no_option(title.translate(_LOOKALIKES)), _no_option(body.translate(_LOOKALIKES))


def _no_option(text: str) -> str:
    """notify-send takes a text that begins with a dash for an option, and shows nothing."""
    return f" {text}" if text.startswith("-") else text


def _icon_for(platform: str, icon: Path | None) -> str:
    """Windows wants an .ico; elsewhere plyer takes any picture, or ignores it."""
    if icon and platform == "win32":
        icon = next(iter(sorted(icon.parent.glob("*.ico"))), None)
    return str(icon) if icon else ""
