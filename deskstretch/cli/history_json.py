"""The history as JSON, for scripts and for another machine: written and read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from ..core.effects import Outcome
from ..core.errors import StorageError
from ..core.progress.entry import Entry
from ..toml_rules import Wrong, one_of, shown

VERSION = 1
BEGINS = '{"deskstretch": "history"'


class Exported(NamedTuple):
    entries: tuple[Entry, ...]
    hurts: Mapping[str, datetime]


def as_json(entries: Sequence[Entry], hurts: Mapping[str, datetime]) -> str:
    """An object with a line for each entry; in ASCII, which every terminal and pipe leaves as it is."""
    rows = ",\n".join(json.dumps(_plain(entry)) for entry in entries)
    since = {stretch_id: at.isoformat() for stretch_id, at in sorted(hurts.items())}
    head = f'{BEGINS}, "version": {VERSION}'
    return f'{head},\n"hurts": {json.dumps(since)},\n"entries": [\n{rows}\n]}}\n'


def read_json(text: bytes, name: str) -> Exported:
    """What ``as_json`` wrote; raises StorageError, which says in which entry of ``name`` what is wrong."""
    try:
        document = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise StorageError(f"{name}: this is no JSON, or only a part of it") from error
    if not isinstance(document, dict) or document.get("deskstretch") != "history":
        raise StorageError(f"{name}: this was not written by `deskstretch export`")
    if document.get("version") != VERSION:
        raise StorageError(f"{name}: this is of another version of deskstretch; update this one")
    try:
        return Exported(tuple(_entries(document.get("entries"))), _hurts(document.get("hurts")))
    except Wrong as wrong:
        raise StorageError(f"{name}: {wrong}; nothing was imported") from wrong


def _plain(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at.astimezone(timezone(entry.offset)).isoformat(),
        "outcome": entry.outcome.value,
        "stretch_id": entry.stretch_id,
        "seconds": None if entry.length is None else entry.length.total_seconds(),
        "words": entry.words,
    }


def _entries(written: object) -> Iterator[Entry]:
    """Raises Wrong, which begins with the entry."""
    if not isinstance(written, list):
        raise Wrong("entries: must be a list")
    for number, plain in enumerate(written, 1):
        if not isinstance(plain, dict):
            raise Wrong(f"entry {number}: must be an object")
        try:
            yield _entry(plain)
        except Wrong as wrong:
            raise Wrong(f"entry {number}: {wrong}") from wrong


def _entry(plain: Mapping[str, object]) -> Entry:
    at = _moment("at", plain.get("at"))
    try:
        outcome = _OUTCOME(plain.get("outcome"))
    except Wrong as wrong:
        raise Wrong(f"outcome: {wrong}") from wrong
    return Entry(
        at.astimezone(UTC),
        at.utcoffset() or timedelta(0),
        outcome,
        _stretch_id(plain.get("stretch_id")),
        _length(plain.get("seconds")),
        _words(plain.get("words", "")),
    )


def _hurts(written: object) -> dict[str, datetime]:
    if not isinstance(written, dict) or not all(map(_ID.fullmatch, written)):
        raise Wrong("hurts: must be an object with the ids of stretches")
    return {name: _moment(f"hurts: {name}", since).astimezone(UTC) for name, since in written.items()}


def _moment(key: str, value: object) -> datetime:
    """Aware, between 1970 and 9000, wherever on earth."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not 1971 <= moment.year < 9000:
        raise Wrong(
            f"{key}: must be a moment with its offset, like 2026-01-31T09:30:00+01:00, got {shown(value)}"
        )
    return moment


def _stretch_id(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and _ID.fullmatch(value)):
        raise Wrong(
            f"stretch_id: must be small letters and digits joined by hyphens, or null, got {shown(value)}"
        )
    return value


def _length(value: object) -> timedelta | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST_S:
        raise Wrong(f"seconds: must be a number from 0 to {_LONGEST_S}, or null, got {shown(value)}")
    return timedelta(seconds=value)


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise Wrong(f"words: must be a text, got {shown(value)}")
    return value


_OUTCOME = one_of(Outcome)
_ID = re.compile(r"[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,9}")
_LONGEST_S = 10 * 366 * 24 * 3600
