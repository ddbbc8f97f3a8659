"""Turn frozen dataclasses into plain TOML values and back, by the types of their fields.

What it knows: dataclasses, enums, moments (aware, in UTC), lengths, texts, numbers, tuples and
``X | None``. None is left out of the table. A Stretch is written as its id alone.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from ..core.stretch import Stretch

T = TypeVar("T")


class Mismatch(ValueError):
    """The plain value is not what the type asks for."""


class Gone(Mismatch):
    """A stretch that is no longer in the catalogue.

    A field that may be None becomes None then, and a tuple does without it.
    """


def to_plain(value: object) -> Any:
    """``value`` in the words of TOML."""
    match value:
        case Stretch():
            return value.id
        case Enum():
            return value.value
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [to_plain(item) for item in value]
        case str():
            # Half a character, as a window title may have, is no UTF-8.
            return value.encode(errors="replace").decode()
        case _ if dataclasses.is_dataclass(value):
            named = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
            return {name: to_plain(item) for name, item in named if item is not None}
        case _:
            return value


def from_plain(kind: type[T], plain: object, pool: Mapping[str, Stretch]) -> T:
    """The value of type ``kind`` that ``plain`` stands for; raises Mismatch.

    Keys that ``kind`` does not have are passed over. One that is missing is None where that is
    possible, else the default of ``kind``.
    """
    value: T = _decoded(kind, plain, pool)
    return value


def _decoded(kind: Any, plain: Any, pool: Mapping[str, Stretch]) -> Any:
    if get_origin(kind) is UnionType:
        return _optional(kind, plain, pool)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), plain, pool)
    if kind is Stretch:
        if isinstance(plain, str) and plain in pool:
            return pool[plain]
        raise Gone(f"there is no stretch {plain!r}")
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, plain, pool)
    if issubclass(kind, Enum):
        try:
            return kind(plain)
        except ValueError as error:
            raise Mismatch(str(error)) from error
    if kind is timedelta and isinstance(plain, float):
        return timedelta(seconds=plain)
    if type(plain) is not kind:
        raise Mismatch(f"{plain!r} is no {kind.__name__}")
    return _in_utc(plain) if isinstance(plain, datetime) else plain


def _optional(kind: Any, plain: Any, pool: Mapping[str, Stretch]) -> Any:
    [some] = (choice for choice in get_args(kind) if choice is not NoneType)
    try:
        return _decoded(some, plain, pool)
    except Gone:
        return None


def _tuple(kinds: tuple[Any, ...], plain: Any, pool: Mapping[str, Stretch]) -> Any:
    if not isinstance(plain, list):
        raise Mismatch(f"{plain!r} is no list")
    if kinds[-1] is Ellipsis:
        return tuple(_those_there(kinds[0], plain, pool))
    if len(plain) != len(kinds):
        raise Mismatch(f"{len(plain)} items where there are {len(kinds)}")
    return tuple(_decoded(kind, item, pool) for kind, item in zip(kinds, plain, strict=True))


def _those_there(kind: Any, plain: list[Any], pool: Mapping[str, Stretch]) -> Iterator[Any]:
    for item in plain:
        with suppress(Gone):
            yield _decoded(kind, item, pool)


def _dataclass(kind: Any, plain: Any, pool: Mapping[str, Stretch]) -> Any:
    if not isinstance(plain, dict):
        raise Mismatch(f"{plain!r} is no {kind.__name__}")
    types = get_type_hints(kind)
    # What may be None and is not there was None.
    values: dict[str, Any] = {name: None for name, type_ in types.items() if get_origin(type_) is UnionType}
    values |= {name: _decoded(types[name], item, pool) for name, item in plain.items() if name in types}
    try:
        return kind(**values)
    except TypeError as error:
        raise Mismatch(f"a part of {kind.__name__} is missing") from error


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise Mismatch(f"{moment} does not say in which zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise Mismatch(f"{moment} is out of all time") from error
