"""A panel made of calls: owns the watcher's name, takes items that register, asks what hosts ask."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deskstretch.bus import DAEMON, DAEMON_PATH, Bus, Reply

if TYPE_CHECKING:
    from dbus_fast import Message

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


class FakePanel:
    """Talks to the item that registered last."""

    def __init__(self, address: str) -> None:
        self.bus = Bus(address)
        self.registered: list[str] = []
        self.signals: list[tuple[str, list[Any]]] = []

    async def open(self) -> None:
        await self.bus.connect()
        self.bus.serve("/StatusNotifierWatcher", self._answer)
        await self.bus.call(DAEMON, DAEMON_PATH, DAEMON, "RequestName", "su", [WATCHER, 4])

    async def close(self) -> None:
        await self.bus.close()

    async def property(self, name: str) -> Any:
        (variant,) = await self._call(
            "/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", "ss", ITEM, name
        )
        return variant.value

    async def click(self, member: str = "Activate") -> None:
        await self._call("/StatusNotifierItem", ITEM, member, "ii", 16, 16)

    async def menu(self, member: str, signature: str, *body: object) -> list[Any]:
        return await self._call("/MenuBar", MENU, member, signature, *body)

    async def rows(self) -> dict[str, int]:
        """Every label of the menu and its number, submenus included."""
        _, root = await self.menu("GetLayout", "iias", 0, -1, [])
        return {
            properties["label"].value: number for number, properties in walk(root) if "label" in properties
        }

    async def choose(self, label: str) -> None:
        """Click a menu row."""
        await self.click_row((await self.rows())[label])

    async def say(self, what: str, number: int = 0) -> None:
        """Tell what happened to the menu or a submenu: opened, closed."""
        from dbus_fast import Variant

        await self.menu("Event", "isvu", number, what, Variant("i", 0), 0)

    async def click_row(self, number: int) -> None:
        """Click a row that a menu had when it was opened."""
        from dbus_fast import Variant

        await self.menu("Event", "isvu", number, "clicked", Variant("i", 0), 0)

    def heard(self, member: str) -> list[list[Any]]:
        return [body for name, body in self.signals if name == member]

    async def _call(
        self, path: str, interface: str, member: str, signature: str, *body: object
    ) -> list[Any]:
        return await self.bus.call(self.registered[-1], path, interface, member, signature, body)

    def _answer(self, call: "Message") -> Reply | None:
        if call.member != "RegisterStatusNotifierItem":
            return None
        item = call.body[0]
        self.registered.append(item)
        for interface, members in ((ITEM, ITEM_SIGNALS), (MENU, MENU_SIGNALS)):
            for member in members:
                self.bus.subscribe(
                    sender=item, interface=interface, member=member, listener=self._on_signal
                )
        return "", []

    def _on_signal(self, signal: "Message") -> None:
        self.signals.append((signal.member or "", signal.body))


ITEM_SIGNALS = ("NewIcon", "NewToolTip", "NewStatus")
MENU_SIGNALS = ("ItemsPropertiesUpdated", "LayoutUpdated")


def walk(node: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below and including one, as GetLayout gives them."""
    number, properties, children = node
    yield number, properties
    for child in children:
        yield from walk(child.value)
