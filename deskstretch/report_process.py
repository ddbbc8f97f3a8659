"""The report, written and opened by a process of its own: what draws it would stay in the tray's."""

import asyncio
import logging
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread

from . import child
from .toml_rules import printable

WRITTEN_WITHIN_S = 60.0
"""Ten years on a slow disk take a few seconds."""

_OPENED_NOTHING = "not opened"
"""In what the command complains of when the page is written, and no browser found: that is no failure of
the command, but for somebody who clicked it is."""

log = logging.getLogger(__name__)


class ReportProcess:
    """Opens the report, one at a time. ``command`` writes and opens it; tests have one of their own."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = command
        self._opening: Thread | None = None

    def open(self, failed: Callable[[str], None]) -> None:
        """Open it, and return at once. Loop thread.

        What goes wrong goes to ``failed`` later, in words for the person, on the loop thread.
        """
        if self._opening and self._opening.is_alive():
            return
        loop = asyncio.get_running_loop()

        def complain(why: str) -> None:
            log.warning("the report: %s", why)
            with suppress(RuntimeError):  # the loop has ended, and nobody is left to be told
                loop.call_soon_threadsafe(failed, why)

        command = self._command or (*child.command("deskstretch"), "report")
        self._opening = Thread(target=_run, args=(command, complain), daemon=True)
        self._opening.start()


def _run(command: Sequence[str], complain: Callable[[str], None]) -> None:
    # A file and no pipe: the browser it starts keeps that open for as long as it runs.
    with tempfile.TemporaryFile() as said:
        try:
            code = subprocess.run(  # noqa: S603 - our own command, without a shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=child.environment(),
                creationflags=child.NO_CONSOLE,
                start_new_session=True,  # what it opens stays when this program ends
                timeout=WRITTEN_WITHIN_S,
                check=False,
            ).returncode
        except OSError as error:
            complain(f"the report cannot be started: {error.strerror}")
            return
        except subprocess.TimeoutExpired:
            complain("the report took too long; deskstretch report in a terminal may say more")
            return
        said.seek(0)
        lines = said.read().decode(errors="replace").splitlines()
    words = lines[-1].removeprefix("deskstretch: ") if lines else f"it ended with {code}"
    if code or _OPENED_NOTHING in words:
        complain(printable(words, most=300))
