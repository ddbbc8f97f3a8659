"""What the named pipe is called on Windows, where one name space serves everybody."""

import ntpath
import zlib
from pathlib import Path

from ..core.errors import Unavailable
from .windows_person import own_sid


def pipe_name(socket: Path) -> str:
    """The pipe that stands for this socket. Raises Unavailable where Windows does not say who this is."""
    try:
        return name_for(own_sid(), socket)
    except OSError as error:
        raise Unavailable(f"no named pipe: {error.strerror}") from error


def name_for(sid: str, socket: Path) -> str:
    """One name for each person and folder, however the folder is written: case does not count."""
    place = ntpath.normcase(socket.absolute()).encode("utf-8", "surrogatepass")
    return rf"\\.\pipe\deskstretch-{sid}-{zlib.crc32(place):08x}"
