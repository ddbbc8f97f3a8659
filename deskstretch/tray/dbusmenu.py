"""The menu as com.canonical.dbusmenu sees it: numbered rows, their properties, and what changed.

Pure: no bus, no pystray. An open menu can change in place because a row keeps its number while the
row at its place keeps its kind and purpose; hosts then only need the properties that changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

ROOT = 0

Value = str | bool | int
Properties = dict[str, Value]
"""Only what differs from the defaults of the protocol; hosts fill in the rest."""

Place = tuple[tuple[int, "Kind", str], ...]
"""The way to a row from the root: at each level which row, of what kind, and what for."""


class Kind(StrEnum):
    PLAIN = "plain"
    CHECK = "check"
    RADIO = "radio"
    SUBMENU = "submenu"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to show. ``click`` is called on the thread that received the click.

    ``purpose`` says what it does, in a word that no other row at its place shares.
    """

    kind: Kind
    label: str = ""
    enabled: bool = True
    checked: bool = False
    entries: tuple["Entry", ...] = ()
    purpose: str = ""
    click: Callable[[], None] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Node:
    """A numbered row. ``children`` are numbers, in order."""

    properties: Properties
    children: tuple[int, ...] = ()
    click: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What hosts must hear. ``updated`` and ``removed``: rows that stayed, and which properties.

    ``reshaped``: rows came, went or became others, so the layout has a new revision.
    """

    updated: dict[int, Properties] = field(default_factory=dict)
    removed: dict[int, list[str]] = field(default_factory=dict)
    reshaped: bool = False


class Layout:
    """The menu that hosts know.

    A number is never given to another row: a click on a row that is gone, in a menu that is still
    open, hits nothing, and not what took its place.
    """

    def __init__(self) -> None:
        self.revision = 1
        self.nodes: dict[int, Node] = {ROOT: Node({"children-display": "submenu"})}
        self._numbers: dict[Place, int] = {}
        self._last_number = ROOT

    def update(self, entries: Sequence[Entry]) -> Change:
        """Take over a new menu and say how it differs from the one before."""
        before, known = self.nodes, self._numbers
        self.nodes, self._numbers = {}, {}
        children = self._number(entries, (), known)
        self.nodes[ROOT] = Node(before[ROOT].properties, children)
        change = _compare(before, self.nodes)
        self.revision += change.reshaped
        return change

    def fits(self, entries: Sequence[Entry]) -> bool:
        """Whether taking over this menu would leave every row where it is."""
        return list(_places(entries)) == list(self._numbers)

    def click(self, number: int) -> None:
        """Do what the row is for. A row that is gone or that says something only is no error."""
        node = self.nodes.get(number)
        if node and node.click:
            node.click()

    def _number(self, entries: Sequence[Entry], above: Place, known: dict[Place, int]) -> tuple[int, ...]:
        numbers = []
        for place, entry in _placed(entries, above):
            number = known.get(place) or self._next_number()
            self._numbers[place] = number
            children = self._number(entry.entries, place, known)
            self.nodes[number] = Node(properties(entry), children, entry.click if entry.enabled else None)
            numbers.append(number)
        return tuple(numbers)

    def _next_number(self) -> int:
        self._last_number += 1
        return self._last_number


def _placed(entries: Sequence[Entry], above: Place) -> Iterator[tuple[Place, Entry]]:
    for index, entry in enumerate(entries):
        yield (*above, (index, entry.kind, entry.purpose)), entry


def _places(entries: Sequence[Entry], above: Place = ()) -> Iterator[Place]:
    """Every place of the menu, each submenu behind its own row: the order in which they are numbered."""
    for place, entry in _placed(entries, above):
        yield place
        yield from _places(entry.entries, place)


def properties(entry: Entry) -> Properties:
    """The row in the protocol's words."""
    return dict(_properties(entry))


def plain(text: str) -> str:
    """The text on one line, without what a bus refuses or a label cannot show."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _properties(entry: Entry) -> Iterator[tuple[str, Value]]:
    if entry.kind is Kind.SEPARATOR:
        yield "type", "separator"
        return
    # A single underscore would vanish and underline the next letter.
    yield "label", plain(entry.label).replace("_", "__")
    if not entry.enabled:
        yield "enabled", False
    if entry.kind is Kind.SUBMENU:
        yield "children-display", "submenu"
    if entry.kind in (Kind.CHECK, Kind.RADIO):
        yield "toggle-type", "radio" if entry.kind is Kind.RADIO else "checkmark"
        yield "toggle-state", int(entry.checked)


def _compare(before: dict[int, Node], after: dict[int, Node]) -> Change:
    change = Change(reshaped=any(before.get(n, _NOWHERE).children != after[n].children for n in after))
    for number in before.keys() & after.keys():
        old, new = before[number].properties, after[number].properties
        updated = {name: value for name, value in new.items() if name not in old or old[name] != value}
        removed = [name for name in old if name not in new]
        if updated:
            change.updated[number] = updated
        if removed:
            change.removed[number] = removed
    return change


_NOWHERE = Node({})
