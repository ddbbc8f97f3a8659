import os
import socket
import struct
import sys

import pytest

from deskstretch.presence.pulse.wire import introduce

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sound servers of Linux")


def test_we_say_who_we_are_to_a_server_that_does_not_ask_the_kernel_yet() -> None:
    """It would want the cookie of someone it does not know."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        introduce(ours, b"hello")
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        data, [(level, kind, us)], *_ = theirs.recvmsg(100, 100)
    assert (data, level, kind) == (b"hello", socket.SOL_SOCKET, socket.SCM_CREDENTIALS)
    assert struct.unpack("=iII", us) == (os.getpid(), os.getuid(), os.getgid())
