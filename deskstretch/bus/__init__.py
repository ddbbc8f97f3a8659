"""Connections to D-Bus, the session's and the system's: address, time limits, reconnect.

Everything here runs on the loop thread. dbus-fast is imported when the connection is made, so this
package can be imported on systems that have no D-Bus.
"""

from .address import session_bus_address, system_bus_address
from .session_bus import Answer, Bus, End, Reply, system_bus
from .wire import DAEMON, DAEMON_PATH, Listener, OwnerListener

__all__ = [
    "DAEMON",
    "DAEMON_PATH",
    "Answer",
    "Bus",
    "End",
    "Listener",
    "OwnerListener",
    "Reply",
    "session_bus_address",
    "system_bus",
    "system_bus_address",
]
