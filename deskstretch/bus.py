"""One connection to the D-Bus session bus: address, time limits, reconnect."""
