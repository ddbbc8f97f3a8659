"""A TOML file that a person wrote: read within bounds, and what is wrong with it said in one line."""

import re
import stat
import tomllib
from pathlib import Path
from typing import Any

MOST_BYTES = 1_000_000
MOST_LETTERS_A_LINE = 2_000
"""Outside of quotes. Without this, a megabyte of ``a.a.a.a`` would keep tomllib busy for hours."""

BOM = "\ufeff"
"""Some Windows editors begin a file with this mark. An edit has to keep it."""


class BadFile(ValueError):
    """A file that cannot be used. ``str()`` is one line that begins with its name."""


def read_text(path: Path, name: str) -> str | None:
    """The text, line ends and a mark at the start as they are; None when nothing is there.

    Errors call the file ``name``. Raises BadFile, also for what is over 1 MB or not UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # Opening a pipe would wait for ever.
            raise BadFile(f"{name}: this is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadFile(f"{name}: cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise BadFile(f"{name}: over 1 MB, too large for a file written by hand")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadFile(f"{name}{_encoding(data, error.start)}") from error


def parse(text: str, name: str) -> dict[str, Any]:
    """What the text says. Raises BadFile, with line, column, what is wrong and the mend."""
    text = text.removeprefix(BOM)
    _check_lines(text, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from .toml_mistakes import place_and_mend

        raise BadFile(f"{name}, {place_and_mend(str(error), text)}") from error
    except (ValueError, RecursionError) as error:
        # Python's own limits: a number of thousands of digits, brackets nested a thousand deep.
        raise BadFile(f"{name}: a number is too long or brackets are nested too deeply") from error


def _encoding(data: bytes, position: int) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        # What the "Unicode" of older Windows editors and PowerShell's ">" write.
        return ": this is UTF-16, save the file as UTF-8"
    line = data.count(b"\n", 0, position) + 1
    return f", line {line}: not UTF-8, save the file with that encoding"


def _check_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_LETTERS_A_LINE and len(_QUOTED.sub("", line)) > MOST_LETTERS_A_LINE:
            raise BadFile(f"{name}, line {number}: over {MOST_LETTERS_A_LINE} letters, break it up")


_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
