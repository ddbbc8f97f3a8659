"""``python -m deskstretch.guide``: the guide's process, which the program starts and writes a letter to.

It reports on standard output and leaves with 0, or with ``UNABLE`` before anything is to be seen. When
standard input ends, it leaves as with Esc, and tells what was done: the program has closed it, or is gone
itself, and then nobody hears.
"""

import logging
import os
import signal
import sys
import threading
import time
from _thread import interrupt_main
from contextlib import suppress

from ..core.errors import Unavailable
from .letter import UNABLE, Hurt, Opened, Report, Trouble, read_letter, write_report
from .offer import Offer

LEAVES_WITHIN_S = 3.0
"""Whatever it is busy with, after this long it is gone."""


def main() -> int:
    # Even if whoever started the program had it ignored: it is how the thread below reaches this one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _guide()
    except KeyboardInterrupt:  # before there was anything to be seen, or on the way out
        return 0


def _guide() -> int:
    stdin = sys.stdin.fileno()
    letter = read_letter(_first_line(stdin))
    threading.Thread(target=_leave_at_the_end_of, args=(stdin,), daemon=True).start()
    logging.getLogger().addHandler(_ForTheLog(logging.WARNING))
    from . import here, window

    offer = Offer(
        stretches=letter.stretches,
        title=letter.title,
        settings=letter.settings,
        focus=letter.focus,
        discreet=letter.discreet,
        tell=_say,
        hurts=lambda spent: _say(Hurt(spent.stretch, spent.seconds)),
        opened=lambda: _say(Opened()),
        clock=here.clock(),
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


class _ForTheLog(logging.Handler):
    """Has the program write into its log what goes wrong here, such as tones that nothing plays."""

    def emit(self, record: logging.LogRecord) -> None:
        why = f": {record.exc_info[1]}" if record.exc_info else ""
        _say(Trouble(record.getMessage() + why))


def _say(report: Report) -> None:
    # Not by a buffered stream: at the end of the process there is nothing left to be flushed.
    with suppress(OSError):  # the program is gone
        os.write(sys.stdout.fileno(), write_report(report))


def _first_line(descriptor: int) -> bytes:
    line = b""
    while not line.endswith(b"\n") and (more := os.read(descriptor, 65536)):
        line += more
    return line


def _leave_at_the_end_of(descriptor: int) -> None:
    """As with Ctrl-C. Not by ``sys.stdin``: a thread that waits in it would not let Python end."""
    while os.read(descriptor, 1024):
        pass
    interrupt_main()
    time.sleep(LEAVES_WITHIN_S)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
