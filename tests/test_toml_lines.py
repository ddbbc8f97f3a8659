"""Where a key stands in a TOML text."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.toml_lines import Path, keys, line_of, open_list

STRETCHES = """\
# shipped
title = "a = 1 [not] # a comment"

[[stretch]]
id = "one"
steps = [
    "first = [",  # ] " '
    'second',
]
[[stretch]]
id = "two"
note = \"\"\"
[[stretch]]
id = "inside a string\\\""
hold = \"\"\"\"\"
hold = "20s"
dose.sets = 2
[[stretch.side]]
name = "left"
[[stretch.side]]
name = "right"

[[ stretch ]]
id = '''
[three]
hold = ''''
"""

SETTINGS = """\
[reminders]
interval = "45m"
snooze = ["10m",
  "5m"]
[stretches.regions]
neck = 2
"lower back" = 3
'upper back'=1
[hours]
"monday"   =   "08:00-18:00"
lunch = { start = "12:00", end = "13:00" }
site."deskstretch.example".on = true
"\\u006Fdd \\" key" = 1
[a . "b.c" . d]
e = 2000-01-01 10:00:00
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("stretch",), 4),
        (("stretch", 0), 4),
        (("stretch", 0, "id"), 5),
        (("stretch", 0, "steps"), 6),
        (("stretch", 1), 10),
        (("stretch", 1, "id"), 11),
        (("stretch", 1, "note"), 12),
        (("stretch", 1, "hold"), 16),
        (("stretch", 1, "dose"), 17),
        (("stretch", 1, "dose", "sets"), 17),
        (("stretch", 1, "side"), 18),
        (("stretch", 1, "side", 1, "name"), 21),
        (("stretch", 2), 23),
        (("stretch", 2, "id"), 24),
    ],
)
def test_a_key_of_an_array_of_tables_is_found(path: Path, line: int) -> None:
    tomllib.loads(STRETCHES)
    assert line_of(STRETCHES, path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("reminders",), 1),
        (("reminders", "interval"), 2),
        (("stretches",), 5),
        (("stretches", "regions", "neck"), 6),
        (("stretches", "regions", "lower back"), 7),
        (("stretches", "regions", "upper back"), 8),
        (("hours", "monday"), 10),
        (("hours", "site", "deskstretch.example", "on"), 12),
        (("hours", 'odd " key'), 13),
        (("a", "b.c", "d", "e"), 15),
    ],
)
def test_quoted_and_dotted_keys_are_found(path: Path, line: int) -> None:
    tomllib.loads(SETTINGS)
    assert line_of(SETTINGS, path) == line


def test_what_lies_inside_a_value_has_the_line_of_its_key() -> None:
    assert line_of(SETTINGS, ("hours", "lunch", "end")) == 11
    assert line_of(SETTINGS, ("reminders", "snooze", 1)) == 3
    assert line_of(STRETCHES, ("stretch", 0, "steps", 1)) == 6


def test_a_missing_key_has_the_line_of_the_table_it_is_missing_from() -> None:
    assert line_of(STRETCHES, ("stretch", 1, "name")) == 10
    assert line_of(SETTINGS, ("reminders", "natural_break")) == 1


def test_what_is_nowhere_has_no_line() -> None:
    assert line_of(SETTINGS, ("tray", "enabled")) is None
    assert line_of(SETTINGS, ()) is None
    assert line_of("", ("a",)) is None


def test_a_table_named_after_its_children_has_its_own_line() -> None:
    text = "[a.b]\nx = 1\n[a]\ny = 2\n"
    assert line_of(text, ("a",)) == 3
    assert line_of(text, ("a", "b")) == 1


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_text_may_end_in_quotes_of_its_own(quote: str) -> None:
    text = f"a = {quote * 4}it{quote * 4} # {quote} [\nb = 1\n"
    assert tomllib.loads(text)["b"] == 1
    assert line_of(text, ("b",)) == 2


def test_a_long_comment_at_the_end_costs_no_time() -> None:
    assert line_of("a = 1\n" + "# " * 10_000, ("b",)) is None


def test_windows_line_ends_count_once() -> None:
    assert line_of("a = 1\r\n\r\n[t]\r\nb = 2\r\n", ("t", "b")) == 4


_values = st.sampled_from(
    [
        "1",
        '"]"',
        "'['",
        '"""\n[x]\n"""',
        "'''\n# '\n'''",
        "[\n1, # ]\n[2]]",
        "{ a = [1], b = '}' }",
        "1 # [",
    ]
)
_keys = st.from_regex(r"[a-z]{1,3}( ?\. ?(\"\.[a-z]\"|'#'|[0-9])){0,2}", fullmatch=True)


@given(
    st.lists(st.tuples(_keys, _values), min_size=1, max_size=8), st.lists(st.sampled_from(["", "# [a]"]))
)
def test_each_value_stands_at_the_line_it_was_written_on(
    entries: list[tuple[str, str]], gap: list[str]
) -> None:
    """Each entry goes into an item of its own, so any two keys may be the same."""
    text, lines = "", []
    for key, value in entries:
        text += "\n".join(["[[item]]", *gap, ""])
        lines.append(text.count("\n") + 1)
        text += f"{key} = {value}\n"
    items = tomllib.loads(text)["item"]
    for index, (item, line) in enumerate(zip(items, lines, strict=True)):
        [name] = item
        assert line_of(text, ("item", index, name)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = [", 1),
        ("a = 1\nb = [\n  [1, 2],\n  [", 2),
        ('a = ["]"', 1),
        ("a = [1]", None),
        ("[a]\nb = 1", None),
        ("a = ']['\n", None),
        ("", None),
    ],
)
def test_a_list_that_is_still_open_is_found(text: str, line: int | None) -> None:
    assert open_list(text) == line


def test_of_a_text_that_is_not_valid_the_keys_before_that_are_found() -> None:
    assert [path for path, _ in keys('a = 1\n"\\q" = 2\nb = 3\n')] == [("a",)]
