"""The commands. With ``__main__`` and the terminal notifier the only code that prints."""

import os
import sys
from collections.abc import Sequence

from ..core.errors import DeskstretchError, NotRunning


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 done, 1 a reason on standard error, 2 wrong usage, 3 not running."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments in ([], ["run"]) and "_DESKSTRETCH_COMPLETE" not in os.environ:
            # The usual start, all day on someone's laptop: without click.
            from ..app import run

            return run()
        from .commands import execute

        return execute(arguments)
    except NotRunning as error:
        _fail(str(error))
        return 3
    except DeskstretchError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if "-vv" in arguments:
            raise
        _log_uncaught()
        return _fail(f"something went wrong: {str(error) or type(error).__name__} (-vv shows where)")


def _log_uncaught() -> None:
    import logging

    log = logging.getLogger(__name__)
    if not log.hasHandlers():
        # It went wrong before there was a log: Python would print it, traceback and all.
        log.addHandler(logging.NullHandler())
    log.exception("uncaught")


def _fail(words: str) -> int:
    if sys.stderr:  # without a console there is none
        print(f"deskstretch: {words}", file=sys.stderr)
    return 1
