"""The file of a backup: a zip archive with the person's files, byte for byte, and nothing else."""

import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO

from ..core.errors import StorageError
from ..toml_file import MOST_BYTES
from ..toml_rules import printable

FORMAT = 1
MOST_HISTORY_BYTES = 200_000_000
"""Ten years of heavy use are a tenth of it."""
MOST_PACKS = 100
"""So many count in the folder."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What the files hold; None for one that was not there. ``packs``: by the name of the file."""

    history: bytes
    config: bytes | None = None
    state: bytes | None = None
    packs: Mapping[str, bytes] = field(default_factory=dict)


def packed(backup: Backup) -> bytes:
    """The archive. What could not be read back is not packed either: raises StorageError."""
    about = json.dumps({"what": _WHAT, "format": FORMAT}).encode()
    packs = {_FOLDER + name: content for name, content in backup.packs.items()}
    single = {_ABOUT: about, _HISTORY: backup.history, _CONFIG: backup.config, _STATE: backup.state}
    buffer = BytesIO()
    try:
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in {**single, **packs}.items():
                if content is not None:
                    archive.writestr(_member(name), content, zipfile.ZIP_DEFLATED)
        unpacked(buffer)
    except (_Strange, UnicodeError) as error:
        raise StorageError(f"this cannot be backed up: {_in_a_line(error)}") from error
    return buffer.getvalue()


def read_backup(path: Path) -> Backup:
    """What is in the archive at ``path``, every bit of it checked; raises StorageError."""
    name = printable(str(path), most=200)
    try:
        with path.open("rb") as file:
            return unpacked(file)
    except OSError as error:
        raise StorageError(f"{name} cannot be read: {error.strerror or error}") from error
    except _Strange as error:
        raise StorageError(f"{name} is no backup of deskstretch: {_in_a_line(error)}") from error
    except _BROKEN as error:
        raise StorageError(f"{name} is no backup of deskstretch, or was damaged") from error


def unpacked(file: IO[bytes]) -> Backup:
    """Raises _Strange for what no backup has, and what zipfile raises for a broken archive."""
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if not any(member.filename == _ABOUT for member in members):
            raise _Strange(f"{_ABOUT} is not in it")
        if len({member.filename.casefold() for member in members}) < len(members):
            raise _Strange("a name is in it twice")
        # Before any of it is unpacked: so many large ones would fill the memory.
        if sum(member.filename.startswith(_FOLDER) for member in members) > MOST_PACKS:
            raise _Strange(f"over {MOST_PACKS} files of stretches")
        found = {member.filename: _content(archive, member) for member in members}
    _check_about(found[_ABOUT])
    packs = {name.removeprefix(_FOLDER): text for name, text in found.items() if name.startswith(_FOLDER)}
    if _HISTORY not in found:
        raise _Strange(f"{_HISTORY} is not in it")
    return Backup(found[_HISTORY], found.get(_CONFIG), found.get(_STATE), packs)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    name = member.filename
    if name not in _SINGLE and not _PACK.fullmatch(name):
        raise _Strange(f"a file may not be called {name}")
    if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        raise _Strange(f"{name} is packed in a way of its own")
    most = MOST_HISTORY_BYTES if name == _HISTORY else MOST_BYTES
    if member.file_size > most:
        raise _Strange(f"{name} is too large, at most {most // 1_000_000} MB")
    with archive.open(member) as file:
        # Never without a number: zipfile would unpack all there is before it looks at the size it was told.
        return file.read(member.file_size + 1)


def _check_about(content: bytes) -> None:
    try:
        about = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _Strange(f"{_ABOUT} cannot be read") from error
    if not isinstance(about, dict) or about.get("what") != _WHAT:
        raise _Strange(f"{_ABOUT} tells of something else")
    if about.get("format") != FORMAT:
        raise _Strange("it is of another version of deskstretch; update this one")


def _member(name: str) -> zipfile.ZipInfo:
    """Without a date, so that the same files make the same archive; private when unpacked by hand."""
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o600 << 16
    return member


def _in_a_line(error: Exception) -> str:
    return printable(str(error), most=200)


class _Strange(Exception):
    """Something that no backup has; the text says what."""


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for archives that are cut, altered or locked, or that never were any."""

_WHAT = "deskstretch backup"
_ABOUT, _CONFIG, _STATE, _HISTORY = "deskstretch.json", "config.toml", "state.toml", "history.db"
_SINGLE = (_ABOUT, _CONFIG, _STATE, _HISTORY)
_FOLDER = "stretches.d/"
_FIRST = r'[^/\\:*?"<>|\x00-\x1f\x7f.#~]'
_OTHER = r'[^/\\:*?"<>|\x00-\x1f\x7f]'
_PACK = re.compile(rf"{_FOLDER}{_FIRST}{_OTHER}{{0,200}}\.toml", re.IGNORECASE)
"""A name that is only a name, on every system: no way into another folder, no drive, no hidden file."""
