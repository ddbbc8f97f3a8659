"""What outlives a run: the history and the session. When it fails that is said, and the day goes on."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, tzinfo

from .core.compose import begun_anew, cannot_save
from .core.effects import Outcome, Record
from .core.errors import StorageError
from .core.history import Past
from .core.progress.tally import NOTHING, Tally, tally
from .core.reminder import Message
from .core.rules import began
from .core.session import Session
from .core.settings import Settings
from .core.stretch import Stretch
from .storage.history import History
from .storage.state import StateFile

log = logging.getLogger(__name__)

LOOKED_BACK = 366
"""In days, for the weekly digest: a streak that is longer is said to be a year long."""


class Memory:
    """The history and the state file, with ``tell`` for what the person must know of them. Loop thread."""

    def __init__(self, history: History, state: StateFile, tell: Callable[[Message], None]) -> None:
        self._history = history
        self._state = state
        self._tell = tell
        self.fails = False
        """Whether something could not be written or read."""
        self._told: str | None = None
        self._tally: tuple[date, Tally] | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong so far."""
        return not self.fails and self._told is None

    def load(self, pool: Collection[Stretch]) -> tuple[Session | None, Sequence[Record]]:
        """The session of the last run, None where there is none, and what was recorded since its saving."""
        saved = self._state.load(pool)
        if saved is None:
            return None, ()
        try:
            return saved, self._history.since(began(saved))
        except StorageError as error:
            self._failed(error)
            return saved, ()
        finally:
            self._tell_notice()

    def save(self, session: Session) -> None:
        try:
            self._state.save(session)
        except StorageError as error:
            self._failed(error)

    def record(self, record: Record, zone: tzinfo) -> None:
        """Write it down, with the time of day it was in ``zone``."""
        try:
            self._tally = None
            self._history.append(record, zone)
        except StorageError as error:
            self._failed(error)
        finally:
            self._tell_notice()

    def past(self) -> tuple[Past, Mapping[str, datetime]]:
        """What the rotation must know: what was suggested, and what hurts since when."""
        try:
            return self._history.past(), self._history.hurts()
        except StorageError as error:
            self._failed(error)
            return Past(), {}
        finally:
            self._tell_notice()

    def today(self, day: date) -> Mapping[Outcome, int]:
        """How often each outcome came on ``day``."""
        try:
            return self._history.counts(day)
        except StorageError as error:
            self._failed(error)
            return {}

    def tally(self, day: date) -> Tally:
        """The numbers of ``day``. Counted anew only when something was recorded, or the day is another."""
        if self._tally is None or self._tally[0] != day:
            self._tally = day, self._count(day)
        return self._tally[1]

    def reread(self) -> None:
        """Somebody else has changed the history: count anew."""
        self._tally = None

    def week(self, day: date, pool: Sequence[Stretch], settings: Settings) -> Message | None:
        """What there is to tell of the week ``day`` lies in; None for nothing."""
        from .core.digest import digest
        from .core.progress.period import DAY, Period
        from .core.progress.summary import summary

        try:
            entries = self._history.entries(day - LOOKED_BACK * DAY, Period.WEEK.bounds(day)[1])
        except StorageError as error:
            self._failed(error)
            return None
        # Told on the weekend, it is compared with as much of the week before.
        reached = max(day, entries[-1].day) if entries else day
        found = summary(entries, Period.WEEK, reached, pool, settings)
        return digest(found, discreet=settings.notifications.discreet)

    def _count(self, day: date) -> Tally:
        try:
            return tally(self._history.entries(day, day))
        except StorageError as error:
            self._failed(error)
            return NOTHING

    def _failed(self, error: StorageError) -> None:
        """Say it once: a reminder that forgets is better than none."""
        log.error("%s", error)
        if not self.fails:
            self.fails = True
            self._tell(cannot_save(str(error)))

    def _tell_notice(self) -> None:
        """A history that had to be set aside is found out by its first use; the person hears of it once."""
        notice = self._history.notice
        if notice and notice != self._told:
            self._told = notice
            self._tell(begun_anew(notice))
