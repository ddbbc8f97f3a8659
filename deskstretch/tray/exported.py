"""An object on the bus as tables: its methods, properties and signals, and their description in XML.

dbus-fast could do this with decorated classes, but they must exist when the module is imported,
and it is not there on every system.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..bus import Reply

if TYPE_CHECKING:
    from dbus_fast import Message

PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"


@dataclass(frozen=True, slots=True)
class Method:
    """``takes`` and ``gives`` are signatures, one per argument; ``do`` returns the values given."""

    do: Callable[..., tuple[Any, ...]]
    takes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """Read-only; ``get`` is asked each time."""

    signature: str
    get: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Interface:
    """One interface on one path. ``signals``: the signatures of their arguments."""

    name: str
    methods: Mapping[str, Method]
    properties: Mapping[str, Property]
    signals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def answer(self, call: "Message") -> Reply | None:
        """Answer a call to this interface, or to the standard ones that tell about it."""
        match call.interface, call.member, call.signature:
            case (interface, "Get", "ss") if interface == PROPERTIES:
                wanted = self.properties.get(call.body[1]) if call.body[0] == self.name else None
                return ("v", [_variant(wanted)]) if wanted else None
            case (interface, "GetAll", "s") if interface == PROPERTIES:
                ours = self.properties if call.body[0] == self.name else {}
                return "a{sv}", [{name: _variant(prop) for name, prop in ours.items()}]
            case (interface, "Introspect", "") if interface == INTROSPECTABLE:
                return "s", [self.describe()]
            case (self.name | None, member, signature):
                method = self.methods.get(member or "")
                if method and "".join(method.takes) == signature:
                    return "".join(method.gives), list(method.do(*call.body))
        return None

    def describe(self) -> str:
        """The XML that tools and some hosts ask for."""
        lines = ["<node>", f'<interface name="{self.name}">']
        for name, method in self.methods.items():
            takes = "".join(f'<arg type="{kind}" direction="in"/>' for kind in method.takes)
            gives = "".join(f'<arg type="{kind}" direction="out"/>' for kind in method.gives)
            lines.append(f'<method name="{name}">{takes}{gives}</method>')
        for name, prop in self.properties.items():
            lines.append(f'<property name="{name}" type="{prop.signature}" access="read"/>')
        for name, signature in self.signals.items():
            arguments = "".join(f'<arg type="{kind}"/>' for kind in signature)
            lines.append(f'<signal name="{name}">{arguments}</signal>')
        return "\n".join([*lines, "</interface>", *_STANDARD, "</node>"])


def _variant(prop: Property) -> Any:
    from dbus_fast.signature import Variant

    return Variant(prop.signature, prop.get())


_STANDARD = (
    f'<interface name="{PROPERTIES}">',
    '<method name="Get"><arg type="s" direction="in"/><arg type="s" direction="in"/>'
    '<arg type="v" direction="out"/></method>',
    '<method name="GetAll"><arg type="s" direction="in"/><arg type="a{sv}" direction="out"/></method>',
    "</interface>",
    f'<interface name="{INTROSPECTABLE}">',
    '<method name="Introspect"><arg type="s" direction="out"/></method>',
    "</interface>",
)
