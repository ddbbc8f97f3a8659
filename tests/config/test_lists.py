"""A list with other items in it: what a person wrote around those that stay is left as it is."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.config.inplace import edited
from deskstretch.config.lists import with_items

NOTED = """\
[ # to leave out
    "chin-tuck",  # jaw clicks, asked Dr. X
    # the next one hurts my wrist
    "wrist-circles",
]"""


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        (
            NOTED,
            "chin-tuck wrist-circles neck-nod",
            NOTED.replace('circles",\n', 'circles",\n    "neck-nod",\n'),
        ),
        (NOTED, "wrist-circles", NOTED.replace('\n    "chin-tuck",  # jaw clicks, asked Dr. X', "")),
        (NOTED, "chin-tuck", NOTED.replace('\n    "wrist-circles",', "")),
        (
            NOTED,
            "",
            "[ # to leave out\n    # the next one hurts my wrist\n]",
        ),
        (
            NOTED,
            "a chin-tuck b wrist-circles",
            NOTED.replace('\n    "chin', '\n    "a",\n    "chin').replace("Dr. X", 'Dr. X\n    "b",'),
        ),
        ("[ # none\n]", "a", '[ # none\n    "a",\n]'),
        ("[\n  # none\n]", "a", '[\n  # none\n  "a",\n]'),
        ("[]", "a b", '["a", "b"]'),
        ("[ ]", "a", '[ "a" ]'),
        ('["a"]', "", "[]"),
        ('[\n  "a",\n]', "", "[]"),
        ("[ 'a' ,\"b\" ]", "b", '[ "b" ]'),
        ("[ 'a' ,\"b\" ]", "a", "[ 'a' ]"),
        ("['a',\"b\"]", "a b c", '[\'a\',"b","c"]'),
        ('["a", "c"]', "a b c", '["a", "b", "c"]'),
        ('["a",]', "a b", '["a", "b",]'),
        ('[\n  "a",\n  "b"]', "a b c", '[\n  "a",\n  "b",\n  "c"]'),
        ('[\n  "a" # last\n]', "a b", '[\n  "a", # last\n  "b"\n]'),
        ('[\n  "a", # one\n  "b"  # two\n]', "a", '[\n  "a" # one\n]'),
        ('[\n "a", "b", # both\n "c"\n]', "a c", '[\n "a", # both\n "c"\n]'),
        ('[\n "a", "b", # both\n "c"\n]', "b c", '[\n "b", # both\n "c"\n]'),
        ('["a", # one\n "b"]', "b a", '["b", "a" # one\n]'),
        ('[\n  "a" # one\n  , "b"\n  , "c" # three\n]', "a c", '[\n  "a" # one\n  , "c" # three\n]'),
        ('[\n  "a" # one\n  , "c" # three\n]', "c", '[\n  "c" # three\n]'),
        ('["""a""", \'\'\'b\'\'\', "c\\u0064"]', "cd", '["c\\u0064"]'),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_items_that_go_or_come_change(before, wanted, after, newline):
    before, after = before.replace("\n", newline), after.replace("\n", newline)
    assert with_items(before, wanted.split(), newline) == after


@pytest.mark.parametrize(
    "file",
    [
        "[stretches]\nexclude = {} # mine\nlevel = 'deep'\n",
        "stretches.exclude={}# mine\n",
        "stretches = {{ exclude = {} , level = 'deep' }} # mine\n",
    ],
)
def test_a_list_is_changed_in_place_wherever_it_stands(file):
    after = NOTED.replace('circles",\n', 'circles",\n    "neck-nod",\n')
    wanted = ["chin-tuck", "wrist-circles", "neck-nod"]
    assert edited(file.format(NOTED), ("stretches", "exclude"), wanted) == file.format(after)


BLANK = st.sampled_from(["", " ", "\t"])
NOTE = st.sampled_from(["", "", " # line-{}", '#line-{}, "x" ]'])
OWN = st.sampled_from(["", "", "\n  # own-{}", "\n#own-{} ' ["])


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A list as a person may write it, and its items. Notes name the item in whose line or above
    which they stand.
    """
    values = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    text, is_noted = "[", False
    for place, value in enumerate(values):
        own = draw(OWN).format(value)
        is_broken = own or is_noted or draw(st.booleans())
        text += own + ("\n" if is_broken else "") + draw(BLANK)
        text += draw(st.sampled_from(['"{}"', "'{}'"])).format(value) + draw(BLANK)
        text += "," if place + 1 < len(values) or draw(st.booleans()) else ""
        note = draw(NOTE).format(value)
        is_noted = bool(note)
        text += note
    own = draw(OWN).format("end")
    text += own + ("\n" if own or is_noted or draw(st.booleans()) else draw(BLANK)) + "]"
    return text, values


@given(lists(), st.lists(st.sampled_from("abcdefgh"), unique=True))
@settings(max_examples=300, deadline=None)
def test_no_note_is_lost_but_in_the_line_of_an_item_that_went(
    written: tuple[str, list[str]], wanted: list[str]
) -> None:
    before, values = written
    after = with_items(before, wanted, "\n")
    assert tomllib.loads(f"list = {after}")["list"] == wanted
    for value in [*values, "end"]:
        assert after.count(f"own-{value}") == before.count(f"own-{value}"), (before, after)
    for value in set(values) & set(wanted):
        assert after.count(f"line-{value}") == before.count(f"line-{value}"), (before, after)


@given(lists(), st.lists(st.sampled_from("gh"), unique=True, min_size=1))
@settings(max_examples=300, deadline=None)
def test_what_is_added_at_the_end_comes_out_again(written: tuple[str, list[str]], more: list[str]) -> None:
    before, values = written
    after = with_items(before, [*values, *more], "\n")
    back = with_items(after, values, "\n")
    assert "".join(back.split()) == "".join(before.split()), (before, after, back)
