"""One connection to the D-Bus session bus: address, time limits, reconnect.

Everything here runs on the loop thread. dbus-fast is imported when the connection is made, so this
package can be imported on systems that have no D-Bus.
"""

from .connection import session_bus_address
from .session_bus import Answer, Bus, Reply
from .wire import DAEMON, DAEMON_PATH, Listener, OwnerListener

__all__ = [
    "DAEMON",
    "DAEMON_PATH",
    "Answer",
    "Bus",
    "Listener",
    "OwnerListener",
    "Reply",
    "session_bus_address",
]
