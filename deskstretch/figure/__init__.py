"""The figure: every stretch drawn from a description of its key poses. Nothing here is loaded by the tray."""
