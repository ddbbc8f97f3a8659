"""plyer's balloon on Windows, put up and taken off by a thread of our own.

plyer's own function sleeps as long as the balloon is to stay and holds on to it for ever after, which
leaves a dead icon in the notification area for each. Its class can do better when it is let go of in
time, by the thread that made it. To be imported on Windows only.
"""

import atexit
import ctypes
import sys
import threading
from concurrent.futures import Future
from ctypes import wintypes
from typing import Any

from plyer.platforms.win.libs.balloontip import WindowsBalloonTip

LOOK_EVERY_S = 0.5
"""A window that leaves its messages lie counts as hung after five seconds."""

_REMOVE = 1  # PM_REMOVE


def show_balloon(*, timeout: float, **fields: str) -> threading.Event:
    """Show a balloon for ``timeout`` seconds; setting the event takes it off at once.

    ``fields`` are those of plyer's ``notify``. Raises what plyer raises when it could not be shown.
    """
    shown: Future[None] = Future()
    enough = threading.Event()
    work = threading.Thread(
        target=_keep, args=(shown, enough, timeout, fields), name="balloon", daemon=True
    )
    work.start()
    shown.result()
    return enough


def _keep(shown: Future[None], enough: threading.Event, timeout_s: float, fields: dict[str, str]) -> None:
    """Show the balloon and stay with its window."""
    try:
        balloon: Any = WindowsBalloonTip(timeout=0, **fields)
    except Exception as error:  # noqa: BLE001 - handed to whoever asked
        shown.set_exception(error)
        return
    shown.set_result(None)
    for _ in range(round(timeout_s / LOOK_EVERY_S)):
        if enough.wait(LOOK_EVERY_S):
            break
        _answer_messages()
    # This was the last one to hold on to it but for us: it goes, with its icon, when we return.
    atexit.unregister(balloon.__del__)


def _answer_messages() -> None:
    if sys.platform != "win32":
        return
    user = ctypes.WinDLL("user32")
    message = wintypes.MSG()
    while user.PeekMessageW(ctypes.byref(message), None, 0, 0, _REMOVE):
        user.DispatchMessageW(ctypes.byref(message))
