"""What the values in a figure's tables may be, and what is said of those that may not."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..toml_rules import Rule, Wrong, printable, shown

Path = tuple[str | int, ...]
"""Keys, and the index behind the name of a list: ("poses", 1, "neck")."""


class BadFigure(ValueError):
    """A figure that cannot be drawn. ``str()`` begins with the key; ``path`` leads to it in the table."""

    def __init__(self, path: Path, mend: str) -> None:
        named = [printable(key, most=40) if isinstance(key, str) else str(key + 1) for key in path]
        super().__init__(f"{' '.join(named)}: {mend}" if named else mend)
        self.path = path


def number(least: float, most: float) -> Rule[float]:
    def rule(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise Wrong(f"must be a number from {least:g} to {most:g}, got {shown(value)}")
        return float(value)

    return rule


def numbers(count: int, example: str) -> Rule[tuple[float, ...]]:
    each = number(-300, 300)

    def rule(value: object) -> tuple[float, ...]:
        if not isinstance(value, list) or len(value) != count:
            raise Wrong(f"must be {count} numbers in brackets, like {example}, got {shown(value)}")
        return tuple(each(item) for item in value)

    return rule


three_numbers = numbers(3, "[10, 0, 5]")


def checked(rule: Rule[Any], value: object, path: Path) -> Any:
    try:
        return rule(value)
    except Wrong as wrong:
        raise BadFigure(path, str(wrong)) from wrong


def looked_up(known: Mapping[str, Any], name: object, path: Path, what: str) -> Any:
    """What is known under that name; raises BadFigure with the nearest one."""
    if not isinstance(name, str) or name not in known:
        raise BadFigure(path, unknown(name, known, what))
    return known[name]


def unknown(name: object, known: Iterable[str], what: str = "key") -> str:
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(str(name)[:60], names, n=1)
    hint = f', did you mean "{near[0]}"?' if near else f"; there are: {', '.join(names)}"
    return f"{shown(name)} is no known {what}{hint}"
