"""Desktops whose switch is a setting in dconf: GNOME, Cinnamon, MATE.

The settings portal would be the polite way to ask, but the portals of GNOME and GTK serve a fixed list
of settings, and notifications are not among them. dconf itself writes over the bus and signals there;
reading is done in its file, by every program for itself.
"""

from dataclasses import dataclass
from typing import ClassVar

from ...bus import Bus
from ..asking import Hint
from .gvdb import person_s_setting

_WRITER = "ca.desrt.dconf"


@dataclass(frozen=True)
class DconfSwitch:
    """A setting that means silence when it is ``silent``. Only what the person has set is read:

    the default of all of these is not silent, and what an administrator set for all is not looked at.
    """

    key: str
    schema: str
    silent: bool
    polled: ClassVar[bool] = False
    hints: ClassVar[tuple[Hint, ...]] = (
        Hint(sender=_WRITER, interface="ca.desrt.dconf.Writer", member="Notify"),
    )

    @property
    def mend(self) -> str:
        name = self.key.rpartition("/")[2]
        return f"gsettings set {self.schema} {name} {str(not self.silent).lower()}"

    async def is_on(self, bus: Bus, owner: str) -> bool:  # noqa: ARG002 - the server itself does not say
        return person_s_setting(self.key) is self.silent


GNOME = DconfSwitch(
    "/org/gnome/desktop/notifications/show-banners", "org.gnome.desktop.notifications", silent=False
)
CINNAMON = DconfSwitch(
    "/org/cinnamon/desktop/notifications/display-notifications",
    "org.cinnamon.desktop.notifications",
    silent=False,
)
MATE = DconfSwitch(
    "/org/mate/notification-daemon/do-not-disturb", "org.mate.NotificationDaemon", silent=True
)
