"""Something that goes on in the background of Windows while its thread waits for several events."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from .windows_api import IO_PENDING, Overlapped, kernel, last_error, new_event


class Transfer:
    """One read, write or connection of a pipe at a time. ``event`` is set when it is over.

    Windows writes to its memory, and to the buffer, until then: ``cancel`` before either is let go.
    """

    def __init__(self, pipe: int, event: int) -> None:
        self.event = event
        self.under_way = False
        self._pipe = pipe
        self._overlapped = Overlapped()

    @classmethod
    def of(cls, pipe: int) -> "Transfer":
        """Raises OSError."""
        return cls(pipe, new_event(stays_set=True))

    def start(self, function: Callable[..., int], *arguments: object) -> int:
        """Begin; 0, or the code of the failure. It may be over at once, and then has its event set too."""
        self._overlapped = Overlapped(event=self.event)
        begun = function(self._pipe, *arguments, ctypes.byref(self._overlapped))
        code = 0 if begun else last_error()
        self.under_way = code in (0, IO_PENDING)
        return 0 if self.under_way else code

    def finish(self) -> tuple[int, int]:
        """The number of bytes, and 0 or the code of the failure. Waits when it is not over."""
        size = wintypes.DWORD()
        done = kernel().GetOverlappedResult(
            self._pipe,
            ctypes.byref(self._overlapped),
            ctypes.byref(size),
            True,  # noqa: FBT003 - a BOOL
        )
        code = 0 if done else last_error()
        self.under_way = False
        return size.value, code

    def cancel(self) -> None:
        """See to it that nothing goes on. Nothing happens when nothing does."""
        if self.under_way:
            kernel().CancelIoEx(self._pipe, ctypes.byref(self._overlapped))
            self.finish()

    def close(self) -> None:
        """Cancel, and let go of the event."""
        self.cancel()
        kernel().CloseHandle(self.event)
