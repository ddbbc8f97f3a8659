"""Whether a notification server was told not to disturb. There is no common way to ask.

The specification of notifications has a property for it, which few servers have; the others tell it in
ways of their own, or keep it in a setting.
"""

from .own import DUNST, INHIBITED, MakoSwitch, SwayncSwitch
from .switch import PATH, SERVICE, Switch

__all__ = ["PATH", "SERVICE", "Switch", "switch_of"]


def switch_of(product: str) -> Switch:
    """The switch of the server that introduced itself by this name."""
    name = product.casefold()
    if name.startswith("dunst"):
        return DUNST
    if name.startswith("mako"):
        return MakoSwitch()
    if name.startswith("swaynotificationcenter"):
        return SwayncSwitch()
    if name.startswith("xfce"):
        from .xfce import XfceSwitch

        return XfceSwitch()
    return _of_a_desktop(name) or INHIBITED


def _of_a_desktop(name: str) -> Switch | None:
    if not name.startswith(("gnome-shell", "cinnamon", "notification daemon")):
        return None
    from . import dconf

    if name.startswith("gnome-shell"):
        return dconf.GNOME
    return dconf.CINNAMON if name.startswith("cinnamon") else dconf.MATE
