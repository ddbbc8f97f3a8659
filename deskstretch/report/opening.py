"""Show the page in the person's browser, from a command that ends."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..core.errors import Unavailable

_WAITED_S = 2.0
"""What has not failed by then is a browser that starts; it goes on when the command has ended."""


def open_page(path: Path) -> None:
    """Open it and return; raises Unavailable where nothing can or does."""
    if sys.platform == "win32":
        try:
            os.startfile(path.absolute())  # noqa: S606 - this is how Windows opens a file
        except OSError as error:
            raise Unavailable(f"nothing opens it: {error.strerror}") from error
        return
    _run("open" if sys.platform == "darwin" else _on_a_desktop(), path)


def _on_a_desktop() -> str:
    if not (os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")):
        raise Unavailable("there is no desktop to open it on")
    return "xdg-open"


def _run(command: str, path: Path) -> None:
    if shutil.which(command) is None:
        raise Unavailable(f"{command} is not installed")
    quiet = subprocess.DEVNULL
    try:
        # An absolute path is never an option. A session of its own: Ctrl-C here is not for the browser.
        opening = subprocess.Popen(  # noqa: S603
            [command, str(path.absolute())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise Unavailable(f"{command} does not run: {error.strerror}") from error
    try:
        code = opening.wait(_WAITED_S)
    except subprocess.TimeoutExpired:
        opening.returncode = 0  # It runs on without us; nobody is to complain that it was not waited for.
        return
    if code:
        raise Unavailable(f"{command} opened nothing (it ended with {code})")
