"""Read one yes-or-no setting out of dconf's file, which is in the format GVDB.

The file is a hash table. Behind a header of 24 bytes (signature, version, options, and where the table
begins and ends) the table has: the number of words of a bloom filter, the number of buckets, the filter,
the buckets, the items. An item has 24 bytes: hash, parent, where its part of the key begins and how long
that is, a type, where the value begins and ends. The whole key is the parent's with this part behind it.
A value is a GVariant of type ``v``: for a boolean the byte 0 or 1, a zero, and the letter b.
"""

import os
import struct
from pathlib import Path

from ...core.errors import Unavailable

_SIGNATURE = b"GVariant"
_HEADER = struct.Struct("<8s4I")
_TABLE = struct.Struct("<2I")
_ITEM = struct.Struct("<3IHBx2I")
_NOBODY = 0xFFFFFFFF
_FILTER_WORDS = 0x07FFFFFF  # the bits above are a shift of the filter
_BOOLEAN = {b"\x00\x00b": False, b"\x01\x00b": True}
_MOST_BYTES = 16 << 20

Item = tuple[int, ...]


def person_s_setting(key: str) -> bool | None:
    """What the person has set; None when the setting has its default.

    Raises Unavailable when the file cannot be read or is none of dconf's.
    """
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    try:
        with (folder / "dconf/user").open("rb") as file:
            return boolean_in(file.read(_MOST_BYTES), key)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(f"dconf: {error}") from error


def boolean_in(data: bytes, key: str) -> bool | None:
    """The value that a file's content has for a key; None when it has none. Raises Unavailable."""
    if not data.startswith(_SIGNATURE):
        raise Unavailable("dconf: the file of settings is in another format")
    try:
        _, _, _, begin, end = _HEADER.unpack_from(data)
        return _Table(data, begin, end).boolean(key.encode())
    except struct.error as error:
        raise Unavailable(f"dconf: the file of settings is damaged ({error})") from error


class _Table:
    """The root table. Reading raises struct.error where the file is shorter than it says."""

    def __init__(self, data: bytes, begin: int, end: int) -> None:
        self._data = data
        words, buckets = _TABLE.unpack_from(data, begin)
        self._first = begin + _TABLE.size + 4 * (words & _FILTER_WORDS) + 4 * buckets
        self._count = max(0, min(end, len(data)) - self._first) // _ITEM.size

    def boolean(self, key: bytes) -> bool | None:
        # Every item is looked at, some hundred in a used desktop: no hash to get wrong.
        wanted = _hash(key)
        for number in range(self._count):
            item = self._item(number)
            if item[0] == wanted and self._key(item) == key:
                return _BOOLEAN.get(self._data[item[5] : item[6]])
        return None

    def _item(self, number: int) -> Item:
        return _ITEM.unpack_from(self._data, self._first + number * _ITEM.size)

    def _key(self, item: Item) -> bytes:
        key = b""
        for _ in range(self._count):  # parents in a circle come to an end
            _, parent, start, size, *_ = item
            key = self._data[start : start + size] + key
            if parent == _NOBODY:
                break
            item = self._item(parent)
        return key


def _hash(key: bytes) -> int:
    """As GVDB hashes, for letters below 128."""
    value = 5381
    for letter in key:
        value = (value * 33 + letter) & 0xFFFFFFFF
    return value
