"""What was done as a calendar, in the format of RFC 5545."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from ..core.effects import Outcome
from ..core.errors import Refused
from ..core.progress.entry import Entry
from ..toml_rules import printable

_FIRST_LINES = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//deskstretch//history//EN")
BEGINS = "\r\n".join(_FIRST_LINES)

_LONGEST_LINE = 75
"""In bytes, without the end of the line; a longer one goes on in the next."""

_OURS = UUID("5b1a3f52-6a0e-4a58-9d0e-6f2e7d2f4c11")
"""What an event is called follows from what it is: a calendar that takes it twice has it once."""


def as_calendar(entries: Sequence[Entry], names: Mapping[str, str]) -> str:
    """An event for every stretch that was done; raises Refused when there is none.

    ``names``: of the stretches, by their ids. An event has no alarm, does not make the person busy, and is
    private: what aches is nobody's affair on a shared calendar.
    """
    done = [entry for entry in entries if entry.outcome is Outcome.DONE]
    if not done:
        # A calendar without anything in it is none, by the RFC.
        raise Refused("no stretch was done in that time, and an empty calendar is no file to import")
    lines = [*_FIRST_LINES]
    for entry in done:
        lines += _event(entry, names)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, names: Mapping[str, str]) -> Iterable[str]:
    begin = entry.at - entry.length if entry.length else entry.at
    stretch_id = entry.stretch_id or ""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, f'{entry.at.isoformat()} {stretch_id}')}"
    yield f"DTSTAMP:{_moment(entry.at)}"
    yield f"DTSTART:{_moment(begin)}"
    if _moment(begin) < _moment(entry.at):  # an end has to be later than its start
        yield f"DTEND:{_moment(entry.at)}"
    yield f"SUMMARY:{_escaped(names.get(stretch_id) or stretch_id or 'A stretch of my own')}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    text = printable(text, most=200)
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> Iterator[str]:
    """The line in pieces that are short enough, none of them cut within a letter."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "  # which says that the line goes on
        piece += letter
    yield piece
