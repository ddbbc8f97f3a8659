"""One deskstretch for each person: a lock file that the running one holds, and its number beside it."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .birth import birth
from .core.errors import AlreadyRunning, StorageError
from .storage.atomic import write_atomically

if TYPE_CHECKING:
    from filelock import BaseFileLock

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 5.0
"""How long one that was asked to end may take: it has a notification to withdraw and a session to save."""


class SingleInstance:
    """The right to be the running deskstretch. Keep it as long as the program runs.

    The lock is the operating system's: it ends with the process, however that ends. Its file is
    never removed: whoever waited for the old file would then run beside whoever made a new one.
    (On Windows it is, and may be: there no file can be removed that another one has open.)
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Become the running one. Raises AlreadyRunning, and StorageError where no lock can be had."""
        if not self._try(patience_seconds=0):
            process = _recorded(self._number)
            named = f" (process {process})" if process else ""
            raise AlreadyRunning(f"already running{named}; --replace takes over from it")

    def replace(self) -> None:
        """Become the running one; another one is asked to end first. Takes up to PATIENCE_SECONDS.

        Raises AlreadyRunning, with what to do, when the other one stays or cannot be told for sure.
        """
        if self._try(patience_seconds=0):
            return
        process = _recorded(self._number)
        if process is None:
            raise AlreadyRunning(
                "another one is running and does not say which process it is; please quit it first"
            )
        _ask_to_end(process)
        if not self._try(patience_seconds=PATIENCE_SECONDS):
            raise AlreadyRunning(f"the running one (process {process}) does not end; please end it first")

    def wait_until_free(self) -> None:
        """Wait until no other one runs, for up to PATIENCE_SECONDS. Raises AlreadyRunning when it stays."""
        if not self._try(patience_seconds=PATIENCE_SECONDS):
            raise AlreadyRunning("the running one takes its time to end")
        self.release()

    def release(self) -> None:
        """Let another one run. Nothing happens when this is not the running one."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._number.unlink()
            self._lock.release()
            self._lock = None

    @property
    def _number(self) -> Path:
        # Not in the lock file: on Windows nobody else can read a locked file.
        return self._path.with_suffix(".pid")

    def _try(self, *, patience_seconds: float) -> bool:
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, mode=0o600, thread_local=False)
        try:
            lock.acquire(timeout=patience_seconds, poll_interval=0.05)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            # The latter is filelock's word for a filesystem that has no locks.
            why = getattr(error, "strerror", None) or error
            raise StorageError(f"cannot lock {self._path}: {why}") from error
        self._lock = lock
        try:
            write_atomically(self._number, f"{os.getpid()} {birth(os.getpid())}\n")
        except StorageError as error:
            log.warning("another start will not know which process this is: %s", error)
        return True


def _ask_to_end(process: int) -> None:
    if sys.platform == "win32" and _close_windows_of(process):
        return
    try:
        os.kill(process, signal.SIGTERM)  # on Windows this ends it there and then
    except ProcessLookupError:
        return
    except OSError as error:
        raise AlreadyRunning(
            f"the running one (process {process}) cannot be ended: {error.strerror}"
        ) from error


def _close_windows_of(process: int) -> bool:
    """Ask a process on Windows to end as its users would, who close its windows: the tray icon has one."""
    command = [
        os.path.join(os.environ.get("SYSTEMROOT", ""), "System32", "taskkill.exe"),
        "/PID",
        str(process),
    ]
    quiet = subprocess.DEVNULL
    try:
        asked = subprocess.run(  # noqa: S603 - Windows's own program, and a number
            command, check=False, stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.info("cannot ask process %s to end: %s", process, error)
        return False
    return asked.returncode == 0


def _recorded(number: Path) -> int | None:
    """The process that wrote its number, if it still lives and is this person's.

    A number left by one that was killed may belong to any other program by now; so the moment of its
    birth must fit, where the system tells it.
    """
    try:
        text, _, born = number.read_text(encoding="ascii").strip().partition(" ")
        process = int(text)
    except (OSError, ValueError):
        return None
    if not 1 < process < 2**31 or process == os.getpid() or born != birth(process):
        return None
    return process
