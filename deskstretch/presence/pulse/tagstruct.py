"""The values of the native protocol: each has its type in front, as one letter.

What is written and read here is what this program needs of it, in the order of ``_READERS``.
"""

import struct
from collections.abc import Callable, Mapping

from ...core.errors import Unavailable

Value = int | bool | str | bytes | dict[str, str] | None
"""Sample formats, channel maps and volumes are left as the bytes they are; nobody here reads them."""

NOTHING = 0xFFFF_FFFF
"""Where an index could be: there is none."""


def number(value: int) -> bytes:
    return struct.pack(">cI", b"L", value)


def text(value: str | None) -> bytes:
    return b"N" if value is None else b"t" + value.encode() + b"\0"


def blob(value: bytes) -> bytes:
    return struct.pack(">cI", b"x", len(value)) + value


def properties(value: Mapping[str, str]) -> bytes:
    entries = ((key, written.encode() + b"\0") for key, written in value.items())
    return b"P" + b"".join(text(key) + number(len(data)) + blob(data) for key, data in entries) + b"N"


def values(data: bytes) -> list[Value]:
    """All values in ``data``. Raises Unavailable when that is not what it holds."""
    reader = _Reader(data)
    found = []
    try:
        while reader.at < len(data):
            found.append(reader.value())
    except (struct.error, KeyError, IndexError, ValueError) as error:
        raise Unavailable("the sound server's answer cannot be read") from error
    return found


class _Reader:
    """Reads one value after the other. Raises struct.error, KeyError, IndexError or ValueError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def value(self) -> Value:
        return _READERS[self.take(1)](self)

    def take(self, length: int) -> bytes:
        taken = self._data[self.at : self.at + length]
        if len(taken) < length:
            raise ValueError("cut short")
        self.at += length
        return taken

    def number(self) -> int:
        return int.from_bytes(self.take(4))

    def text(self) -> str:
        end = self._data.index(b"\0", self.at)
        taken = self.take(end - self.at)
        self.at += 1
        return taken.decode(errors="replace")

    def counted(self, width: int) -> bytes:
        """A number of items in one byte, and the items, each of ``width`` bytes."""
        return self.take(self.take(1)[0] * width)

    def properties(self) -> dict[str, str]:
        found = {}
        while (kind := self.take(1)) == b"t":
            key = self.text()
            self.must_be(b"L")
            self.number()  # the length, which the blob tells once more
            self.must_be(b"x")
            found[key] = self.take(self.number()).removesuffix(b"\0").decode(errors="replace")
        if kind != b"N":
            raise ValueError(f"the end of the properties is {kind!r}")
        return found

    def format(self) -> bytes:
        """The encoding and its properties, of which nothing is kept."""
        self.must_be(b"B")
        self.take(1)
        self.must_be(b"P")
        self.properties()
        return b""

    def must_be(self, kind: bytes) -> None:
        if (found := self.take(1)) != kind:
            raise ValueError(f"{found!r} in place of {kind!r}")


_READERS: Mapping[bytes, Callable[[_Reader], Value]] = {
    b"L": _Reader.number,
    b"B": lambda reader: reader.take(1)[0],
    b"R": lambda reader: int.from_bytes(reader.take(8)),
    b"r": lambda reader: int.from_bytes(reader.take(8), signed=True),
    b"U": lambda reader: int.from_bytes(reader.take(8)),
    b"T": lambda reader: reader.take(8),
    b"t": _Reader.text,
    b"N": lambda _: None,
    b"1": lambda _: True,
    b"0": lambda _: False,
    b"x": lambda reader: reader.take(reader.number()),
    b"a": lambda reader: reader.take(6),
    b"m": lambda reader: reader.counted(1),
    b"v": lambda reader: reader.counted(4),
    b"V": _Reader.number,
    b"P": _Reader.properties,
    b"f": _Reader.format,
}
