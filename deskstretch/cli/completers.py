"""What the Tab key offers for arguments that click does not know the values of.

Each is given to click as ``shell_complete=``. Whatever is broken costs the offers and nothing else: no
word gets between the lines a person is typing.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from ..core.errors import DeskstretchError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..catalogue.packs import Pool
    from ..core.stretch import Stretch

Words = Iterable[tuple[str, str]]
"""Each with what it means, which some shells show beside it."""


def values(context: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem[str]]":
    """What the key before it can be set to; in a list the items behind the last comma."""

    def find() -> Words:
        from .key_values import offered

        before, comma, _ = begun.rpartition(",")
        return [(before + comma + word, meaning) for word, meaning in offered(context.params["key"])]

    return _offers(find, begun)


def _offers(find: Callable[[], Words], begun: str) -> "list[CompletionItem[str]]":
    """Of what ``find`` finds, what begins like the word so far."""
    from click.shell_completion import CompletionItem

    try:
        found = find()
    except DeskstretchError:
        return []
    return [CompletionItem(word, help=meaning) for word, meaning in found if word.startswith(begun)]


def _offering(
    find: Callable[[], Words],
) -> "Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]":
    return lambda _context, _parameter, begun: _offers(find, begun)


@_offering
def keys() -> Words:
    """The keys of the settings, with the value in force: first the sections, then what is in one."""
    from ..config.keys import all_keys, shell_name
    from ..config.layers import in_force
    from ..config.values import value_of
    from ..paths import Paths
    from .settings_page import in_words

    settings = in_force(Paths.of_the_person())
    return [(shell_name(key), in_words(value_of(settings, key))) for key in all_keys()]


@_offering
def keys_and_sections() -> Words:
    from ..config.keys import all_keys, shell_name

    names = [shell_name(key) for key in all_keys()]
    sections = dict.fromkeys(name.rpartition(".")[0] for name in names)
    return [(name, "") for name in [*sections, *names]]


@_offering
def stretch_ids() -> Words:
    return [(stretch.id, stretch.name) for stretch in _stretches()]


@_offering
def routine_ids() -> Words:
    from ..core.routine_words import minutes

    return [(routine.id, f"{routine.name}, {minutes(routine)}") for routine in _pool().routines]


@_offering
def left_out_ids() -> Words:
    """The stretches that are excluded or hurt, also when they are not there any more."""
    from ..config.layers import in_force
    from ..paths import Paths
    from .known import hurting

    paths = Paths.of_the_person()
    names = {stretch.id: stretch.name for stretch in _stretches()}
    left_out = {*in_force(paths).stretches.exclude, *hurting(paths)}
    return [(stretch_id, names.get(stretch_id, "")) for stretch_id in sorted(left_out)]


@_offering
def regions() -> Words:
    from ..core.stretch import Region

    return [(region.replace(" ", "-"), "") for region in Region]


@_offering
def pauses() -> Words:
    """What people pause for; any length, time of day or day can be written."""
    return [("30m", "30 minutes"), ("1h", "1 hour"), ("2h", "2 hours"), ("tomorrow", "until tomorrow")]


@_offering
def snoozes() -> Words:
    return [("5m", "5 minutes"), ("10m", "10 minutes"), ("20m", "20 minutes")]


def _stretches() -> "Iterable[Stretch]":
    return _pool().stretches


def _pool() -> "Pool":
    from ..catalogue.packs import load_pool
    from ..paths import Paths

    return load_pool(Paths.of_the_person().packs)
