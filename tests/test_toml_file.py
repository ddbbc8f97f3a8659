"""A TOML file that a person wrote: what it may be, and the one line that says what is wrong with it."""

import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskstretch.toml_file import BadFile, parse, read_text


def mistake(text: str) -> str:
    with pytest.raises(BadFile) as caught:
        parse(text, "config.toml")
    words = str(caught.value)
    assert words.isprintable()
    return words.removeprefix("config.toml, ")


NO_CLOSING_QUOTE = "the closing quote is missing"
NO_QUOTES = "write it in quotes"
TRUE_OR_FALSE = "write true or false, in small letters and without quotes"
BACKSLASH = "a \\ has a meaning of its own here: write \\\\, or put the text into '…' in place of \"…\""
OTHER_LETTERS = "a name with letters other than a to z needs quotes"
UNSEEN = "a character that cannot be seen stands here, write a plain space or nothing"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # quotes
        ('[a]\nb = "45m\n', f'line 2, column 9: {NO_CLOSING_QUOTE}: "45m"'),
        ('b = "45m  # mine\n', f'line 1, column 17: {NO_CLOSING_QUOTE}: "45m"'),
        ("b = '45m\n", f"line 1, column 9: {NO_CLOSING_QUOTE}: '45m'"),
        ('b = "45m', f'line 1, column 9: {NO_CLOSING_QUOTE}: "45m"'),
        ("b = '45m\"", f"line 1, column 10: {NO_CLOSING_QUOTE}"),
        ('b = ["10m", "20m]\n', f'line 1, column 18: {NO_CLOSING_QUOTE}: "20m"'),
        ('b = "45m”\n', f'line 1, column 10: {NO_CLOSING_QUOTE}: "45m"'),
        ('b = 45m"\n', 'line 1, column 7: the opening quote is missing: "45m"'),
        ("b = 45m", f'line 1, column 7: {NO_QUOTES}: "45m"'),
        ("b = 45 min # mine", f'line 1, column 8: {NO_QUOTES}: "45 min"'),
        ("level = gentle", f'line 1, column 9: {NO_QUOTES}: "gentle"'),
        ("b = [10m, 20m]", f'line 1, column 8: {NO_QUOTES}: "10m"'),
        ('b = ["10m", 20m]', f'line 1, column 15: {NO_QUOTES}: "20m"'),
        ("monday = 08:00-18:00", f'line 1, column 11: {NO_QUOTES}: "08:00-18:00"'),
        ("monday = [08:00-18:00]", f'line 1, column 12: {NO_QUOTES}: "08:00-18:00"'),
        ('monday = ["08:00-12:00", 13:00-17:00]', f'line 1, column 28: {NO_QUOTES}: "13:00-17:00"'),
        ("b = “45m”", 'line 1, column 5: use straight quotes: "45m"'),
        ("b = „45m“", 'line 1, column 5: use straight quotes: "45m"'),
        ("b = `45m`", 'line 1, column 5: use straight quotes: "45m"'),
        ("“b” = 1", 'line 1, column 1: use straight quotes: "b"'),
        ("b = [“10m”]", 'line 1, column 6: use straight quotes: "10m"'),
        ('b = "a "big" one"', "line 1, column 9: quotes within a text are written with a \\ before each"),
        (
            'b = """\nfoo\n',
            'line 2, column 4: the text that begins with """ in line 1 has no """ at its end',
        ),
        (
            "b = '''\nfoo\n",
            "line 2, column 4: the text that begins with ''' in line 1 has no ''' at its end",
        ),
        # true and false
        ("b = True", f"line 1, column 5: {TRUE_OR_FALSE}"),
        ("b = tru", f"line 1, column 5: {TRUE_OR_FALSE}"),
        ("b = Yes # no", f"line 1, column 5: {TRUE_OR_FALSE}"),
        ("b = off", f"line 1, column 5: {TRUE_OR_FALSE}"),
        # sections
        ("[a\nb = 1", "line 1, column 3: the ] is missing: [a]"),
        ("\n\n[tray", "line 3, column 6: the ] is missing: [tray]"),
        ("[[stretch]\n", "line 1, column 10: a ] is missing: [[stretch]]"),
        ("a]\n", "line 1, column 2: the [ is missing: [a]"),
        ("[a]]", "line 1, column 4: there is a ] too many: [a]"),
        ("a:\n", "line 1, column 2: a section is written [a]"),
        ("[my section]", 'line 1, column 5: a name with a space needs quotes: ["my section"]'),
        ("[]", "line 1, column 2: there is no name in the brackets"),
        ("[a] b = 1", "line 1, column 5: [a] has to be on a line of its own"),
        ("[a]\nb=1\n[a]\n", "line 3, column 3: a is already there in line 1, keep one of the two"),
        # names and values
        ("b 45", "line 1, column 3: the = is missing: b = 45"),
        ('b "45m"\n', 'line 1, column 3: the = is missing: b = "45m"'),
        ('b: "45m"\n', "line 1, column 2: write = in place of the : behind b"),
        ("a == 1", "line 1, column 4: one = is enough"),
        ("= 3", "line 1, column 1: there is no name before the ="),
        ("b = \n", "line 1, column 5: there is no value behind the ="),
        ("b =", "line 1, column 4: there is no value behind the ="),
        ("b", "line 1, column 2: b alone says nothing: write b = and a value, or [b]"),
        ("lower back = 2", 'line 1, column 7: a name with a space needs quotes: "lower back"'),
        ("größe = 1", f"line 1, column 3: {OTHER_LETTERS}"),
        ("übung = 1", f"line 1, column 1: {OTHER_LETTERS}"),
        ("b = 03", "line 1, column 6: write 3, a number does not begin with 0"),
        (
            "[a]\nb = 1\nc=2\nb = 3\n",
            "line 4, column 6: a.b is already there in line 2, keep one of the two",
        ),
        ("b = 1\nb.c = 2", "line 2, column 8: b is already there in line 1, keep one of the two"),
        ("b = 1 c = 2", "line 1, column 7: each name = value has to be on a line of its own"),
        ('b = "45m";', "line 1, column 10: there is a ; too many at the end"),
        ('b = "45m",', "line 1, column 10: there is a , too many at the end"),
        ('b = "C:\\Users\\me"', f"line 1, column 10: {BACKSLASH}"),
        ('b = "C:\\program"', f"line 1, column 10: {BACKSLASH}"),
        ("b = { c = 1\n", "line 1, column 12: the } at the end is missing"),
        # lists
        ('b = ["10m" "20m"]', "line 1, column 12: a comma is missing in the list"),
        ('b = ["10m"; "20m"]', "line 1, column 11: the values of a list are parted by commas"),
        ('b = ["x",, "y"]', "line 1, column 10: there is a comma too many in the list"),
        (
            'b = ["10m", "20m"\nc = 3\n',
            "line 2, column 1: the list that begins in line 1 has no ] at its end",
        ),
        ('\nb = ["10m",\nc = 3\n', "line 3, column 1: the list that begins in line 2 has no ] at its end"),
        (
            'b = ["10m",\n\n[a]\nb = 1',
            "line 3, column 2: the list that begins in line 1 has no ] at its end",
        ),
        ('b = ["10m"\n\n', "line 1, column 11: the list that begins in line 1 has no ] at its end"),
        # notes, and what comes from elsewhere
        ("// note", "line 1, column 1: a note begins with #"),
        ("; note", "line 1, column 1: a note begins with #"),
        ('b = "45m" // mine', "line 1, column 11: a note begins with #"),
        ("<<<<<<< HEAD", "line 1, column 1: left from merging two files, keep one version"),
        ("b =\u00a01", f"line 1, column 4: {UNSEEN}"),
        ('b = "\x00"', f"line 1, column 6: {UNSEEN}"),
        (
            "b = 1\rc = 2",
            "line 1, column 6: line ends of an old Mac, save the file with those of Unix or Windows",
        ),
        (
            '{"a": 1}',
            "line 1, column 1: a line is a [section], a name = value, or a note that begins with #",
        ),
        # Windows line ends do not move the place
        ("[a]\r\nb = 45m\r\n", f'line 2, column 7: {NO_QUOTES}: "45m"'),
    ],
)
def test_what_people_write_is_answered_with_the_place_and_the_mend(text: str, words: str) -> None:
    assert mistake(text) == words


