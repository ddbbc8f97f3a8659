"""The session between two runs, in a TOML file of our own. Losing it costs one interval, no more."""

import logging
import tomllib
from collections.abc import Collection
from pathlib import Path

from ..core.session import Session
from ..core.stretch import Stretch
from .aside import name_aside
from .atomic import write_atomically
from .codec import Mismatch, from_plain, to_plain

log = logging.getLogger(__name__)

FORMAT = 1
"""Raised when a session of before would be misunderstood; a new field with a default needs no raise."""


class StateFile:
    """Saves and loads the session. Loop thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, session: Session) -> None:
        """Write the session; on the disk when this returns. Raises StorageError."""
        import tomli_w

        write_atomically(
            self._path, _NOTE + tomli_w.dumps({"format": FORMAT, "session": to_plain(session)})
        )

    def load(self, pool: Collection[Stretch]) -> Session | None:
        """The session as it was saved, its stretches looked up in ``pool``. Never raises.

        None when there is none, or none that can be read and understood, which is logged. One that
        cannot be understood is set aside, where no ``save`` writes over it. A stretch that has left the
        pool is None in the session.
        """
        try:
            document = tomllib.loads(self._path.read_text(encoding="utf-8"))
            if document.get("format") != FORMAT:
                raise Mismatch(f"its format is {document.get('format')}, not {FORMAT}")
            return from_plain(Session, document.get("session"), {stretch.id: stretch for stretch in pool})
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("starting afresh, %s cannot be used: %s", self._path, error)
            return None
        except (ValueError, RecursionError) as error:
            log.warning("starting afresh, %s cannot be used: %s; %s", self._path, error, self._set_aside())
            return None

    def _set_aside(self) -> str:
        """Give the file another name; what became of it, for the log."""
        try:
            return f"it is kept as {self._path.rename(name_aside(self._path))}"
        except OSError as error:
            return f"it cannot be set aside: {error.strerror}"


_NOTE = (
    "# Written by deskstretch, to go on after a restart. Changes are lost; settings live in config.toml.\n"
)
