"""xfce4-notifyd: its switch is a setting in xfconf."""

from ...bus import DAEMON, DAEMON_PATH, Bus
from ...core.errors import Unavailable
from ..asking import Hint

_XFCONF = "org.xfce.Xfconf"
_CHANNEL = "xfce4-notifyd"
_KEY = "/do-not-disturb"


class XfceSwitch:
    mend = f"xfconf-query -c {_CHANNEL} -p {_KEY} -s false"
    hints = tuple(
        Hint(sender=_XFCONF, interface=_XFCONF, member=member, arg0=_CHANNEL)
        for member in ("PropertyChanged", "PropertyRemoved")
    )
    polled = False

    async def is_on(self, bus: Bus, owner: str) -> bool:  # noqa: ARG002 - the server itself does not say
        try:
            # By its unique name: the well-known one would start xfconfd.
            (xfconfd,) = await bus.call(DAEMON, DAEMON_PATH, DAEMON, "GetNameOwner", "s", [_XFCONF])
            answer = await bus.call(
                xfconfd, "/org/xfce/Xfconf", _XFCONF, "GetProperty", "ss", [_CHANNEL, _KEY]
            )
        except Unavailable:
            return False  # an error says that nobody ever touched the switch
        return [getattr(value, "value", None) for value in answer] == [True]
