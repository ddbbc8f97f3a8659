"""A part that fails again and again is news once, and once more when it works again."""

import logging

from ..core.errors import Unavailable

log = logging.getLogger(__name__)


class Outage:
    """Logs the first failure of a row of failures, and its end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lasts = False

    def noticed(self, error: Unavailable) -> None:
        log.log(logging.DEBUG if self._lasts else logging.WARNING, "%s: %s", self._what, error)
        self._lasts = True

    def over(self) -> None:
        """It works; nothing is said when it did before."""
        if self._lasts:
            log.info("%s: working again", self._what)
        self._lasts = False
