"""Desktop entries: the few rules of their specification that starting a program needs."""

import re
from collections.abc import Mapping, Sequence

MARK = "X-Deskstretch-Made"
"""The key that tells an entry made by deskstretch from one that a person or a package made."""

_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_PLAIN = re.compile(r"[\w@+=:,./-]+")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)', re.DOTALL)
_FIELD = re.compile(r"%(.)")


def entry_for(command: Sequence[str], template: str) -> str:
    """The entry that ships, for a command of this computer, with our mark."""
    value = exec_value(command)
    return re.sub(
        r"^Exec=.*$", lambda _: f"Exec={value}\n{MARK}=true", template, count=1, flags=re.MULTILINE
    )


def exec_value(command: Sequence[str]) -> str:
    """A command as the value of ``Exec``: quoted, and what the quotes contain escaped once more.

    GLib takes the program's name as it is written, with a doubled percent sign, and finds no such
    program; behind ``env`` it is an argument, and read as one.
    """
    words = ["env", *command] if "%" in command[0] else command
    return " ".join(map(_quoted, words)).replace("\\", "\\\\")


def command_of(value: str) -> list[str]:
    """The command in the value of an ``Exec``, without field codes and without a leading ``env``."""
    text = re.sub(r"\\([sntr\\])", lambda found: _ESCAPES[found[1]], value)
    words = [
        _FIELD.sub(_field, re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL) if quoted else bare)
        for quoted, bare in _WORD.findall(text)
    ]
    if words and words[0].rpartition("/")[2] == "env":
        del words[0]
        while words and "=" in words[0]:
            del words[0]
    return [word for word in words if word]


def keys(entry: bytes) -> Mapping[str, str]:
    """The keys of the group ``[Desktop Entry]`` as they are written; whatever is no entry has none."""
    found: dict[str, str] = {}
    group = ""
    for line in entry.decode("utf-8", errors="replace").splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == "[Desktop Entry]" and not line.startswith("#"):
            key, equals, value = line.partition("=")
            if equals:
                found.setdefault(key.strip(), value.strip())
    return found


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    escaped = re.sub(r'(["`$\\])', r"\\\1", word)
    return f'"{escaped}"'


def _field(found: re.Match[str]) -> str:
    return "%" if found[1] == "%" else ""
