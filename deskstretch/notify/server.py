"""The calls of org.freedesktop.Notifications, and what the server behind the name can do."""

import logging
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from ..bus import Bus
from ..core.errors import Unavailable
from .note import Note
from .text import clean_line, way_to_answer

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"

GNOME = "gnome-shell"

# As html.escape would; that module holds every entity of HTML, half a megabyte.
_AS_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_IDS_END = 2**32
_WITH_IMAGES = {"icon-static", "icon-multi", "body-images"}

log = logging.getLogger(__name__)


class NotificationServer:
    """Whoever owns the name at the moment.

    Every call raises Unavailable: after the limit of the bus, and for an answer that makes no sense.
    """

    def __init__(self, bus: Bus, icon: Path | None) -> None:
        self._bus = bus
        self._icon = icon.absolute().as_uri() if icon else ""
        self._product: str | None = None
        self.version = ""

    @property
    def known_as(self) -> str:
        """ "dunst 1.9.0"; empty until it was asked."""
        return clean_line(f"{self._product or ''} {self.version}")

    def forget(self) -> None:
        """Another server may have the name: ask again who it is."""
        self._product = None
        self.version = ""

    async def shows_images(self) -> bool:
        """Whether a popup has a picture of its own. Raises Unavailable."""
        capabilities = await self._capabilities()
        return not _WITH_IMAGES.isdisjoint(capabilities)

    async def introduce(self) -> None:
        """Ask who it is, once a server."""
        if self._product is None:
            match answer := await self._call("GetServerInformation"):
                case [str(product), str(), str(version), *_]:
                    self._product, self.version = product, version
                case _:
                    raise _nonsense("GetServerInformation", answer)

    async def notify(self, note: Note, replaces: int) -> int:
        """Put a note on the screen, in place of the one called ``replaces`` (0: of none); its new id."""
        # The id is in the answer: a popup whose answer came too late could never be taken off again.
        # So a server that may hang is first asked something harmless, before every note.
        capabilities = await self._capabilities()
        await self.introduce()
        body = [
            "deskstretch",
            replaces,
            self._icon,
            note.title,
            written_body(note, capabilities),
            self._actions(note, capabilities),
            dict(self._hints(note)),
            note.expire_ms,
        ]
        match answer := await self._call("Notify", "susssasa{sv}i", body):
            case [int(popup_id)] if 0 <= popup_id < _IDS_END:
                return popup_id
            case _:
                raise _nonsense("Notify", answer)

    async def close(self, popup_id: int) -> None:
        """Take it off the screen. One that is gone already is an error to some servers, and none to us."""
        try:
            await self._call("CloseNotification", "u", [popup_id])
        except Unavailable as error:
            log.debug("%s", error)

    async def _call(self, member: str, signature: str = "", body: list[Any] | None = None) -> list[Any]:
        return await self._bus.call(SERVICE, PATH, SERVICE, member, signature, body or [])

    async def _capabilities(self) -> Collection[str]:
        match answer := await self._call("GetCapabilities"):
            case [list(capabilities)]:
                return capabilities
            case _:
                raise _nonsense("GetCapabilities", answer)

    def _actions(self, note: Note, capabilities: Collection[str]) -> list[str]:
        """Buttons only: a click on the body answers nothing.

        Without a "default" action Plasma ignores that click, and dunst's middle click opens the list
        of buttons. GNOME alone would start the program again; there a default does nothing instead.
        """
        if "actions" not in capabilities or not note.buttons:
            return []
        actions = ["default", note.title] if self._product == GNOME else []
        for button in note.buttons:
            actions += [button.key, clean_line(button.label)]
        return actions

    def _hints(self, note: Note) -> Iterator[tuple[str, Any]]:
        from dbus_fast.signature import Variant

        yield "urgency", Variant("y", note.urgency)
        yield "desktop-entry", Variant("s", "deskstretch")
        image = note.image.as_uri() if note.image else self._icon
        if image:
            yield "image-path", Variant("s", image)
        for name, value in note.hints.items():
            yield name, Variant("b" if isinstance(value, bool) else "s", value)


def written_body(note: Note, capabilities: Collection[str]) -> str:
    """The body as this server reads it: escaped exactly when it parses markup."""
    lines = [note.body] if note.body else []
    if note.buttons and "actions" not in capabilities:
        lines.append(way_to_answer(note.buttons))
    body = "\n".join(lines)
    return body.translate(_AS_MARKUP) if "body-markup" in capabilities else body


def _nonsense(member: str, answer: list[Any]) -> Unavailable:
    """The bus checks an answer against the signature it came with, and that may be any."""
    return Unavailable(f"{SERVICE} {member}: the answer makes no sense: {clean_line(repr(answer))[:80]}")
