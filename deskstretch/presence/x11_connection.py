"""A connection to an X server that waits for no answer without a limit.

It is the lower half of python-xlib: the upper ``Display`` loads a module for every extension the server
has, 2.9 MB in all.
"""

import select
from typing import ClassVar

from Xlib import error as xerror
from Xlib.protocol import display as xdisplay

from ..clock import running_s

ANSWER_WITHIN_S = 1.0

# OSError: the socket; the others have no base in common.
FAILURES = (xerror.DisplayError, xerror.ConnectionClosedError, xerror.XError, OSError)


class Connection(xdisplay.Display):  # type: ignore[misc]
    """To what ``$DISPLAY`` names, without the objects python-xlib usually wraps its resources in.

    The library connects in the constructor. That, and every request, may raise one of FAILURES.
    """

    resource_classes: ClassVar[dict[str, type]] = {}
    _answered = False

    @property
    def root(self) -> int:
        """The id of the root window."""
        root: int = self.info.roots[self.default_screen].root
        return root

    def drop(self) -> None:
        """Close, also when the server has gone already."""
        self.close_internal("client")

    # -- in place of the library's: it waits for an answer without any limit, and a timeout of the socket
    # does not reach its select()

    def send_and_recv(self, *, request: int) -> None:
        """Until ``request`` is answered. Raises TimeoutError; the connection is closed then."""
        until = running_s() + ANSWER_WITHIN_S
        self._answered = False
        while True:
            # With recv=True it sends and reads what it can, and returns, whatever else was asked.
            super().send_and_recv(request=request, recv=True)
            if self._answered:
                return
            writing = [self.socket] if self.data_send else []
            left_s = until - running_s()
            if left_s <= 0 or not any(select.select([self.socket], writing, [], left_s)):
                self.drop()
                raise TimeoutError(f"no answer from the X server within {ANSWER_WITHIN_S:g} s")
            self.send_recv_lock.acquire()

    def parse_response(self, request: int) -> bool:
        self._answered = bool(super().parse_response(request))
        return self._answered
