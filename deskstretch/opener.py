"""Open a file of the person with the program their system has for it."""

import asyncio
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

from .core.errors import Unavailable

OPENED_AFTER_S = 15.0
"""What ran for so long has shown the file, whatever an editor says when it is closed."""

_COMMANDS = {"win32": ["notepad.exe"], "darwin": ["open", "-t"]}

log = logging.getLogger(__name__)


def open_file(path: Path, failed: Callable[[str], None] = lambda _: None) -> None:
    """Open ``path`` and return at once; raises Unavailable when there is nothing to open it with.

    What is found out only later goes to ``failed``, in words for the person, on the loop thread, from
    which this is called.
    """
    if sys.platform == "win32" and _open_by_type(path):
        return
    command = _COMMANDS.get(sys.platform, ["xdg-open"])
    if shutil.which(command[0]) is None:
        raise Unavailable(f"{command[0]} is not installed; the settings are in {path}")
    loop = asyncio.get_running_loop()

    def complain(why: str) -> None:
        log.warning("%s", why)
        with suppress(RuntimeError):  # the loop has ended, and nobody is left to be told
            loop.call_soon_threadsafe(failed, f"{why}; the settings are in {path}")

    # Waited for on a thread, so that no dead child stays behind. An absolute path is never an option.
    Thread(target=_run, args=([*command, str(path.absolute())], complain), daemon=True).start()


def _open_by_type(path: Path) -> bool:
    """Whether Windows knows a program for files of this type; for .toml a new one does not."""
    if sys.platform != "win32":
        return False
    import os

    try:
        os.startfile(path)  # noqa: S606 - this is how Windows opens a file
    except OSError as error:
        log.info("no program for %s: %s", path, error)
        return False
    return True


def _run(command: list[str], complain: Callable[[str], None]) -> None:
    """On a thread of its own, for as long as the program runs that opens it."""
    quiet = subprocess.DEVNULL
    try:
        opening = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    except OSError as error:
        complain(f"{command[0]} does not run: {error.strerror}")
        return
    try:
        code = opening.wait(OPENED_AFTER_S)
    except subprocess.TimeoutExpired:
        opening.wait()
        return
    if code:
        complain(f"{command[0]} opened nothing (it ended with {code})")
