"""How each desktop gets a tray that takes our icon (StatusNotifier)."""

from ..packages import Package, family_of, install
from ..system import Session, System

# https://extensions.gnome.org/extension/615/appindicator-support/
EXTENSION = "appindicatorsupport@rgcjonas.gmail.com"
# The same extension under the name Debian and Ubuntu install it with: see the contents of their package.
DEBIANS_EXTENSION = "ubuntu-appindicators@ubuntu.com"

# GNOME's own way to install from extensions.gnome.org; it asks the person, and needs no new login.
_INSTALL_REMOTE = (
    "gdbus call --session --dest org.gnome.Shell.Extensions --object-path /org/gnome/Shell/Extensions "
    f"--method org.gnome.Shell.Extensions.InstallRemoteExtension {EXTENSION}"
)

_IN_SETTINGS = {
    # `xfce4-panel --help`: --add takes a plugin's name; since 4.16 "systray" is for both kinds of icons.
    "xfce": "xfce4-panel --add=systray",
    # mate-panel's pull request 600 brought the key; the panel reads it when it starts.
    "mate": "gsettings set org.mate.panel enable-sni-support true && mate-panel --replace &",
    "lxqt": "right-click the panel > Manage Widgets > add Status Notifier Plugin",
    "kde": "right-click the panel > Add or Manage Widgets > System Tray",
    "x-cinnamon": "right-click the panel > Applets > add XApp Status Applet",
    "budgie": "Budgie Desktop Settings > Panel > add AppIndicator Applet (System Tray)",
}


def tray_mend(extension: str | None, system: System, *, xembed: bool) -> str | None:
    """What would bring the icon onto the screen; None where nothing can: there is no screen."""
    if system.session is Session.NONE:
        return None
    # "Budgie:GNOME" says it is both; GNOME comes last.
    for desktop, mend in _IN_SETTINGS.items():
        if desktop in system.desktop:
            return mend
    if "gnome" in system.desktop:
        return _gnome(extension, system)
    if system.session is Session.X11 and xembed:
        return _bridge(system)
    return _panel(system)


def _gnome(extension: str | None, system: System) -> str:
    if extension:
        return f"gnome-extensions enable {extension}"
    command = install(system, Package.APPINDICATOR)
    if command is None:
        return _INSTALL_REMOTE
    name = DEBIANS_EXTENSION if family_of(system) == "apt" else EXTENSION
    return f"{command}, log out and in again, then: gnome-extensions enable {name}"


def _bridge(system: System) -> str:
    """snixembed shows icons like ours in an old tray; its manual page says to start it before others."""
    command = install(system, Package.SNIXEMBED) or "install snixembed (https://git.sr.ht/~steef/snixembed)"
    return f"{command}, then: snixembed --fork"


def _panel(system: System) -> str:
    if system.session is Session.WAYLAND:
        command = install(system, Package.WAYBAR) or "install waybar"
        return f'{command}, with "tray" among its modules'
    return "start a panel with a StatusNotifier tray, such as xfce4-panel or lxqt-panel"
