"""Whether reminders reach the screen, and whether they can be answered there."""

from dataclasses import dataclass

from ...core.settings import Backend
from ..finding import Area, Finding, Level
from ..packages import Package, install
from ..system import Session, System

ELSEWHERE = "answer in the tray menu or with the commands"

_OWN_WAY = {
    # What these do with the buttons they say they have; by the first word they introduce themselves with.
    "dunst": ("its buttons in a menu", "A middle click opens it (that needs dmenu or rofi)."),
    "mako": ("no buttons of its own to see", "Answer in the tray menu, or: makoctl invoke done"),
}

_WITH_THEIR_OWN = {"gnome", "kde", "x-cinnamon", "budgie"}
"""Desktops in which the notification server is a part of the shell."""

_SETTINGS = {
    # Where each system keeps the permission and the silence, as its settings call them.
    "win32": "Settings > System > Notifications: allow deskstretch, and look at Do not disturb",
    "darwin": "System Settings > Notifications: allow Python or deskstretch, and look at Focus",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Who answers for org.freedesktop.Notifications, and what it says it can do."""

    name: str
    capabilities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationFacts:
    """``preference``: the person's setting. ``problem``: why there is no server, or no answer of it.

    ``startable``: nobody has the name, but the bus starts a server at the first notification.
    ``at_hand``: a server that is installed. ``silent``: the command that ends the server's
    do-not-disturb, which is on. ``library``: what is wrong with the notifications of the system
    (Windows, macOS) or with the plain ones (elsewhere).
    """

    preference: Backend = Backend.AUTO
    server: Server | None = None
    startable: bool = False
    at_hand: str | None = None
    problem: str | None = None
    silent: str | None = None
    library: str | None = None


def notification_finding(facts: NotificationFacts, system: System) -> Finding:
    if facts.preference in (Backend.TERMINAL, Backend.PLAIN):
        return _as_set(facts)
    if system.session is Session.NATIVE:
        return _native(facts, system)
    if facts.server:
        return _server(facts, facts.server)
    if facts.startable and system.session is not Session.NONE:
        return _finding(
            Level.GOOD,
            "no server is running; the first notification starts one",
            "What it can do shows then: deskstretch doctor --test",
        )
    return _none(facts, system)


def _as_set(facts: NotificationFacts) -> Finding:
    words = "in the terminal" if facts.preference is Backend.TERMINAL else "plain ones without buttons"
    if facts.preference is Backend.PLAIN and facts.library:
        return _finding(Level.WARNING, "in the terminal, not plain ones as set", facts.library)
    return _finding(Level.GOOD, f"{words}, as your settings say (notifications.backend)")


def _native(facts: NotificationFacts, system: System) -> Finding:
    name = "Windows notifications" if system.platform == "win32" else "macOS notifications"
    if facts.library:
        return _finding(Level.WARNING, f"{name}: not to be had", facts.library, _SETTINGS[system.platform])
    return _finding(Level.GOOD, name, f"Nothing to be seen? {_SETTINGS[system.platform]}")


def _server(facts: NotificationFacts, server: Server) -> Finding:
    able = server.capabilities
    if facts.problem:
        return _finding(
            Level.WARNING, f"{server.name} does not answer", facts.problem, "restart it, or log in again"
        )
    if facts.silent:
        summary = f"{server.name} is set to do not disturb: nothing pops up"
        return _finding(Level.WARNING, summary, _abilities(able), facts.silent)
    if "actions" not in able:
        summary = f"{server.name}, without buttons: {ELSEWHERE}"
        return _finding(
            Level.WARNING, summary, _abilities(able), "another server would show them, such as dunst"
        )
    words, how = _OWN_WAY.get(server.name.lower().partition(" ")[0], ("buttons", ""))
    return _finding(Level.GOOD, f"{server.name}, with {words}", f"{_abilities(able)}. {how}".strip())


def _abilities(capabilities: tuple[str, ...]) -> str:
    named = {
        "buttons": "actions",
        "markup in the text": "body-markup",
        "kept until seen": "persistence",
        "sound": "sound",
    }
    return ", ".join(f"{words}: {'yes' if key in capabilities else 'no'}" for words, key in named.items())


def _none(facts: NotificationFacts, system: System) -> Finding:
    if system.session is Session.NONE:
        summary = "in the terminal: there is no display"
        return _finding(Level.WARNING, summary, facts.problem, "start it inside the desktop session")
    if facts.problem:
        mend = "start it inside the desktop session, or under a bus: dbus-run-session deskstretch"
        return _finding(Level.WARNING, "none on the screen: there is no session bus", facts.problem, mend)
    summary = "no notification server: reminders wait for one, or come in a terminal"
    return _finding(Level.WARNING, summary, None, _server_mend(facts, system))


def _server_mend(facts: NotificationFacts, system: System) -> str:
    if not _WITH_THEIR_OWN.isdisjoint(system.desktop):
        return "log out and in again: your desktop brings its own"
    if facts.at_hand:
        return f"{facts.at_hand} is installed; start it with your session: {facts.at_hand} &"
    package = Package.MAKO if system.session is Session.WAYLAND else Package.DUNST
    if "xfce" in system.desktop:
        package = Package.XFCE_NOTIFYD
    return install(system, package) or f"install {package}"


def _finding(level: Level, summary: str, detail: str | None = None, mend: str | None = None) -> Finding:
    return Finding(Area.NOTIFICATIONS, level, summary, detail or None, mend)
