"""XSETTINGS: what an X11 desktop tells its programs of font, resolution and theme.

One property that the desktop's settings daemon keeps on a window of its own: GNOME, XFCE, MATE, Cinnamon,
LXQt and Plasma have one, and so do their Wayland sessions for X11 programs.
"""

import struct
from collections.abc import Iterator

Value = int | str
_INTEGER, _STRING, _COLOUR = range(3)


def parse(data: bytes) -> dict[str, Value]:
    """Names and values; colours are left out. Of broken data whatever stands before the break."""
    order = ">" if data[:1] == b"\1" else "<"
    found: dict[str, Value] = {}
    try:
        for name, value in _entries(data, order):
            found[name] = value
    except (struct.error, UnicodeDecodeError, ValueError):
        return found  # another program wrote it; what was read is as good as it gets
    return found


def _entries(data: bytes, order: str) -> Iterator[tuple[str, Value]]:
    """Byte order, 3 unused, serial, count; then kind, name, serial, value each; in fours of bytes."""
    (count,) = struct.unpack_from(f"{order}I", data, 8)
    at = 12
    for _ in range(count):
        kind, length = struct.unpack_from(f"{order}BxH", data, at)
        name = data[at + 4 : at + 4 + length].decode()
        at += 4 + _padded(length) + 4
        if kind == _INTEGER:
            yield name, struct.unpack_from(f"{order}i", data, at)[0]
            at += 4
        elif kind == _STRING:
            (length,) = struct.unpack_from(f"{order}I", data, at)
            yield name, data[at + 4 : at + 4 + length].decode()
            at += 4 + _padded(length)
        elif kind == _COLOUR:
            at += 8
        else:
            raise ValueError(f"kind {kind}")


def _padded(length: int) -> int:
    return length + -length % 4
