"""A bus: calls with a limit, signals, objects served; all of it over reconnects."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..core.errors import Unavailable
from ..toml_rules import printable
from .address import session_bus_address, system_bus_address
from .connection import Connection, Ears
from .owners import Owners
from .wire import (
    DAEMON,
    Listener,
    Match,
    OwnerListener,
    add_match,
    get_name_owner,
    owner_changes,
    remove_match,
)

if TYPE_CHECKING:
    from dbus_fast import Message

ANSWER_WITHIN_S = 5.0

Reply = tuple[str, list[Any]]
"""The signature and the body of an answer."""

Answer = Callable[["Message"], Reply | None]

End = Callable[[], None]
"""Ends what the call that returned it began; once more does no harm."""


class Bus:
    """Subscriptions, owners watched and objects served outlive the connection.

    Values of type ``v`` come in as, and have to be given as, ``dbus_fast.Variant``.
    ``address`` None: see ``session_bus_address``. ``known_as`` is for messages.
    """

    def __init__(
        self,
        address: str | None = None,
        *,
        answer_within_s: float = ANSWER_WITHIN_S,
        known_as: str = "session bus",
    ) -> None:
        self._answer_within_s = answer_within_s
        self._known_as = known_as
        ears = Ears(self._on_open, self._on_lost, self._on_message)
        find = session_bus_address if address is None else lambda: address
        self._connection = Connection(find, answer_within_s, ears, known_as)
        self._owners = Owners(self._ask_owner)
        self._subscriptions: list[tuple[Match, Listener]] = []
        self._answers: dict[str, Answer] = {}
        self._on_connect: list[Callable[[], None]] = []
        self._awaited: dict[int, Callable[[Message | None], None]] = {}

    @property
    def connected(self) -> bool:
        return self._connection.connected

    @property
    def unique_name(self) -> str | None:
        """Our name on the bus (":1.42"), another one after each reconnect; None without a connection."""
        return self._connection.unique_name

    async def connect(self) -> None:
        """Connect, and from then on rebuild a lost connection until ``close``.

        Raises Unavailable when there is no address, nobody listens, or no answer comes in time.
        """
        await self._connection.open()

    async def close(self) -> None:
        """Leave the bus, within a second. Those who watch owners are not told."""
        self._owners.stop()
        await self._connection.close()

    async def call(
        self,
        destination: str,
        path: str,
        interface: str,
        member: str,
        signature: str = "",
        body: Sequence[Any] = (),
    ) -> list[Any]:
        """Call a method and return the body of the answer.

        Raises Unavailable, in words: not connected, no answer in time, the error that was answered.
        """
        from dbus_fast.message import Message

        what = f"{destination} {member}"
        answered: asyncio.Future[Message | None] = asyncio.get_running_loop().create_future()

        def settle(answer: Message | None) -> None:
            if not answered.done():
                answered.set_result(answer)

        message = Message(destination, path, interface, member, signature=signature, body=list(body))
        serial = self._ask(message, settle)
        try:
            async with asyncio.timeout(self._answer_within_s):
                answer = await answered
        except TimeoutError as error:
            raise Unavailable(f"{what}: no answer within {self._answer_within_s:g} s") from error
        finally:
            self._awaited.pop(serial, None)
        if answer is None:
            raise Unavailable(f"{what}: the connection to the {self._known_as} was lost")
        if answer.error_name:
            # Another program's words, of any length.
            said = printable(" ".join(map(str, answer.body)), most=200)
            raise Unavailable(f"{what}: {answer.error_name}: {said}")
        return list(answer.body)

    def subscribe(
        self,
        *,
        sender: str,
        interface: str,
        member: str,
        listener: Listener,
        path: str | None = None,
        arg0: str | None = None,
    ) -> End:
        """Let ``listener`` hear a signal (``message.body``), now and after each reconnect.

        Only signals of ``sender`` are heard: of a well-known name, those of its owner at that moment.
        """
        if sender != DAEMON and not sender.startswith(":"):
            self._owners.follow(sender)
        match = Match(sender, interface, member, path, arg0)
        subscription = match, listener
        self._subscriptions.append(subscription)
        if self.connected:
            self._connection.send(add_match(match))
        return lambda: self._unsubscribe(subscription)

    def watch_owner(self, name: str, listener: OwnerListener) -> End:
        """Tell ``listener`` the unique name behind ``name``: at each (re)connect and each change.

        None: nobody has the name, or the connection was lost.
        """
        self._owners.watch(name, listener)
        return lambda: self._owners.unwatch(name, listener)

    def serve(self, path: str, answer: Answer) -> None:
        """Let ``answer`` answer the method calls to ``path``, over reconnects.

        When it returns None, the caller gets dbus-fast's standard answer (Peer.Ping and the like) or
        "no such method"; a ``dbus_fast.DBusError`` it raises is passed to the caller.
        """
        self._answers[path] = answer

    def emit(
        self, path: str, interface: str, member: str, signature: str = "", body: Sequence[Any] = ()
    ) -> None:
        """Send a signal to whoever listens; nothing happens without a connection."""
        from dbus_fast.message import Message

        if self.connected:
            self._connection.send(Message.new_signal(path, interface, member, signature, list(body)))

    def on_connect(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after each (re)connect, and now if there is a connection."""
        self._on_connect.append(callback)
        if self.connected:
            callback()

    def _unsubscribe(self, subscription: tuple[Match, Listener]) -> None:
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)
            if self.connected:
                self._connection.send(remove_match(subscription[0]))

    def _on_open(self) -> None:
        self._owners.ask_all()
        for match, _ in self._subscriptions:
            self._connection.send(add_match(match))
        for callback in self._on_connect:
            callback()

    def _on_lost(self) -> None:
        awaited, self._awaited = self._awaited, {}
        for settle in awaited.values():
            settle(None)
        self._owners.lose_all()

    def _ask(self, message: "Message", settle: Callable[["Message | None"], None]) -> int:
        """Send a call and have ``settle`` called with the answer: None if the connection is lost first."""
        serial = self._connection.send(message)
        self._awaited[serial] = settle
        return serial

    def _ask_owner(self, name: str) -> None:
        # The daemon answers in order, and answers are taken in as they come rather than by a task that
        # runs later: so no change of owner, and no signal of a match added after this, slips in between.
        def settle(answer: "Message | None") -> None:
            if answer:
                self._owners.learn(name, None if answer.error_name else answer.body[0])

        if self.connected:
            self._connection.send(add_match(owner_changes(name)))
        if self.connected:  # sending may have found out that it is not
            self._ask(get_name_owner(name), settle)

    def _on_message(self, message: "Message") -> bool:
        from dbus_fast.constants import MessageType

        match message.message_type:
            case MessageType.SIGNAL:
                self._on_signal(message)
                return False
            case MessageType.METHOD_CALL:
                return self._on_call(message)
        settle = self._awaited.pop(message.reply_serial, None)
        if settle:
            settle(message)
        return settle is not None

    def _on_signal(self, signal: "Message") -> None:
        self._owners.learn_from(signal)
        for match, listener in list(self._subscriptions):
            if match.fits(signal) and signal.sender == self._owners.sender(match.sender):
                listener(signal)

    def _on_call(self, call: "Message") -> bool:
        from dbus_fast.constants import MessageFlag
        from dbus_fast.message import Message

        answer = self._answers.get(call.path or "")
        reply = answer(call) if answer else None
        if reply and not call.flags & MessageFlag.NO_REPLY_EXPECTED:
            self._connection.send(Message.new_method_return(call, *reply))
        return reply is not None


def system_bus(*, answer_within_s: float = 2.0) -> Bus:
    """The bus of the whole computer: logind is on it. It counts as absent sooner than the session's."""
    return Bus(system_bus_address(), answer_within_s=answer_within_s, known_as="system bus")
