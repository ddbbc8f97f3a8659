"""The figure: every stretch drawn from a few key poses. Nothing here is loaded by the tray process."""
