"""Whether a program is one of those that the person has listed."""

from collections.abc import Iterable


def listed(names: Iterable[str], known: Iterable[str]) -> str | None:
    """The one of ``names``, as the person wrote it, that is a whole name of ``known``; None: no such.

    Case does not count, nor does ``.exe``, so that one list serves on every system.
    """
    plain = {_plain(name) for name in known} - {""}
    return next((name for name in names if _plain(name) in plain), None)


def _plain(name: str) -> str:
    return name.strip().casefold().removesuffix(".exe")