def test_a_tab_is_as_good_as_a_space() -> None:
    assert parse("\t[a]\n\tb\t=\t1\t# mine\n", "c") == {"a": {"b": 1}}


def test_what_a_later_python_may_say_is_passed_on() -> None:
    from deskstretch.toml_mistakes import place_and_mend

    assert place_and_mend("Unheard of (at line 1, column 3)", "a = 1") == (
        "line 1, column 3: this is not written as TOML wants it (Unheard of)"
    )


def test_a_long_list_of_texts_may_stand_in_one_line() -> None:
    text = "exclude = [" + ", ".join(f'"{"chin-tuck" * 4}-{number}"' for number in range(200)) + "]"
    assert len(parse(text, "c")["exclude"]) == 200


def test_a_line_that_would_keep_tomllib_busy_for_hours_is_refused() -> None:
    assert mistake("\na" + ".a" * 400_000 + " = 1") == "line 2: over 2000 letters, break it up"
    assert mistake("\na" + '."a"' * 200_000 + " = 1") == "line 2: over 2000 letters, break it up"


@pytest.mark.parametrize(
    "piece", ['\\"', "[", '"', "'", '"""', "a = [\n", 'a = ["', ", ", " ", "a.", "a=1\n"]
)
def test_no_megabyte_keeps_it_busy(piece: str) -> None:
    begun = time.process_time()
    with pytest.raises(BadFile):
        parse("k = ['" + (piece * 1_000_000)[:1_000_000], "c")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("end", ["k0 = 2", "k = [", "k = [\n[a]", 'k = """', "k", "k = x y"])
