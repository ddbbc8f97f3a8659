"""Open a file of the person with the program their system has for it."""

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from .core.errors import Unavailable


def open_file(path: Path) -> None:
    """Open ``path`` and return at once; raises Unavailable when there is nothing to open it with."""
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path)  # noqa: S606 - this is how Windows opens a file
        except OSError as error:
            raise Unavailable(f"cannot open {path}: {error.strerror}") from error
        return
    command = ["open", "-t"] if sys.platform == "darwin" else ["xdg-open"]
    if shutil.which(command[0]) is None:
        raise Unavailable(f"nothing here opens files; the settings are in {path}")
    # Waited for on a thread, so that no dead child stays behind. An absolute path is never an option.
    Thread(target=_run, args=([*command, str(path.absolute())],), daemon=True).start()


def _run(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
