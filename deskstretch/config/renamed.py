"""Keys under another name: those of an earlier version, and the words of similar programs."""

from collections.abc import Iterator
from typing import Any

Key = tuple[str, ...]

RENAMED: dict[Key, Key] = {
    # What most break reminders call a snooze.
    ("reminders", "postpone"): ("reminders", "snooze"),
    ("reminders", "postpone_limit"): ("reminders", "snooze_limit"),
}
"""The other name and ours. What stands under the other one counts, with a note."""


def apart(key: Key) -> Key:
    """The key with its last name as in ``Region``: "upper back", which the commands write "upper-back"."""
    return (*key[:-1], key[-1].replace("-", " ")) if key[:-1] == _REGIONS else key


def joined(key: Key) -> Key:
    """The key as the commands write it, which counts in the file as well."""
    return (*key[:-1], key[-1].replace(" ", "-")) if key[:-1] == _REGIONS else key


_REGIONS = ("stretches", "regions")


def under_our_names(values: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    """Move each value to where it belongs, in place; what was moved, and a note on it.

    Where a key is written under both names, ours counts.
    """
    for other, ours in RENAMED.items():
        section = _section(values, other)
        if section is None:
            continue
        value = section.pop(other[-1])
        target = values
        for name in ours[:-1]:
            target = target.setdefault(name, {})
        name = ".".join(ours)
        if ours[-1] in target:
            yield other, f"does not count, because {name} is there too; delete one of them"
        else:
            target[ours[-1]] = value
            yield other, f"is called {name} here, and counts all the same; better rename it"


def _section(values: dict[str, Any], key: Key) -> dict[str, Any] | None:
    """The section that holds ``key``; None when it is not there."""
    section: Any = values
    for name in key[:-1]:
        section = section.get(name, {})
    return section if key[-1] in section else None
