"""Open a file of the person with the program their system has for it."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from .core.errors import Unavailable

_COMMANDS = {"win32": ["notepad.exe"], "darwin": ["open", "-t"]}

log = logging.getLogger(__name__)


def open_file(path: Path) -> None:
    """Open ``path`` and return at once; raises Unavailable when there is nothing to open it with."""
    if sys.platform == "win32" and _open_by_type(path):
        return
    command = _COMMANDS.get(sys.platform, ["xdg-open"])
    if shutil.which(command[0]) is None:
        raise Unavailable(f"nothing here opens files; the settings are in {path}")
    # Waited for on a thread, so that no dead child stays behind. An absolute path is never an option.
    Thread(target=_run, args=([*command, str(path.absolute())],), daemon=True).start()


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


def _run(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
