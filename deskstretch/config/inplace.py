"""A settings text with one value changed or taken away. Import it late: it brings tomlkit (8 ms, 1 MB).

Everything else stays as it is, to the byte. There are several ways to write a section in TOML, so there
are several ways to edit one; they are tried in turn until tomllib reads what is wanted.
"""

import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from tomlkit.exceptions import TOMLKitError

from ..core.errors import ConfigError
from ..toml_file import BOM
from . import ways
from .check import Value, nested
from .renamed import Key


def edited(text: str, key: Key, value: Value) -> str:
    """A good settings text with ``key`` set to an allowed ``value``; raises ConfigError.

    A new key stands below a note that shows it, such as ``# neck = 2``, and else behind the last one of
    its section; a new section stands at the end.
    """
    mark, body = _apart(text)
    wanted = tomllib.loads(body)
    _merge(wanted, nested(key, value))
    tries = (ways.item_by_item, ways.in_its_section, ways.in_a_new_section, ways.without_a_header)
    return mark + _first_good(body, wanted, [partial(way, key=key, value=value) for way in tries], key)


def contains(text: str, key: Key) -> bool:
    """Whether a good settings text says ``key``."""
    return _take(tomllib.loads(_apart(text)[1]), key)


def without(text: str, key: Key) -> str:
    """A good settings text that does not say ``key``, the same text if it never did; raises ConfigError.

    The line goes, with the note at its end; notes above it stay, they are words of the person. A section
    that has nothing left goes too if it is the last thing in the file and has no note: so ``edited`` is
    undone.
    """
    mark, body = _apart(text)
    wanted = tomllib.loads(body)
    if not _take(wanted, key):
        return text
    tries = (ways.without_its_section, ways.without_its_line)
    return mark + _first_good(body, wanted, [partial(way, key=key) for way in tries], key)


def _first_good(text: str, wanted: dict[str, Any], tries: Iterable[Callable[[str], str]], key: Key) -> str:
    """What the first way makes that stands for ``wanted``, an empty section being as good as none."""
    whole = text if not text or text.endswith("\n") else text + ways.newline_of(text)
    for way in tries:
        try:
            result = _ending_like(text, way(whole))
            if _filled(tomllib.loads(result)) == _filled(wanted):
                return result
        except (TOMLKitError, tomllib.TOMLDecodeError, LookupError):
            continue
    raise ConfigError(
        f"{'.'.join(key)}: the settings file is written in a way that only a person can change; "
        "please edit it by hand"
    )


def _apart(text: str) -> tuple[str, str]:
    """The byte order mark, if there is one, and the rest."""
    return text[: text.startswith(BOM)], text.removeprefix(BOM)


def _ending_like(text: str, result: str) -> str:
    """``result`` without an end of line at its end if ``text`` had none."""
    if not text or text.endswith("\n"):
        return result
    return result.removesuffix("\n").removesuffix("\r")


def _merge(document: dict[str, Any], change: dict[str, Any]) -> None:
    """Put the one value of ``change`` into ``document``."""
    [(name, value)] = change.items()
    if isinstance(value, dict):
        _merge(document.setdefault(name, {}), value)
    else:
        document[name] = value


def _take(document: dict[str, Any], key: Key) -> bool:
    """Take a value out of ``document``; whether it was there."""
    table = document
    for name in key[:-1]:
        table = table.get(name, {})
    return table.pop(key[-1], None) is not None


def _filled(document: dict[str, Any]) -> dict[str, Any]:
    """The document without the sections that hold nothing."""
    filled = {}
    for name, value in document.items():
        kept = _filled(value) if isinstance(value, dict) else value
        if kept != {}:
            filled[name] = kept
    return filled
