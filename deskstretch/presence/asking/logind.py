"""What logind is asked: which session is the person's, and what is held back by whom."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ...bus import Bus
from ...core.errors import Unavailable
from .answers import nonsense, object_path, shown, value_of, yes_or_no

LOGIND = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"


@dataclass(frozen=True, slots=True)
class Inhibitor:
    """Somebody holds something back: ``what`` are words such as "idle" and "sleep"."""

    what: frozenset[str]
    who: str
    mode: str
    uid: int


async def session_path(bus: Bus, owner: str) -> str:
    """The object of the person's session. Raises Unavailable when logind knows of none.

    A program that the session's systemd started is in no session of its own: then it is the one that
    logind calls the person's display.
    """
    if session := os.environ.get("XDG_SESSION_ID"):
        with suppress(Unavailable):
            return await _path(bus, owner, "GetSession", "s", session)
    with suppress(Unavailable):
        return await _path(bus, owner, "GetSessionByPID", "u", os.getpid())
    user = await _path(bus, owner, "GetUser", "u", _uid())
    match await value_of(bus, owner, user, "org.freedesktop.login1.User", "Display"):
        case [str(session), path] if session:
            return object_path(path, "Display")
        case answer:
            raise nonsense("Display", answer)


async def is_locked(bus: Bus, owner: str, session: str) -> bool:
    """What the lock screen told logind of itself. Raises Unavailable."""
    return yes_or_no(await value_of(bus, owner, session, SESSION, "LockedHint"), "LockedHint")


async def inhibitors(bus: Bus, owner: str) -> list[Inhibitor]:
    """All of them, of every person at this computer. Raises Unavailable."""
    match answer := await bus.call(owner, PATH, MANAGER, "ListInhibitors"):
        case [list(entries)]:
            return list(_read(entries))
        case _:
            raise nonsense("ListInhibitors", answer)


async def blocker_of_idle(bus: Bus, owner: str) -> str | None:
    """Which program of this person keeps the session from being idle; None when none does.

    Desktops hold keys and going to sleep for as long as they run; that is something else.
    """
    mine = (held for held in await inhibitors(bus, owner) if held.uid == _uid())
    blocking = (held for held in mine if "idle" in held.what and held.mode.startswith("block"))
    return next((shown(held.who) or "a program" for held in blocking), None)


def _uid() -> int:
    # mypy checks this for Windows too, where there is none.
    return int(getattr(os, "getuid", lambda: -1)())


async def _path(bus: Bus, owner: str, member: str, signature: str, argument: str | int) -> str:
    answer = await bus.call(owner, PATH, MANAGER, member, signature, [argument])
    return object_path(answer[0] if answer else None, member)


def _read(entries: list[Any]) -> Iterator[Inhibitor]:
    for entry in entries:
        match entry:
            case [str(what), str(who), _, str(mode), int(uid), *_]:
                yield Inhibitor(frozenset(what.split(":")), who, mode, uid)
