"""What goes over the control channel: one JSON object a line, UTF-8, nothing else.

Request: ``{"v": 1, "verb": "snooze", "argument": "10m"}``; ``argument`` is a string or left out.
Answer: ``{"v": 1, "ok": true, ...}``, or ``{"v": 1, "ok": false, "error": "one line"}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

VERSION = 1
MOST_BYTES = 64 * 1024
"""The longest line. What a person types is far shorter, and so is every answer."""

VERBS = frozenset(
    {"now", "start", "done", "snooze", "skip", "another", "hurts", "allow", "undo", "pause", "resume"}
    | {"guide", "stretched", "routine", "look", "status", "watch", "parts", "welcome", "reload", "quit"}
)
"""Everything that can be asked for: what happens to the session, and what is asked of the program."""


class BadRequest(ValueError):
    """A line that is no request; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Request:
    verb: str
    argument: str | None = None


def encode_request(request: Request) -> bytes:
    """The line for a request, without its end."""
    fields = {"v": VERSION, "verb": request.verb, "argument": request.argument}
    return _line({key: value for key, value in fields.items() if value is not None})


def decode_request(line: bytes) -> Request:
    """The request in a line; raises BadRequest."""
    fields = _object(line)
    if not _speaks_this_version(fields):
        raise BadRequest(f"this deskstretch speaks version {VERSION}; restart it after an update")
    if unknown := sorted(fields.keys() - {"v", "verb", "argument"}):
        raise BadRequest(f"a request has v, verb and argument, not {ascii(unknown[0])[:40]}")
    verb, argument = fields.get("verb"), fields.get("argument")
    if not isinstance(verb, str) or verb not in VERBS:
        raise BadRequest(f"the verbs are: {', '.join(sorted(VERBS))}")
    if argument is not None and not isinstance(argument, str):
        raise BadRequest("an argument is a string")
    return Request(verb, argument)


def accept(**fields: object) -> bytes:
    """The line that says: done."""
    return _line({"v": VERSION, "ok": True, **fields})


def refuse(words: str) -> bytes:
    """The line that says: not done, and why."""
    return _line({"v": VERSION, "ok": False, "error": words})


def decode_answer(line: bytes) -> Mapping[str, object]:
    """The fields of an answer; raises BadRequest for what is none."""
    fields = _object(line)
    if not _speaks_this_version(fields) or not isinstance(fields.get("ok"), bool):
        raise BadRequest("the running deskstretch is of another version; restart it: deskstretch --replace")
    return fields


def _speaks_this_version(fields: Mapping[str, object]) -> bool:
    version = fields.get("v")
    return isinstance(version, int) and not isinstance(version, bool) and version == VERSION


def _object(line: bytes) -> dict[str, object]:
    import json  # 0.3 MB that the tray process does without until somebody asks

    try:
        # Decoded first: given bytes, json would take UTF-16 and half of a surrogate pair as well.
        # Python's own limits (digits of a number, depth of brackets) come as ValueError and RecursionError.
        fields = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadRequest("this line is not JSON") from error
    if not isinstance(fields, dict):
        raise BadRequest("a line holds one JSON object")
    return fields


def _line(fields: Mapping[str, object]) -> bytes:
    import json

    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
