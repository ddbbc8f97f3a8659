"""``python -m deskstretch.guide``: the guide's process, which the program starts and writes a letter to.

It reports on standard output and leaves with 0, or with ``UNABLE`` before anything is to be seen. When
standard input ends, so does it, at once: the program has closed it, or is gone itself.
"""

import os
import sys
import threading
from collections.abc import Callable

from ..clock import running_s
from ..core.course import Spent
from ..core.errors import Unavailable
from .letter import UNABLE, Opened, Trouble, read_letter, write_report
from .offer import Offer, fast_clock

SPEED = "DESKSTRETCH_GUIDE_SPEED"
"""So many seconds of a stretch pass in one: for whoever tries out a guide, and for tests."""


def main() -> int:
    stdin = sys.stdin.fileno()
    letter = read_letter(_first_line(stdin))
    threading.Thread(target=_leave_at_the_end_of, args=(stdin,), daemon=True).start()
    from . import here, window

    offer = Offer(
        stretches=letter.stretches,
        title=letter.title,
        settings=letter.settings,
        focus=letter.focus,
        tell=_say,
        opened=lambda: _say(Opened()),
        clock=clock(os.environ.get(SPEED)),
        figures=here.known_figure,
    )
    try:
        window.run(offer)
    except Unavailable as error:
        _say(Trouble(str(error)))
        return UNABLE
    except Exception as error:  # noqa: BLE001 - the program logs it; here nobody reads
        _say(Trouble(f"{type(error).__name__}: {error}"))
        return 1
    return 0


def clock(speed: str | None) -> Callable[[], float]:
    """The clock of a course, fast if ``speed`` is a number."""
    try:
        return fast_clock(min(1000.0, max(0.1, float(speed or ""))))
    except ValueError:
        return running_s


def _say(report: Spent | Opened | Trouble) -> None:
    # Not by a buffered stream: at the end of the process there is nothing left to be flushed.
    os.write(sys.stdout.fileno(), write_report(report))


def _first_line(descriptor: int) -> bytes:
    line = b""
    while not line.endswith(b"\n") and (more := os.read(descriptor, 65536)):
        line += more
    return line


def _leave_at_the_end_of(descriptor: int) -> None:
    """Not by ``sys.stdin``: a thread that waits in it would not let Python end."""
    while os.read(descriptor, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