def test_a_mistake_below_a_megabyte_is_found_in_time(end: str) -> None:
    text = "".join(f"k{number} = 1\n" for number in range(70_000))
    begun = time.process_time()
    assert mistake(text + end).startswith("line 7000")
    assert time.process_time() - begun < 10


PIECES = st.sampled_from(
    [
        *(
            "[a]",
            "[[a]]",
            "[",
            "]",
            "b",
            "c.d",
            "=",
            '"x"',
            '"',
            "'",
            '"""',
            "'''",
            "1",
            "true",
            "True",
            "{",
            "}",
        ),
        *(
            ",",
            ".",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "#",
            "\\",
            "\\u0000",
            "“",
            "”",
            "\x00",
            "\u00a0",
            "é",
            "08:00",
        ),
    ]
)


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
@example('"\\q" = 1\na = 2\na = 3')
@example("a = [\n'''")
def test_any_text_is_a_document_or_one_line(text: str) -> None:
    try:
        outcome = f"config.toml: {len(parse(text, 'config.toml'))} keys"
    except BadFile as bad:
        outcome = str(bad)
    assert outcome.isprintable()
    assert outcome.startswith("config.toml")


# -- the file itself


def test_a_text_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_text(path, "a") == "\ufeffa = 1\r\n"
    assert read_text(tmp_path / "none", "none") is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"# caf\n# caf\xe9\n", "a.toml, line 2: not UTF-8, save the file with that encoding"),
        ("\ufeffa = 1".encode("utf-16-le"), "a.toml: this is UTF-16, save the file as UTF-8"),
        (b"#" * 1_000_001, "a.toml: over 1 MB, too large for a file written by hand"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    with pytest.raises(BadFile) as caught:
        read_text(path, "a.toml")
    assert str(caught.value) == words


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadFile, match=r"^pipe: this is not a file$"):
        read_text(tmp_path / "pipe", "pipe")
