"""Run one program of the system to its end, and see that there is an end. Not for Windows."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from ..core.errors import Unavailable
from .latest import Turn


class Hung(Unavailable):
    """It was still at it after its time, and was ended."""


def run(command: Sequence[str], turn: Turn, *, text: str = "", limit_s: float) -> None:
    """Return when it has ended, at the latest after ``limit_s``. Raises Unavailable when it failed, Hung.

    ``text`` is what it reads, in UTF-8. There is no shell, and no child is left behind. One that was
    called off has not failed.
    """
    name = PurePath(command[0]).name
    try:
        child = subprocess.Popen(  # noqa: S603 - a program of the system; what is not ours goes to its input
            command,
            stdin=subprocess.PIPE if text else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # A group of its own: it may be a script that waits for the program that hangs.
            start_new_session=True,
        )
    except OSError as error:
        raise Unavailable(f"{name} does not run: {error.strerror}") from error
    turn.stopped_by(lambda: _kill(child))
    try:
        child.communicate(text.encode() or None, timeout=limit_s)
    except subprocess.TimeoutExpired as error:
        _kill(child)
        child.communicate()
        raise Hung(f"{name} was not done after {limit_s:g} s, and was ended") from error
    if child.returncode and not turn.called_off:
        raise Unavailable(f"{name} failed (it ended with {child.returncode})")


def _kill(child: "subprocess.Popen[bytes]") -> None:
    # Asked first: once it is reaped its number may be anybody's.
    if sys.platform != "win32" and child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
