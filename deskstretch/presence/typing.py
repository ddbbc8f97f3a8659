"""How long somebody has been typing, as far as that can be told from idle time."""

from datetime import datetime, timedelta

REST = timedelta(minutes=1)
"""A rest of this length ends a spell. Some sources tell no shorter one."""

HARDLY_A_BREAK = 0.2
"""The part of a spell that hands may have rested in all, as far as was seen."""

GRACE = timedelta(seconds=20)
"""That much rest is no end, however young the spell."""

LONGEST_GAP = timedelta(minutes=1)
"""Between two looks; after a longer one the computer slept, and nobody knows."""


class Spell:
    """A spell of input with hardly a break, judged at each look. Idle time does not tell keys from mouse.

    So an hour of drawing with the mouse is a spell too, and reading with a hand on the wheel may be one
    where the source tells no rest under a minute.
    """

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._noted_at: datetime | None = None
        self._rested = timedelta()

    def note(self, idle: timedelta | None, now: datetime) -> timedelta:
        """Take in one look, about four of them a minute; how long the spell is until now.

        0 where there is none, and where idle time is not known.
        """
        since_look = now - self._noted_at if self._noted_at else LONGEST_GAP * 2
        self._noted_at = now
        if idle is None or idle >= REST:
            self._since = None
            return timedelta()
        if self._since is None or not timedelta() <= since_look <= LONGEST_GAP:
            return self._begin(now)
        self._rested += min(idle, since_look)
        length = now - self._since
        if self._rested > GRACE + HARDLY_A_BREAK * length:
            return self._begin(now)
        return length

    def _begin(self, now: datetime) -> timedelta:
        self._since, self._rested = now, timedelta()
        return timedelta()
