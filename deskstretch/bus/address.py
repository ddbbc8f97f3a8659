"""Where the buses are."""

import os

from ..core.errors import Unavailable

SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"
"""Where every Linux has it, unless DBUS_SYSTEM_BUS_ADDRESS names another place."""


def session_bus_address() -> str:
    """Where the session bus is. dbus-fast alone would not look in the runtime folder.

    Raises Unavailable when the environment names neither.
    """
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    if folder := os.environ.get("XDG_RUNTIME_DIR"):
        return f"unix:path={folder}/bus"
    raise Unavailable("session bus: neither DBUS_SESSION_BUS_ADDRESS nor XDG_RUNTIME_DIR is set")


def system_bus_address() -> str:
    """Where the system bus is. dbus-fast alone would look below /var/run, which need not be there."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS
