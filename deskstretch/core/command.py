"""What a person types, as an event: ``snooze 10m``, ``pause tomorrow``."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from . import events as e
from .duration import parse_duration, spell_duration
from .settings import Settings

LONGEST_PAUSE = timedelta(days=366)
SNOOZE = (timedelta(minutes=1), timedelta(hours=2))
"""The shortest and the longest, the same as in the settings file."""

_SECONDS = re.compile(r"[0-9]{1,5}(\.[0-9]{1,6})?")


def event_of(verb: str, argument: str | None, now: datetime, settings: Settings) -> e.Event:
    """The event that a verb of ``VERBS`` stands for. Raises ValueError, in words fit for the person.

    Only ``snooze`` (a length) and ``pause`` (a length, "tomorrow", a date or a time) take an argument.
    """
    match verb:
        case "snooze":
            return e.Snooze(_snooze(argument) if argument is not None else None)
        case "pause":
            return _pause(argument, now, settings)
        case _ if argument is not None:
            raise ValueError("takes nothing more")
        case _:
            return _PLAIN[verb]()


_PLAIN: dict[str, Callable[[], e.Event]] = {
    "now": e.Now,
    "start": e.Start,
    "done": e.Done,
    "skip": e.Skip,
    "another": e.Another,
    "hurts": e.Hurts,
    "allow": e.Allow,
    "undo": e.Undo,
    "resume": e.Resume,
    "look": e.Look,
}

VERBS = frozenset({*_PLAIN, "snooze", "pause"})


def stretched(written: str) -> e.Stretched:
    """What a guide in a terminal has to tell: "chin-tuck 43.5 whole", or "part". Raises ValueError."""
    match written.split(" "):
        case [stretch_id, seconds, "whole" | "part" as how] if _SECONDS.fullmatch(seconds):
            return e.Stretched(stretch_id, timedelta(seconds=float(seconds)), how == "whole")
    raise ValueError('not understood; it says "ID SECONDS whole" or "ID SECONDS part"')


def _snooze(written: str) -> timedelta:
    least, most = SNOOZE
    length = _length(written, 'a length such as "10m"')
    if not least <= length <= most:
        raise ValueError(f"a snooze lasts from {spell_duration(least)} to {spell_duration(most)}")
    return length


def _pause(written: str | None, now: datetime, settings: Settings) -> e.Event:
    match (written or "").strip().casefold():
        case "":
            return e.PauseUntil(None)
        case "tomorrow":
            return e.PauseUntilTomorrow()
        case words:
            moment = _moment(words.upper(), now, settings)
    if moment is None:
        length = _length(words, 'a length such as "1h", "tomorrow", "14:30" or a date such as "2027-01-04"')
        if not timedelta(minutes=1) <= length <= LONGEST_PAUSE:
            raise ValueError("a pause lasts from a minute to a year")
        return e.PauseFor(length)
    if not now < moment <= now + LONGEST_PAUSE:
        raise ValueError("a pause ends later than now, and within a year")
    return e.PauseUntil(moment)


def _moment(words: str, now: datetime, settings: Settings) -> datetime | None:
    """The moment meant by a time of day, a day (its first start of work) or both; None for neither."""
    local = now.astimezone(settings.zone)
    try:
        at = time.fromisoformat(words.zfill(5)) if ":" in words and "-" not in words else None
        if at is not None and at.tzinfo is None:
            day = local.date() + timedelta(days=local.time() >= at)
            return datetime.combine(day, at, settings.zone).astimezone(UTC)
        if words[4:5] != "-":
            return None
        if ":" not in words:
            return settings.hours.first_start_on_or_after(date.fromisoformat(words), settings.zone)
        moment = datetime.fromisoformat(words)
        return (moment if moment.tzinfo else moment.replace(tzinfo=settings.zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _length(written: str, wanted: str) -> timedelta:
    """A bare "10" is refused: a guess would be a pause of another length than was meant."""
    try:
        return parse_duration(written)
    except ValueError as error:
        raise ValueError(f"not understood; write {wanted}") from error
