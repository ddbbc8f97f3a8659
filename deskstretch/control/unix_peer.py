"""Who is at the other end of a unix socket."""

import os
import socket
import struct
import sys


def is_ours(connection: socket.socket) -> bool:
    """Whether it is this user, or root, where the system tells; the folder keeps others out anyway."""
    if sys.platform == "linux":
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _, user, _ = struct.unpack("3i", credentials)
        return user in (os.getuid(), 0)
    return True
