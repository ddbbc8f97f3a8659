"""Change one value in the settings file of the person, and nothing else in it."""

import os
import re
from pathlib import Path

from ..core.errors import StorageError
from ..resources import resource
from ..storage.atomic import write_atomically
from .check import Value, check, nested
from .read import layer_from, read_text
from .renamed import RENAMED, Key, apart, joined


def set_value(path: Path, dotted_key: str, value: Value) -> None:
    """Write ``value`` for a key such as ``reminders.interval`` into the settings file.

    A missing file is made from the example first, see ``make_from_example``. What stands under another
    name of the key is changed there. Raises ConfigError, and writes nothing, when the value is not
    allowed or the file is not good as it is; StorageError when it cannot be written.
    """
    from .inplace import contains, edited

    key = _ours(dotted_key)
    check(nested(key, value))
    make_from_example(path)
    before = _good_text(path)
    name = next((name for name in _names(key) if contains(before, name)), key)
    _write(path, edited(before, name, value))


def unset_value(path: Path, dotted_key: str) -> bool:
    """Take the line of a key out of the settings file; whether there was one.

    What is below holds again: the site's value or the default. Raises as ``set_value``.
    """
    before = _good_text(path)
    after = before
    if before:
        from .inplace import without

        for name in _names(_ours(dotted_key)):
            after = without(after, name)
    if after == before:
        return False
    _write(path, after)
    return True


def make_from_example(path: Path) -> None:
    """Make the settings file if there is none: every key explained, with its default as a note.

    Notes do nothing, so that a site's file, or a better default, still reaches whoever changed nothing.
    Raises StorageError; Unavailable when the example was not installed.
    """
    if os.path.lexists(path):  # also a link that leads nowhere, which is the person's to mend
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {path.parent}: {error.strerror}") from error
    write_atomically(path, _as_notes(resource("config.example.toml").read_text(encoding="utf-8")))


def _as_notes(example: str) -> str:
    """The example with a # in front of each value, and a line on top that says so."""
    return _ABOVE_NOTES + re.sub(r"^(?=[a-z_]+ = )", "# ", example, flags=re.MULTILINE)


_ABOVE_NOTES = "# Take away the # in front of a line to change it.\n#\n"


def _ours(dotted_key: str) -> Key:
    key = apart(tuple(dotted_key.split(".")))
    return RENAMED.get(key, key)


def _names(key: Key) -> list[Key]:
    """Everything the key may be called in a file, our name first: where there are two, it counts."""
    others = (other for other, ours in RENAMED.items() if ours == key)
    return [*dict.fromkeys([key, joined(key)]), *others]


def _good_text(path: Path) -> str:
    """What is in the file; nothing when there is none. Raises ConfigError when it is not good."""
    text = read_text(path) or ""
    layer_from(text, path.name)
    return text


def _write(path: Path, text: str) -> None:
    layer_from(text, path.name)
    write_atomically(path, text)
