"""Change one value in the settings file of the person, and nothing else in it."""

import os
from pathlib import Path

from ..core.errors import StorageError
from ..resources import resource
from ..storage.atomic import write_atomically
from .check import Value, check, nested
from .read import read_text, settings_from


def set_value(path: Path, dotted_key: str, value: Value) -> None:
    """Write ``value`` for a key such as ``reminders.interval`` into the settings file.

    A missing file is made from the example first. Raises ConfigError, and writes nothing, when the
    value is not allowed there or the file is not good as it is; StorageError when it cannot be written.
    """
    from .inplace import edited

    key = tuple(dotted_key.split("."))
    check(nested(key, value))
    make_from_example(path)
    before = read_text(path) or ""
    settings_from(before, path.name)
    after = edited(before, key, value)
    settings_from(after, path.name)
    write_atomically(path, after)


def make_from_example(path: Path) -> None:
    """Make the settings file if there is none: every key with its default and an explanation.

    Raises StorageError; Unavailable when the example was not installed.
    """
    if os.path.exists(path):  # unlike Path.exists, it does not raise for a folder nobody may enter
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {path.parent}: {error.strerror}") from error
    write_atomically(path, resource("config.example.toml").read_text(encoding="utf-8"))
