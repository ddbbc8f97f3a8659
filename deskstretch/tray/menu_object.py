"""The menu on the bus: com.canonical.dbusmenu over a Layout. Loop thread only."""

from collections.abc import Sequence
from typing import Any

from ..bus import Bus
from .dbusmenu import ROOT, Entry, Layout, Node, Properties
from .exported import Interface, Method, Property
from .open_menu import OpenMenu

PATH = "/MenuBar"
INTERFACE = "com.canonical.dbusmenu"

_SIGNATURES = {str: "s", bool: "b", int: "i"}

Props = dict[str, Any]
"""A property's name to its Variant."""


class MenuObject:
    """Tells hosts the menu, tells them what changes, and hears the clicks.

    No row moves under the pointer: a change that would do that waits until the menu is closed.
    """

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._layout = Layout()
        self._waiting: Sequence[Entry] | None = None
        self._open = OpenMenu(self._closed)

    def serve(self) -> None:
        """Put the menu on the bus."""
        self._bus.serve(PATH, self._interface().answer)

    def show(self, entries: Sequence[Entry]) -> None:
        """Make this the menu. An open one changes in place where it can, else once it is closed."""
        self._waiting = None
        if self._open and not self._layout.fits(entries):
            self._waiting = entries
            return
        change = self._layout.update(entries)
        if change.updated or change.removed:
            updated = [[number, _variants(props)] for number, props in change.updated.items()]
            removed = [[number, names] for number, names in change.removed.items()]
            self._bus.emit(PATH, INTERFACE, "ItemsPropertiesUpdated", "a(ia{sv})a(ias)", [updated, removed])
        if change.reshaped:
            self._bus.emit(PATH, INTERFACE, "LayoutUpdated", "ui", [self._layout.revision, ROOT])

    # -- what hosts ask

    def _interface(self) -> Interface:
        return Interface(
            name=INTERFACE,
            methods={
                "GetLayout": Method(self._get_layout, ("i", "i", "as"), ("u", "(ia{sv}av)")),
                "GetGroupProperties": Method(self._get_group_properties, ("ai", "as"), ("a(ia{sv})",)),
                "GetProperty": Method(self._get_property, ("i", "s"), ("v",)),
                "Event": Method(self._event, ("i", "s", "v", "u")),
                "EventGroup": Method(self._event_group, ("a(isvu)",), ("ai",)),
                "AboutToShow": Method(self._about_to_show, ("i",), ("b",)),
                "AboutToShowGroup": Method(self._about_to_show_group, ("ai",), ("ai", "ai")),
            },
            properties={
                "Version": Property("u", lambda: 3),
                "Status": Property("s", lambda: "normal"),
                "TextDirection": Property("s", lambda: "ltr"),
                "IconThemePath": Property("as", list),
            },
            signals={
                "ItemsPropertiesUpdated": ("a(ia{sv})", "a(ias)"),
                "LayoutUpdated": ("u", "i"),
                "ItemActivationRequested": ("i", "u"),
            },
        )

    def _get_layout(self, parent: int, depth: int, names: list[str]) -> tuple[int, list[Any]]:
        return self._layout.revision, self._subtree(parent, depth, names)

    def _subtree(self, number: int, depth: int, names: list[str]) -> list[Any]:
        """A row, and as many levels below it as asked; all of them when ``depth`` is negative."""
        from dbus_fast.signature import Variant

        node = self._node(number)
        below = node.children if depth else ()
        children = [Variant("(ia{sv}av)", self._subtree(child, depth - 1, names)) for child in below]
        return [number, _variants(node.properties, names), children]

    def _get_group_properties(self, numbers: list[int], names: list[str]) -> tuple[list[Any]]:
        nodes = self._layout.nodes
        known = [number for number in numbers or nodes if number in nodes]
        return ([[number, _variants(nodes[number].properties, names)] for number in known],)

    def _get_property(self, number: int, name: str) -> tuple[Any]:
        found = _variants(self._node(number).properties, [name])
        if name not in found:
            raise _invalid(f"row {number} has no property {name}")
        return (found[name],)

    def _event(self, number: int, what: str, _data: Any, _time: int) -> tuple[()]:
        match what:
            case "clicked":
                self._layout.click(number)
                self._open.over()
            case "opened" if number == ROOT:
                self._open.opened()
            case "closed" if number == ROOT:
                self._open.closing()
        return ()

    def _event_group(self, events: list[tuple[int, str, Any, int]]) -> tuple[list[int]]:
        for event in events:
            self._event(*event)
        return ([number for number, *_ in events if number not in self._layout.nodes],)

    def _about_to_show(self, number: int) -> tuple[bool]:
        """The host asks whether it must fetch the rows again before it shows them."""
        if number != ROOT:
            return (False,)
        changes = self._waiting is not None
        self._open.over()  # it was closed, or it could not be opened
        self._open.asked_for()
        return (changes,)

    def _about_to_show_group(self, numbers: list[int]) -> tuple[list[int], list[int]]:
        unknown = [number for number in numbers if number not in self._layout.nodes]
        return [number for number in numbers if self._about_to_show(number)[0]], unknown

    def _closed(self) -> None:
        if self._waiting is not None:
            self.show(self._waiting)

    def _node(self, number: int) -> Node:
        if number not in self._layout.nodes:
            raise _invalid(f"no row {number}")
        return self._layout.nodes[number]


def _variants(properties: Properties, names: Sequence[str] = ()) -> Props:
    """For the wire; with ``names``, only those."""
    from dbus_fast.signature import Variant

    chosen = {name: value for name, value in properties.items() if not names or name in names}
    return {name: Variant(_SIGNATURES[type(value)], value) for name, value in chosen.items()}


def _invalid(text: str) -> Exception:
    from dbus_fast.constants import ErrorType
    from dbus_fast.errors import DBusError

    return DBusError(ErrorType.INVALID_ARGS, text)
