"""Whatever the file: one line of complaint or a pack that is read again without one."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from deskstretch.catalogue import load_file
from deskstretch.core.errors import CatalogueError
from deskstretch.core.stretch import Stretch
from deskstretch.importing import Imported, pack_text, read

NAMES_ARE_FREE = pytest.mark.skipif(sys.platform == "win32", reason="such names are refused there")

LAUGHS = """\
<?xml version="1.0"?>
<!DOCTYPE exercises [
  <!ENTITY a "ha ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<exercises><exercise><title>&c;</title><description>&c;</description></exercise></exercises>
"""

OUTSIDE = """\
<?xml version="1.0"?>
<!DOCTYPE exercises [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<exercises><exercise><title>Reach</title><description>&secret;</description></exercise></exercises>
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def imported(folder: Path, name: str, content: bytes) -> Imported:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def complaint(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(CatalogueError) as caught:
        imported(folder, name, content)
    words = str(caught.value)
    assert words.isprintable()
    assert len(words) < 300
    return words


def read_again(folder: Path, found: Imported) -> tuple[Stretch, ...]:
    path = folder / "pack.toml"
    path.write_text(pack_text(found.entries, found.format, "its name"), encoding="utf-8")
    return load_file(path)


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
def test_entities_of_its_own_are_refused(folder: Path, xml: str) -> None:
    assert "defines entities of its own" in complaint(folder, "a.xml", xml.encode())


def test_too_large_a_file_is_not_read_to_its_end(folder: Path) -> None:
    path = folder / "large.txt"
    path.touch()
    os.truncate(path, 10_000_000)
    with pytest.raises(CatalogueError, match=r"^large\.txt: over 5 MB"):
        read(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"Reach up\n" * 2000),
        ("a.json", json.dumps({"breakIdeas": ["Reach up"] * 2000}).encode()),
        ("a.json", json.dumps({"short_breaks": [{"name": "Reach up"}] * 2000}).encode()),
        ("a.xml", b"<exercises>" + b"<exercise/>" * 2000 + b"</exercises>"),
    ],
    ids=["lines", "ideas", "breaks", "exercises"],
)
def test_two_thousand_entries_are_refused(folder: Path, name: str, content: bytes) -> None:
    assert complaint(folder, name, content) == (
        f"{name}: 2000 entries, at most 1000 can be imported at once"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"[" * 1_000_000),
        ("a.json", b'{"short_breaks": ' + b"9" * 100_000 + b"}"),
        ("a.xml", b"<a>" * 100_000),
        ("a.csv", b'a,"' + b"x" * 200_000),
        ("a.csv", b"a;b;\0"),
        pytest.param("\x1b[2Ja\n.txt", b"", marks=NAMES_ARE_FREE),
    ],
    ids=["nested", "long number", "nested elements", "open quote", "zero", "steering name"],
)
def test_pathological_files_are_refused_in_one_line(folder: Path, name: str, content: bytes) -> None:
    complaint(folder, name, content)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_what_is_no_file_is_refused(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, folder, folder / "none", Path("nu\0ll")):
        with pytest.raises(CatalogueError) as caught:
            read(path)
        assert str(caught.value).isprintable()


def test_markup_and_control_characters_go_and_the_words_stay(folder: Path) -> None:
    idea = [
        "Re\x1b[31mach\u202e <b onclick='x()'>up</b>",
        "<p>Lift</p> &lt;both&gt; &#27; arms\x07 <3 times.<br>1. Lower\0\u200b them.\n",
    ]
    [stretch] = imported(folder, "a.json", json.dumps({"breakIdeas": [idea]}).encode()).entries
    assert stretch.name == "Re[31mach up"
    assert stretch.steps == ("Lift", "<both> arms <3 times.", "Lower them.")


def test_a_text_of_nothing_but_brackets_takes_no_time(folder: Path) -> None:
    rows = b"".join(b"Reach %d;%s\n" % (number, b"<b <!--" * 700) for number in range(1000))
    found = imported(folder, "a.txt", rows)
    assert len(found.entries) == 1000


def test_endless_texts_are_left_out_and_long_ones_fit_the_steps(folder: Path) -> None:
    long = "Lift your arms and look up. Lower them again. " * 12 + "End well, and slowly. " + "A b. " * 9
    found = imported(
        folder,
        "a.txt",
        f"Long; {long}\nEndless; {'Up. ' * 2000}\nWide neck; {''.join(map(str, range(1500)))}".encode(),
    )
    assert [stretch.name for stretch in found.entries] == ["Long"]
    assert [name for name, _ in found.skipped] == ["Endless", "Wide neck"]
    assert read_again(folder, found) == found.entries


def test_ids_are_given_once_and_never_one_that_is_taken(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(
        "Chin tuck; In.\nChin tuck; Out.\nChin tuck; In.\n拉伸; 30 s\nÜber-Kopf!; 10x\n", encoding="utf-8"
    )
    found = read(path, taken={"chin-tuck"})
    assert [stretch.id for stretch in found.entries] == [
        "chin-tuck-2",
        "chin-tuck-3",
        "stretch",
        "uber-kopf",
    ]
    assert found.skipped == (("Chin tuck", "the same as one before it"),)


def test_the_name_of_the_file_cannot_end_the_comment_of_a_pack(folder: Path) -> None:
    text = pack_text((), "own list", "x\n[[stretch]]\nid = 1\r")
    assert all(line.startswith("#") for line in text.splitlines())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "data", "enabled", "duration"]), inner, max_size=4)
    ),
    max_leaves=12,
)
SETTINGS = st.dictionaries(
    st.sampled_from(
        [
            "short_breaks",
            "long_breaks",
            "short_break_duration",
            "breakIdeas",
            "microbreakIdeas",
            "breakDuration",
        ]
    ),
    JSON | st.lists(JSON, max_size=5),
    min_size=1,
).map(lambda document: json.dumps(document).encode())
ROWS = st.lists(
    st.lists(st.text(max_size=40) | st.sampled_from(["name", "steps", "3x10", "each", '"', "99999999"])),
    max_size=5,
).map(lambda rows: "\n".join(";".join(row) for row in rows).encode("utf-8", "surrogatepass"))
EXERCISES = st.binary(max_size=60).map(
    lambda inner: (
        b"<exercises><exercise><title>a</title><description>%s</description></exercise></exercises>" % inner
    )
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | SETTINGS | ROWS | EXERCISES, st.sampled_from(["a.csv", "a.txt", "a.json"]))
@example(b'{"short_breaks": [{"name": "\\ud800x", "duration": 1e999}]}', "a.json")
@example(b'{"short_breaks": [{"name": "x", "duration": 1%s}]}' % (b"0" * 4000), "a.json")
@example(b"\xff\xfe<\0", "a.txt")
@example(b"\xff\xfe\n\xd8;", "a.csv")
@example("name;steps\nⅫ;½ ²\n".encode(), "a.csv")
@example("a;b;٣ x ٣".encode(), "a.csv")
def test_any_bytes_are_a_complaint_or_a_pack_that_is_fine(folder: Path, data: bytes, name: str) -> None:
    try:
        found = imported(folder, name, data)
    except CatalogueError as error:
        assert str(error).isprintable()  # noqa: PT017 - or no error at all
        return
    assert read_again(folder, found) == found.entries
    told = [*(word for skipped in found.skipped for word in skipped), *(r.words for r in found.remarks)]
    assert all(words.isprintable() for words in told)
