"""Events that say it all by their name are values as those with fields are."""

from typing import get_args

import pytest

from deskstretch.core import events as e

WORDS = [kind() for kind in get_args(e.Event | e.Errand) if not hasattr(kind, "__dataclass_fields__")]


@pytest.mark.parametrize("word", WORDS, ids=repr)
def test_an_event_equals_its_like_and_nothing_else(word: e.Event | e.Errand) -> None:
    like = type(word)()
    assert like == word
    assert [other for other in WORDS if other == word] == [word]
    assert len({word, like, *WORDS}) == len(WORDS)


def test_an_event_without_fields_is_written_as_it_is_made() -> None:
    assert repr(e.Now()) == "Now()"


def test_an_event_is_found_by_its_pattern() -> None:
    match e.Skip():
        case e.Now() | e.Tick():
            pytest.fail("another one")
        case e.Skip():
            pass
        case _:
            pytest.fail("not its own")


def test_an_event_without_fields_is_not_one_with_none_in_them() -> None:
    assert e.Now() != e.Snooze()
    assert e.Snooze() != e.Now()
