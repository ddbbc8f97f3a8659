"""Wayland's wire format: what is said over the socket, as bytes.

A message is the number of an object, its own length and the number of a request or an event, and then the
arguments, each filled up to whole words; all of it in the computer's byte order.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = struct.Struct("=II")
_WORD = struct.Struct("=I")


class Garbled(ValueError):
    """What came cannot be a message."""


def request(target: int, opcode: int, *arguments: int | str) -> bytes:
    """The bytes of a request to the object ``target``."""
    body = b"".join(_packed(argument) for argument in arguments)
    return _HEADER.pack(target, (_HEADER.size + len(body)) << 16 | opcode) + body


@dataclass(frozen=True, slots=True)
class Message:
    """Something that an object told."""

    sender: int
    opcode: int
    body: bytes

    def number(self, at: int) -> int:
        """The word that starts ``at`` bytes into the body. Raises Garbled."""
        try:
            (number,) = _WORD.unpack_from(self.body, at)
        except struct.error as error:
            raise Garbled("a message that ends too early") from error
        return int(number)

    def text(self, at: int) -> tuple[str, int]:
        """The string there, and where the next argument starts. Raises Garbled."""
        length = self.number(at)
        start = at + _WORD.size
        if start + length > len(self.body):
            raise Garbled("a string longer than its message")
        text = self.body[start : start + length].rstrip(b"\0").decode("utf-8", "replace")
        return text, start + length + _fill(length)


class Incoming:
    """Makes messages of the bytes as they come, in whatever pieces."""

    def __init__(self) -> None:
        self._bytes = b""

    def feed(self, data: bytes) -> Iterator[Message]:
        """Every message that is whole now. Raises Garbled."""
        self._bytes += data
        while len(self._bytes) >= _HEADER.size:
            sender, second = _HEADER.unpack_from(self._bytes)
            length = second >> 16
            if length < _HEADER.size:
                raise Garbled("a message shorter than its own beginning")
            if len(self._bytes) < length:
                return
            message = Message(sender, second & 0xFFFF, self._bytes[_HEADER.size : length])
            self._bytes = self._bytes[length:]
            yield message


def _packed(argument: int | str) -> bytes:
    if isinstance(argument, int):
        return _WORD.pack(argument)
    text = argument.encode() + b"\0"
    return _WORD.pack(len(text)) + text + b"\0" * _fill(len(text))


def _fill(length: int) -> int:
    """How many bytes are wanting to whole words."""
    return -length % _WORD.size
