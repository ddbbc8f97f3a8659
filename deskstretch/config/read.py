"""Read the settings file of the person. It is only ever read here, whatever is wrong with it."""

import re
import stat
import tomllib
from pathlib import Path

from ..core.errors import ConfigError
from ..core.settings import Settings
from ..toml_rules import printable
from .check import check

MOST_BYTES = 1_000_000
BOM = "\ufeff"


def read_settings(path: Path) -> Settings:
    """The settings in ``path``, the defaults where there is no such file; raises ConfigError."""
    text = read_text(path)
    return Settings() if text is None else settings_from(text, path.name)


def settings_from(text: str, name: str) -> Settings:
    """The settings in a TOML text; raises ConfigError, which calls the text ``name``."""
    # Some Windows editors begin a file with a byte order mark; an edit has to keep it.
    text = text.removeprefix(BOM)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_error(str(error), text, name)) from error
    except (ValueError, RecursionError) as error:
        # Python's own limits: a number of thousands of digits, brackets nested a thousand deep.
        raise ConfigError(f"{name}: a number is too long or brackets are nested too deeply") from error
    return check(document, text, name)


def read_text(path: Path) -> str | None:
    """The text of the file, line ends as they are; None when there is none. Raises ConfigError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # Opening a pipe would wait for ever.
            raise ConfigError(f"{path}: this is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise ConfigError(f"{path}: over 1 MB, this cannot be the settings file")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{path.name}, line {line}: not UTF-8, save the file with that encoding"
        ) from error


def _syntax_error(message: str, text: str, name: str) -> str:
    """One line with the place first; tomllib puts it last, and only into words."""
    match = _PLACE.search(message)
    if match is None:
        what = printable(message.removesuffix(" (at end of document)"), most=120)
        return f"{name}, line {text.rstrip().count(chr(10)) + 1}: {what}, and here the file ends"
    what = printable(message[: match.start()], most=120)
    line, column = int(match[1]), int(match[2])
    return f"{name}, line {line}, column {column}: {what}{_hint(text, line)}"


def _hint(text: str, line: int) -> str:
    """The mend for the mistake most people make in TOML: a value without its quotes."""
    lines = text.split("\n")
    match = _BARE_VALUE.fullmatch(lines[line - 1]) if line <= len(lines) else None
    if match is None:
        return ""
    word = match[1].strip()
    if word.lower() in ("true", "false", "yes", "no", "on", "off"):
        return "; write true or false"
    return f'; write it in quotes: "{word}"'


_PLACE = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$")
_BARE_VALUE = re.compile(r"[^=#\"']+=\s*([A-Za-z0-9][A-Za-z0-9 _.-]{0,40}?)\s*(?:#.*)?\s*", re.ASCII)
