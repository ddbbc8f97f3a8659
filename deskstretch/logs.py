"""The log: a small rotating file for the day something is odd, and the terminal for who asks."""

import logging
import logging.handlers
import sys
import threading
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_QUIETER = ("apscheduler", "PIL", "plyer", "pystray", "dbus_fast")
_BYTES, _FILES = 200_000, 2


def start_logging(path: Path, verbosity: int) -> None:
    """Log to ``path``; from verbosity 1 on also to standard error, with tracebacks only from 2 on.

    A file that cannot be written costs the log, not the program.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)
    for name in _QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        file = logging.handlers.RotatingFileHandler(
            path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
        )
    except OSError:
        # Without any handler Python would print warnings, tracebacks and all, to the terminal.
        root.addHandler(logging.NullHandler())
    else:
        file.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(file)
    if verbosity and sys.stderr:
        terminal = logging.StreamHandler()
        terminal.setFormatter(logging.Formatter(_FORMAT) if verbosity > 1 else _OneLine("%(message)s"))
        root.addHandler(terminal)
    threading.excepthook = _log_uncaught


class _OneLine(logging.Formatter):
    """The message without the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage()


def _log_uncaught(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        name = args.thread.name if args.thread else "a thread"
        logging.getLogger(__name__).error("uncaught in %s", name, exc_info=args.exc_value)
