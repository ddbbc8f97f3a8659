"""A logind that says what a test wants it to say."""

from dbus_fast import Variant

from tests.presence.fake_service import FakeService, Reply

SESSION = "/org/freedesktop/login1/session/_32"
MANAGER = "org.freedesktop.login1.Manager"
PATH = "/org/freedesktop/login1"

Inhibitor = tuple[str, str, str, str, int, int]
"""What, who, why, mode, user, process."""


class FakeLogind(FakeService):
    """One session, "2". The person of the tests is its user."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "org.freedesktop.login1")
        self.answers |= {"GetSession": self._session, "GetUser": ("o", ["/org/freedesktop/login1/user/_0"])}
        self.properties |= {"LockedHint": Variant("b", False), "Display": Variant("(so)", ["2", SESSION])}
        self.hold()

    def hint(self, *, locked: bool) -> None:
        """What a lock screen tells logind of itself."""
        self.set(SESSION, "org.freedesktop.login1.Session", "LockedHint", Variant("b", locked))

    def request(self, member: str, session: str = SESSION) -> None:
        """Ask for the lock screen ("Lock"), or for its end ("Unlock")."""
        self.emit(session, "org.freedesktop.login1.Session", member)

    def hold(self, *inhibitors: Inhibitor) -> None:
        """From now on these inhibitors are there."""
        self.answers["ListInhibitors"] = "a(ssssuu)", [[list(one) for one in inhibitors]]

    def tell_inhibited(self) -> None:
        self.set(PATH, MANAGER, "BlockInhibited", Variant("s", "whatever"))

    def sleep(self, *, begins: bool) -> None:
        self.emit(PATH, MANAGER, "PrepareForSleep", "b", begins)

    def _session(self, number: str) -> Reply:
        return ("o", [SESSION]) if number == "2" else ("u", [0])
