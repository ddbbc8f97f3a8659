"""What services answer, believed only when it is of the kind that was asked for."""

from ...bus import Bus
from ...core.errors import Unavailable
from ...toml_rules import printable

MOST_LETTERS = 60


async def value_of(bus: Bus, owner: str, path: str, interface: str, key: str) -> object:
    """The value of a property. Raises Unavailable."""
    match await bus.call(owner, path, "org.freedesktop.DBus.Properties", "Get", "ss", [interface, key]):
        case [variant] if hasattr(variant, "value"):
            value: object = variant.value
            return value
        case answer:
            raise nonsense(key, answer)


async def is_so(bus: Bus, owner: str, path: str, interface: str, member: str) -> bool:
    """What a method without arguments answers that says yes or no. Raises Unavailable."""
    match await bus.call(owner, path, interface, member):
        case [bool(so)]:
            return so
        case answer:
            raise nonsense(member, answer)


def yes_or_no(answer: object, what: str) -> bool:
    """A boolean that was answered; raises Unavailable for anything else."""
    if not isinstance(answer, bool):
        raise nonsense(what, answer)
    return answer


def object_path(answer: object, what: str) -> str:
    """The path of an object that was answered; raises Unavailable for anything else."""
    from dbus_fast.validators import is_object_path_valid

    if not isinstance(answer, str) or not is_object_path_valid(answer):
        raise nonsense(what, answer)
    return answer


def nonsense(what: str, answer: object) -> Unavailable:
    """The bus checks an answer against the signature it came with, and that may be any."""
    return Unavailable(f"{what}: the answer makes no sense: {shown(repr(answer))}")


def shown(name: str) -> str:
    """What another program calls itself, fit for a line that a person reads."""
    return printable(" ".join(name.split()), most=MOST_LETTERS)
