"""A notification server that does what a test tells it, on a private bus."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dbus_fast.aio import MessageBus
from dbus_fast.constants import MessageType, NameFlag, RequestNameReply
from dbus_fast.message import Message

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
EVERYTHING = ("actions", "body", "body-markup")


@dataclass(frozen=True)
class Notified:
    """One call of Notify, and the id it was given."""

    id: int
    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]
    expire_ms: int


class FakeServer:
    """Ids count up from ``first_id``.

    ``mute``: members that are never answered. ``garbles``: signature and values answered instead.
    """

    def __init__(
        self,
        address: str,
        *,
        capabilities: Sequence[str] = EVERYTHING,
        first_id: int = 1,
        product: str = "fake",
    ) -> None:
        self._address = address
        self._capabilities = list(capabilities)
        self._next_id = first_id
        self._product = product
        self._bus: MessageBus | None = None
        self.mute: set[str] = set()
        self.held: list[Message] = []
        self.refuses: dict[str, str] = {}
        self.garbles: dict[str, tuple[str, list[Any]]] = {}
        self.notified: list[Notified] = []
        self.open: dict[int, Notified] = {}
        self.closed: list[int] = []
        self.asked: list[str] = []
        self.right_after_notify: tuple[str, str, tuple[Any, ...]] | None = None

    async def start(self) -> None:
        self._bus = await MessageBus(self._address).connect()
        self._bus.add_message_handler(self._on_message)
        got = await self._bus.request_name(SERVICE, NameFlag.DO_NOT_QUEUE)
        assert got is RequestNameReply.PRIMARY_OWNER

    async def stop(self) -> None:
        """Die, as a killed server does; once is enough."""
        bus, self._bus = self._bus, None
        if bus:
            bus.disconnect()
            with suppress(EOFError, OSError):  # the daemon may have died first
                await bus.wait_for_disconnect()

    @property
    def last(self) -> Notified:
        return self.notified[-1]

    @property
    def titles(self) -> list[str]:
        return [note.title for note in self.notified]

    def press(self, popup_id: int, key: str) -> None:
        self.emit("ActionInvoked", "us", popup_id, key)

    def say_closed(self, popup_id: int, reason: int) -> None:
        self.open.pop(popup_id, None)
        self.emit("NotificationClosed", "uu", popup_id, reason)

    def emit(self, member: str, signature: str, *body: Any) -> None:
        assert self._bus is not None
        self._bus.send(Message.new_signal(PATH, SERVICE, member, signature, list(body)))

    def answer_held(self) -> None:
        """Answer now what was not answered in time."""
        held, self.held = self.held, []
        self.mute.clear()
        for call in held:
            self._answer(call)

    def _on_message(self, message: Message) -> bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != SERVICE:
            return False
        member = message.member or ""
        self.asked.append(member)
        if member in self.mute:
            self.held.append(message)
        else:
            self._answer(message)
        return True

    def _answer(self, call: Message) -> None:
        assert self._bus is not None
        member = call.member or ""
        if error := self.refuses.get(member):
            self._bus.send(Message.new_error(call, error, "refused"))
            return
        if member in self.garbles:
            self._bus.send(Message.new_method_return(call, *self.garbles[member]))
            return
        signature, body = getattr(self, f"_{member}")(*call.body)
        self._bus.send(Message.new_method_return(call, signature, body))
        if member == "Notify" and self.right_after_notify:
            name, sig, values = self.right_after_notify
            self.emit(name, sig, body[0], *values)

    def _GetCapabilities(self) -> tuple[str, list[Any]]:
        return "as", [self._capabilities]

    def _GetServerInformation(self) -> tuple[str, list[Any]]:
        return "ssss", [self._product, "nobody", "1.0", "1.2"]

    def _Notify(self, app: str, replaces: int, icon: str, *rest: Any) -> tuple[str, list[Any]]:
        title, body, actions, hints, expire_ms = rest
        popup_id = replaces if replaces in self.open else self._next_id
        self._next_id = max(self._next_id, popup_id + 1)
        plain = {name: variant.value for name, variant in hints.items()}
        note = Notified(popup_id, app, replaces, icon, title, body, actions, plain, expire_ms)
        self.notified.append(note)
        self.open[popup_id] = note
        return "u", [popup_id]

    def _CloseNotification(self, popup_id: int) -> tuple[str, list[Any]]:
        self.closed.append(popup_id)
        if self.open.pop(popup_id, None):
            self.emit("NotificationClosed", "uu", popup_id, 3)
        return "", []
