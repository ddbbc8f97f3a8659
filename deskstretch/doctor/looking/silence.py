"""Whether a notification server was told not to disturb: then nothing pops up, and nothing is wrong.

There is no common way to ask (xdg-desktop-portal, issue 1320, lists them): Plasma has the property
Inhibited, dunst its own one, Xfce and GNOME a setting.
"""

import asyncio
from contextlib import suppress

from ...bus import Bus
from ...core.errors import Unavailable
from ...notify.server import PATH, SERVICE
from .bus import ANSWER_WITHIN_S, property_of

_GNOME = ("org.gnome.desktop.notifications", "show-banners")
_XFCONF = "org.xfce.Xfconf"


async def silenced(bus: Bus, server: str) -> str | None:
    """What ends the silence of this server; None when there is none, or it does not say."""
    product = server.lower()
    if product.startswith("dunst"):
        paused = await property_of(bus, SERVICE, PATH, "org.dunstproject.cmd0", "paused")
        return "dunstctl set-paused false" if paused is True else None
    if product.startswith("xfce"):
        return await _xfce(bus)
    if product.startswith("gnome-shell"):
        return await _gnome()
    inhibited = await property_of(bus, SERVICE, PATH, SERVICE, "Inhibited")
    return "switch off Do not disturb where your desktop lists notifications" if inhibited is True else None


async def _xfce(bus: Bus) -> str | None:
    wanted = ["xfce4-notifyd", "/do-not-disturb"]
    with suppress(Unavailable):  # nobody ever touched the switch
        (variant,) = await bus.call(_XFCONF, "/org/xfce/Xfconf", _XFCONF, "GetProperty", "ss", wanted)
        if variant.value is True:
            return "xfconf-query -c xfce4-notifyd -p /do-not-disturb -s false"
    return None


async def _gnome() -> str | None:
    try:
        asked = await asyncio.create_subprocess_exec(
            "gsettings", "get", *_GNOME, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
    except OSError:
        return None
    try:
        said, _ = await asyncio.wait_for(asked.communicate(), ANSWER_WITHIN_S)
    except TimeoutError:
        asked.kill()
        return None
    return f"gsettings set {' '.join(_GNOME)} true" if said.strip() == b"false" else None
