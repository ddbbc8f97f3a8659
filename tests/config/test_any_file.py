"""Setting and taking away in any good settings file, however it is laid out."""

from hypothesis import given, settings

from deskstretch.config.inplace import edited, without
from deskstretch.config.values import value_of
from tests.config.layouts import File, files
from tests.config.written import settings_from

MANY = settings(max_examples=200, deadline=None)


@given(files())
@MANY
def test_setting_a_value_changes_nothing_else_to_the_byte(file: File) -> None:
    settings_from(file.text, "config.toml")
    key = tuple(file.key.split("."))
    after = edited(file.text, key, file.value)
    assert value_of(settings_from(after, "config.toml"), file.key) == file.value
    if file.after is not None:
        before, behind = file.after
        assert after.startswith(before)
        assert after.endswith(behind)
        if not isinstance(file.value, list):
            assert after == before + behind
        return
    # A new key: all that was there is there still, in its order, and what is new stands in one place.
    assert is_with_something_put_in(after, file.text), (file.text, after)


@given(files())
@MANY
def test_taking_a_key_away_that_was_not_there_before_gives_back_the_file(file: File) -> None:
    key = tuple(file.key.split("."))
    if file.after is not None:
        assert edited(without(file.text, key), key, file.value)
        return
    back = without(edited(file.text, key, file.value), key)
    assert back == file.text or only_an_empty_section_went(file.text, back), (file.text, back)


@given(files())
@MANY
def test_taking_a_key_away_takes_its_line_and_nothing_else(file: File) -> None:
    key = tuple(file.key.split("."))
    after = without(file.text, key)
    if file.after is None:
        assert after == file.text
    elif file.without is not None:
        assert after == file.without or only_an_empty_section_went(file.without, after), (
            file.without,
            after,
        )


def is_with_something_put_in(long: str, short: str) -> bool:
    start = next(
        (place for place, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short)
    )
    return any(long.startswith(short[:cut]) and long.endswith(short[cut:]) for cut in range(start + 1))


def only_an_empty_section_went(before: str, after: str) -> bool:
    """The header at the end of a file whose section has nothing in it."""
    gone = before.removeprefix(after.rstrip("\r\n")).strip()
    return gone.startswith("[") and gone.endswith("]") and "#" not in gone
