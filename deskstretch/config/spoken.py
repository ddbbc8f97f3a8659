"""A value as a person writes it in a shell: ``30m``, ``off``, ``5m,10m``, ``lower-back``."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..core.errors import ConfigError
from ..core.settings import Settings
from .check import Value, check, nested
from .values import value_of


def value_from(key: str, words: Sequence[str]) -> Value:
    """What is meant for a key that there is, in the form it has in the file.

    What cannot be meant comes back as it was written: checking it finds the words for that.
    """
    text = " ".join(words).strip()
    accepts = _accepts(key)
    match value_of(Settings(), key):
        case bool():
            return _YES_NO.get(_unquoted(text).casefold(), text)
        case int():
            return int(text) if re.fullmatch(r"-?[0-9]{1,9}", _unquoted(text)) else text
        case list():
            return _list(words, accepts)
    return _first(_spellings(text), accepts)


def _list(words: Sequence[str], accepts: Callable[[Value], bool]) -> list[str]:
    """Items apart by commas, or each a word of the shell, or a list as in the file."""
    text = " ".join(words).strip()
    written = _toml(text)
    if isinstance(written, list) and all(isinstance(item, str) for item in written):
        return written
    # Some shells eat the quotes of ["5m", "10m"].
    texts = [text[1:-1]] if text.startswith("[") and text.endswith("]") else words
    items = [item for text in texts for part in text.split(",") if (item := _unquoted(part))]
    found = [_first(_spellings(item), lambda spelling: accepts([spelling])) for item in items]
    is_nothing = [item.casefold() for item in items] in ([word] for word in _NOTHING)
    return [] if is_nothing and not accepts([*found]) and accepts([]) else found


def _spellings(text: str) -> Iterator[str]:
    """The text, and what a person may have meant by it: small letters, joined or apart, whole hours."""
    for plain in (text, _unquoted(text), _unquoted(text).casefold()):
        yield plain
    # Between words only: in front of a number it is a minus, and less than nothing is not meant.
    yield re.sub(r"(?<=\w)[-_]", " ", plain)
    yield "-".join(plain.split())
    yield re.sub(r"(?<![:0-9])[0-9]{1,2}(?![:0-9])", lambda hour: f"{hour[0]}:00", plain)


def _first(candidates: Iterable[str], accepts: Callable[[str], bool]) -> str:
    """The first candidate that will do; the first of all if none does."""
    first, *others = candidates
    return next((candidate for candidate in (first, *others) if accepts(candidate)), first)


def _accepts(key: str) -> Callable[[Value], bool]:
    path = tuple(key.split("."))

    def accepts(value: Value) -> bool:
        try:
            check(nested(path, value))
        except ConfigError:
            return False
        return True

    return accepts


def _toml(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return None


def _unquoted(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text


_YES_NO: dict[str, Value] = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}
_NOTHING = ("none", "nothing", "off", "free")
