"""Starting when the person logs in: the desktop's autostart folder, launchd, or Windows's Run key."""

import sys

from .port import Autostart, Status

__all__ = ["Autostart", "Status", "choose_autostart"]


def choose_autostart() -> Autostart:
    """The way of this system; raises Unavailable when nothing here could be started by it."""
    from .command import start_command

    command = start_command()
    if sys.platform == "win32":
        from .registry import CurrentUser
        from .run_key import RunKey

        return RunKey(command, CurrentUser())
    if sys.platform == "darwin":
        from .launch_agent import LaunchAgent
        from .launchctl import launchctl

        return LaunchAgent(command, launchctl)
    from .folders import config_home, data_folders, data_home
    from .menu_entry import MenuEntry
    from .xdg import XdgAutostart

    return XdgAutostart(command, config_home(), MenuEntry(command, data_home(), data_folders()))
