"""Idle time on X11, from the server's MIT-SCREEN-SAVER extension."""

import logging
from collections.abc import Callable
from datetime import timedelta

from Xlib.ext import screensaver
from Xlib.protocol import rq

from ..clock import running_s
from ..core.errors import Unavailable
from .x11_connection import FAILURES, Connection

RETRY_AFTER_S = 60.0
"""A server that hangs keeps the loop waiting for ``ANSWER_WITHIN_S``, once in this time."""

log = logging.getLogger(__name__)


class ScreenSaverIdle:
    """An ``IdleSource``. A lost server is logged once and looked for again at most once a minute."""

    name = "X11 screen saver extension"

    def __init__(self, monotonic: Callable[[], float] = running_s) -> None:
        self._monotonic = monotonic
        self._connection: _Server | None = None
        self._retry_at = 0.0

    def connect(self) -> None:
        """Reach the server named by ``$DISPLAY``; raises Unavailable when it cannot tell the idle time."""
        self._connection = _Server.open()

    def idle(self) -> timedelta | None:
        if self._connection is None:
            self._connect_again()
        if self._connection is None:
            return None
        try:
            return self._connection.idle()
        except FAILURES as error:
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


class _Server(Connection):
    """Tells the idle time."""

    _opcode: int

    @classmethod
    def open(cls) -> "_Server":
        try:
            connection = cls()
        except FAILURES as error:
            raise Unavailable(f"idle time: {error}") from error
        try:
            extension = _QueryExtension(display=connection, name=screensaver.extname)
        except FAILURES as error:
            raise Unavailable(f"idle time: {error}") from error
        if not extension.present:
            connection.drop()
            raise Unavailable(f"idle time: the X server lacks {screensaver.extname}")
        connection._opcode = extension.major_opcode
        return connection

    def idle(self) -> timedelta:
        """Raises one of ``FAILURES``."""
        info = screensaver.QueryInfo(display=self, opcode=self._opcode, drawable=self.root)
        return timedelta(milliseconds=info.idle)


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
