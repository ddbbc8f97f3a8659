"""Leave when a Windows console says so: Ctrl-C, its window closed, the session of the person ending.

Python runs its own signal handlers on the main thread only, which the tray keeps inside of Windows for
as long as no message comes: Ctrl-C would wait until somebody touches the icon.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_S = 4.0
"""Windows ends a process whose console was closed when this is answered, or after five seconds."""

_MERCIFUL = (0, 1)  # CTRL_C_EVENT, CTRL_BREAK_EVENT: the process lives on


@contextmanager
def leaving_with_the_console(leave: Callable[[], None]) -> Iterator[None]:
    """Have ``leave`` called, on a thread of Windows's own; in other systems nothing happens.

    Leave this context when all is saved and closed: so long the end is put off.
    """
    if sys.platform != "win32":
        yield
        return
    import ctypes
    from ctypes import wintypes

    left = threading.Event()

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
    def on_console(event: int) -> bool:
        leave()
        if event not in _MERCIFUL:
            left.wait(PATIENCE_S)
        return True

    kernel = ctypes.WinDLL("kernel32")
    kernel.SetConsoleCtrlHandler(on_console, True)  # noqa: FBT003 - Windows's BOOL
    try:
        yield
    finally:
        left.set()
        kernel.SetConsoleCtrlHandler(on_console, False)  # noqa: FBT003
