"""What is arranged with an X11 window manager, before the window is mapped."""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

from ..clock import running_s
from ..core.errors import Unavailable
from .corner import Frame
from .window_x11 import FAILURES

_ANSWER_WITHIN_S = 0.5


def leave_focus(window: int) -> None:
    """Before the window with this id is mapped: it shall not get the keyboard. Raises Unavailable.

    User time 0 is the freedesktop way to say so.
    """
    with _around(window) as (display, around):
        name = display.intern_atom("_NET_WM_USER_TIME")
        around.change_property(name, display.intern_atom("CARDINAL"), 32, [0])
        display.sync()


def frame_of(window: int) -> Frame | None:
    """What it is going to draw around the window; None if it does not tell. Raises Unavailable."""
    with _around(window) as (display, around):
        root = display.screen().root
        asked = display.intern_atom("_NET_REQUEST_FRAME_EXTENTS")
        supported = root.get_full_property(display.intern_atom("_NET_SUPPORTED"), X.AnyPropertyType)
        if not supported or asked not in supported.value:
            return None
        around.change_attributes(event_mask=X.PropertyChangeMask)
        message = ClientMessage(window=around, client_type=asked, data=(32, [0] * 5))
        root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        display.flush()
        answer = display.intern_atom("_NET_FRAME_EXTENTS")
        until = running_s() + _ANSWER_WITHIN_S
        while (left_s := until - running_s()) > 0:
            if told := around.get_full_property(answer, X.AnyPropertyType):
                return Frame(*told.value[:4])
            select.select([display], [], [], left_s)
            while display.pending_events():
                display.next_event()
        return None


@contextmanager
def _around(window: int) -> Iterator[tuple[Display, Any]]:
    """The window that Tk puts around its own, which is the one a window manager knows."""
    try:
        display = Display()
        try:
            yield display, display.create_resource_object("window", window).query_tree().parent
        finally:
            display.close()
    except FAILURES as error:
        raise Unavailable(f"the X server does not answer ({error})") from error
