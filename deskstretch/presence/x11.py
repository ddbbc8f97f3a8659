"""Idle time on X11, from the server's MIT-SCREEN-SAVER extension.

This speaks through the lower half of python-xlib: its ``Display`` loads a module for every extension the
server has, 2.9 MB in all, and this needs two requests.
"""

import logging
import select
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from Xlib import error as xerror
from Xlib.ext import screensaver
from Xlib.protocol import display as xdisplay
from Xlib.protocol import rq

from ..clock import running_s
from ..core.errors import Unavailable

RETRY_AFTER_S = 60.0
ANSWER_WITHIN_S = 1.0
"""A server that hangs keeps the loop waiting for this long, once in ``RETRY_AFTER_S``."""

# OSError: the socket; the others have no base in common.
_FAILURES = (xerror.DisplayError, xerror.ConnectionClosedError, xerror.XError, OSError)

log = logging.getLogger(__name__)


class ScreenSaverIdle:
    """An ``IdleSource``. A lost server is logged once and looked for again at most once a minute."""

    name = "X11 screen saver extension"

    def __init__(self, monotonic: Callable[[], float] = running_s) -> None:
        self._monotonic = monotonic
        self._connection: _Connection | None = None
        self._retry_at = 0.0

    def connect(self) -> None:
        """Reach the server named by ``$DISPLAY``; raises Unavailable when it cannot tell the idle time."""
        self._connection = _Connection.open()

    def idle(self) -> timedelta | None:
        if self._connection is None:
            self._connect_again()
        if self._connection is None:
            return None
        try:
            return self._connection.idle()
        except _FAILURES as error:
            log.warning("idle time is not known any more: %s", error)
            self.close()
            self._retry_at = self._monotonic() + RETRY_AFTER_S
            return None

    def close(self) -> None:
        if self._connection:
            self._connection.drop()
            self._connection = None

    def _connect_again(self) -> None:
        if self._monotonic() < self._retry_at:
            return
        self._retry_at = self._monotonic() + RETRY_AFTER_S
        try:
            self.connect()
        except Unavailable as error:
            log.debug("still no idle time: %s", error)
        else:
            log.info("idle time is known again")


class _Connection(xdisplay.Display):  # type: ignore[misc]
    """One connection to an X server, without the objects python-xlib usually wraps its resources in."""

    resource_classes: ClassVar[dict[str, type]] = {}
    _opcode: int
    _answered = False

    @classmethod
    def open(cls) -> "_Connection":
        try:
            connection = cls()
        except _FAILURES as error:
            raise Unavailable(f"idle time: {error}") from error
        try:
            extension = _QueryExtension(display=connection, name=screensaver.extname)
        except _FAILURES as error:
            raise Unavailable(f"idle time: {error}") from error
        if not extension.present:
            connection.drop()
            raise Unavailable(f"idle time: the X server lacks {screensaver.extname}")
        connection._opcode = extension.major_opcode
        return connection

    def idle(self) -> timedelta:
        """Raises one of ``_FAILURES``."""
        root = self.info.roots[self.default_screen].root
        info = screensaver.QueryInfo(display=self, opcode=self._opcode, drawable=root)
        return timedelta(milliseconds=info.idle)

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


class _QueryExtension(rq.ReplyRequest):  # type: ignore[misc]
    """Request 98 of the X11 protocol. ``Xlib.protocol.request`` has it too, with all the others: 0.7 MB."""

    _request = rq.Struct(
        rq.Opcode(98),
        rq.Pad(1),
        rq.RequestLength(),
        rq.LengthOf("name", 2),
        rq.Pad(2),
        rq.String8("name"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Bool("present"),
        rq.Card8("major_opcode"),
        rq.Pad(22),
    )
