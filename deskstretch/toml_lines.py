"""Where a key stands in a TOML text: tomllib reads values but forgets their lines."""

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys and, behind the name of an array of tables, the index: ("stretch", 2, "hold")."""


def line_of(text: str, path: Path) -> int | None:
    """The line, counted from 1, where the key of ``path`` is written.

    What lies inside a value (an inline table, an item of an array) has the line of the outer key, and
    a key that is not written has the line of the table it is missing from. None when there is
    neither. ``text`` has been read by tomllib: it is taken to be valid.
    """
    written: dict[Path, int] = {}
    implied: dict[Path, int] = {}
    for full_path, position in keys(text):
        written.setdefault(full_path, position)
        for length in range(1, len(full_path)):
            implied.setdefault(full_path[:length], position)
    for length in range(len(path), 0, -1):
        position = written.get(path[:length], implied.get(path[:length], -1))
        if position >= 0:
            return text.count("\n", 0, position) + 1
    return None


def keys(text: str) -> Iterator[tuple[Path, int]]:
    """Every table header and every key outside of inline tables: its full path and its position.

    Of a text that is valid only in its beginning, those up to where it is no longer.
    """
    last_index: dict[Path, int] = {}
    table: Path = ()
    position = 0
    while statement := _STATEMENT.match(text, position):
        try:
            key = _parts(statement["key"])
        except tomllib.TOMLDecodeError:
            return
        if statement["open"]:
            table = _resolved((), key[:-1], last_index)
            if statement["open"] == "[[":
                array = (*table, key[-1])
                last_index[array] = last_index.get(array, -1) + 1
            table = _resolved(table, key[-1:], last_index)
            yield table, statement.start("key")
        else:
            yield _resolved(table, key, last_index), statement.start("key")
        position = _end_of_statement(text, statement.end())


def open_list(text: str) -> int | None:
    """The line, counted from 1, of the outermost list that is still open where ``text`` ends."""
    opened: list[int] = []
    start = max((position for _, position in keys(text)), default=0)
    for token in _VALUE_TOKEN.finditer(text, start):
        if token[0] == "[":
            opened.append(text.count("\n", 0, token.start()) + 1)
        elif token[0] == "]" and opened:
            opened.pop()
    return opened[0] if opened else None


def _parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, quotes and escapes undone by the one who knows the rules."""
    parts = []
    node: object = tomllib.loads(f"{key} = 0")
    while isinstance(node, dict):
        [(part, node)] = node.items()
        parts.append(part)
    return tuple(parts)


def _resolved(table: Path, key: tuple[str, ...], last_index: dict[Path, int]) -> Path:
    """The full path of ``key`` in ``table``: below an array of tables, its last item is meant."""
    for part in key:
        table = (*table, part)
        if table in last_index:
            table = (*table, last_index[table])
    return table


def _end_of_statement(text: str, position: int) -> int:
    """Where the line ends that holds the end of the value; strings and brackets may span lines."""
    depth = 0
    for token in _VALUE_TOKEN.finditer(text, position):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        elif token[0] == "\n" and depth <= 0:
            return token.end()
    return len(text)


_BASIC = r'"(?:\\.|[^"\\\n])*"'
_LITERAL = r"'[^'\n]*'"
_PART = rf"(?:[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})"
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"

_STATEMENT = re.compile(rf"(?:\s|#[^\n]*+)*+(?P<open>\[{{0,2}})[ \t]*(?P<key>{_KEY})[ \t]*[\]=]")
_VALUE_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # a text may end in up to two quotes of its own
    r"|'''.*?'''(?:'{0,2})"
    rf"|{_BASIC}|{_LITERAL}|\#[^\n]*|[\[\]{{}}\n]",
    re.DOTALL,
)
