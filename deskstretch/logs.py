"""The log: a small rotating file for the day something is odd, and the terminal for who asks."""

import logging
import logging.handlers
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_QUIETER = (
    *("apscheduler", "asyncio", "PIL", "plyer", "pystray", "dbus_fast"),
    *("desktop_notifier", "filelock", "tzlocal"),
)
_BYTES, _FILES = 200_000, 2
_STUCK_BYTES = 5 * _BYTES
"""Where a log that cannot be rotated begins anew."""


def start_logging(path: Path, verbosity: int) -> None:
    """Log to ``path``; from verbosity 1 on also to standard error, with tracebacks only from 2 on.

    A file that cannot be written costs the log, not the program.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)
    for name in _QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        file = _LogFile(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        # Without any handler Python would print warnings, tracebacks and all, to the terminal.
        root.addHandler(logging.NullHandler())
    else:
        file.setFormatter(_Plain(_FORMAT))
        root.addHandler(file)
    if verbosity and sys.stderr:
        terminal = logging.StreamHandler()
        terminal.setFormatter(_Plain(_FORMAT) if verbosity > 1 else _OneLine("%(message)s"))
        root.addHandler(terminal)
    threading.excepthook = _log_uncaught


def rotated(path: Path) -> list[Path]:
    """The files the log at ``path`` may be in, the oldest first."""
    return [*(path.with_name(f"{path.name}.{number}") for number in range(_FILES, 0, -1)), path]


class _LogFile(logging.handlers.RotatingFileHandler):
    """What goes wrong with the file later on does not matter either: a full disk, a folder that is gone."""

    def doRollover(self) -> None:
        try:
            super().doRollover()
        except OSError:
            # Windows renames no file that somebody reads. Then it grows, but not for ever.
            self.stream = self.stream or self._open()
            if self.stream.tell() > _STUCK_BYTES:
                self.stream.truncate(0)

    def close(self) -> None:
        with suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Python would print a traceback to the terminal at every line that cannot be written."""


class _Plain(logging.Formatter):
    """A record on one line, a traceback below it. Nothing in it steers a terminal or names the person."""

    def format(self, record: logging.LogRecord) -> str:
        return _without_home(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        # Records are shared by the handlers, and another one may want the message as it was.
        copy = logging.makeLogRecord(vars(record))
        copy.message = _printable(record.message)
        return super().formatMessage(copy)


class _OneLine(logging.Formatter):
    """The message without the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return _without_home(_printable(record.getMessage()))


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _without_home(text: str) -> str:
    """With ~ for the home folder, which is called after the person."""
    home = os.path.expanduser("~")
    return text.replace(home + os.sep, f"~{os.sep}") if len(home) > 1 else text


def _log_uncaught(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        name = args.thread.name if args.thread else "a thread"
        logging.getLogger(__name__).error("uncaught in %s", name, exc_info=args.exc_value)
