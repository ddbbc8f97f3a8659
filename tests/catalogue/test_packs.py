"""The person's own stretches: what counts, what is left out, and what is said about it."""

import os
import re
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskstretch.catalogue import load_catalogue, load_file
from deskstretch.catalogue.packs import MOST_FILES, MOST_STRETCHES, Pool, load_pool, pack_files
from deskstretch.catalogue.routine_file import load_routines
from deskstretch.catalogue.template import TEMPLATE
from deskstretch.core.errors import CatalogueError
from deskstretch.core.stretch import Stretch

SHIPPED = load_catalogue()
AS_SHIPPED = Pool(SHIPPED, routines=load_routines(SHIPPED))
IDS = [stretch.id for stretch in SHIPPED]


def stretch(name: str, steps: str = "Breathe.") -> str:
    return f"""\
[[stretch]]
id = "{name}"
name = "{name.capitalize()}"
region = "neck"
kind = "mobility"
position = "seated"
repetitions = 8
steps = ["{steps}"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stretches.d"
    folder.mkdir()
    return folder


def own(pool: Pool) -> dict[str, str]:
    """What differs from what ships: the id and the first step of each."""
    return {s.id: s.steps[0] for s in pool.stretches if s not in SHIPPED}


def test_without_a_folder_there_are_the_shipped_stretches(tmp_path: Path) -> None:
    assert load_pool(tmp_path / "none") == AS_SHIPPED


def test_own_stretches_come_after_the_shipped_ones(folder: Path) -> None:
    (folder / "my-physio.toml").write_text(stretch("tower") + stretch("bow"))
    pool = load_pool(folder)
    assert [s.id for s in pool.stretches] == [*IDS, "tower", "bow"]
    assert pool.origins == {"tower": "my-physio", "bow": "my-physio"}
    assert pool.complaints == ()


def test_an_own_stretch_takes_the_place_of_the_shipped_one(folder: Path) -> None:
    (folder / "my-physio.toml").write_text(stretch("chin-tuck", "As my physiotherapist showed me."))
    pool = load_pool(folder)
    assert [s.id for s in pool.stretches] == IDS
    assert own(pool) == {"chin-tuck": "As my physiotherapist showed me."}
    assert pool.complaints == ()


def test_of_two_packs_with_one_id_the_later_counts_and_it_is_said(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower", "First.") + stretch("bow", "First."))
    (folder / "b.toml").write_text(stretch("bow", "Second.") + stretch("tower", "Second."))
    pool = load_pool(folder)
    assert own(pool) == {"tower": "Second.", "bow": "Second."}
    assert pool.origins == {"tower": "b", "bow": "b"}
    assert pool.complaints == ("b.toml: bow: id: is in a.toml too, and this one counts (and 1 more)",)


def test_a_broken_pack_is_left_out_whole_and_the_others_load(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    (folder / "b.toml").write_text(stretch("bow") + stretch("arch").replace('"neck"', '"nek"'))
    (folder / "c.toml").write_text(stretch("hook"))
    pool = load_pool(folder)
    assert list(own(pool)) == ["tower", "hook"]
    [complaint] = pool.complaints
    assert complaint.startswith('b.toml, line 12: arch: region: must be "neck", "shoulders", ')


def test_a_pack_that_is_switched_off_does_not_count_even_when_it_is_broken(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    (folder / "b.toml").write_text("broken")
    (folder / "c.toml").write_text(stretch("hook"))
    assert list(own(load_pool(folder, ("a", "b", "gone")))) == ["hook"]
    assert load_pool(folder, ("a.toml", "b.toml", "c.toml")) == AS_SHIPPED


def test_hidden_files_and_what_editors_leave_behind_are_no_packs(folder: Path) -> None:
    for name in (
        ".a.toml",
        "a.toml~",
        "#a.toml#",
        ".#a.toml",
        "a.toml.swp",
        "a.toml.bak",
        "notes.txt",
        "~a.toml",
    ):
        (folder / name).write_text("broken")
    assert load_pool(folder) == AS_SHIPPED


def test_packs_are_read_in_the_order_of_their_names(folder: Path) -> None:
    for name in ("b.toml", "a.toml", "C.TOML"):
        (folder / name).touch()
    assert pack_files(folder) == [folder / "C.TOML", folder / "a.toml", folder / "b.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_followed_and_a_dead_one_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(stretch("tower"))
    (folder / "a.toml").symlink_to(tmp_path / "elsewhere.toml")
    (folder / "b.toml").symlink_to(tmp_path / "nowhere.toml")
    pool = load_pool(folder)
    assert list(own(pool)) == ["tower"]
    assert pool.complaints == ("b.toml: cannot be read: No such file or directory",)


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "stretches.d").write_text(stretch("tower"))
    pool = load_pool(tmp_path / "stretches.d")
    assert pool.stretches == SHIPPED
    [complaint] = pool.complaints
    assert complaint.startswith("stretches.d: cannot be read: ")
    with pytest.raises(CatalogueError):
        pack_files(tmp_path / "stretches.d")


def test_a_pack_that_makes_it_too_many_stretches_is_left_out(folder: Path) -> None:
    half = MOST_STRETCHES // 2
    (folder / "a.toml").write_text("".join(stretch(f"a-{number}") for number in range(half)))
    (folder / "b.toml").write_text("".join(stretch(f"b-{number}") for number in range(half + 1)))
    (folder / "c.toml").write_text("".join(stretch(f"c-{number}") for number in range(half)))
    pool = load_pool(folder)
    assert len(own(pool)) == MOST_STRETCHES
    assert pool.complaints == (
        "b.toml: with this one there are over 1000 stretches; "
        "shorten it, or switch another off with stretches.packs_off",
    )


def test_too_many_files_are_not_all_read(folder: Path) -> None:
    for number in range(MOST_FILES + 1):
        (folder / f"{number:03}.toml").write_text(stretch(f"s-{number}"))
    pool = load_pool(folder)
    assert len(own(pool)) == MOST_FILES
    assert pool.complaints == ("stretches.d: only the first 100 files count, there are 101",)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_the_name_of_a_pack_cannot_steer_the_screen(folder: Path) -> None:
    (folder / "a.toml").write_text(stretch("tower"))
    for name in (b"b\x1b[2J\n\xff.toml", b"c\x1b[2J\n.toml"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(stretch("tower"))
    (folder / "d\x1b\n.toml").write_text("broken")
    pool = load_pool(folder)
    assert len(pool.complaints) == 3
    assert all(complaint.isprintable() for complaint in pool.complaints)


PIECES = st.sampled_from(
    (
        *("[[stretch]]", "[stretch]", "id", "hold", "=", '"tower"', '"', '"""', "'''", "\\u0000"),
        *("[", "]", "{", "}", "#", ".", "1e400", "2026-13-40", "9" * 1900, " ", "\n", "\r", "\0"),
    )
)


@given(
    text=st.text()
    | st.lists(PIECES).map("".join)
    | st.lists(PIECES).map(lambda words: stretch("a") + "".join(words))
)
@settings(deadline=None)
def test_whatever_stands_in_a_pack_it_loads_or_is_said_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "a.toml").write_bytes(text.encode("utf-8", "replace"))
    pool = load_pool(folder)
    assert len(pool.complaints) <= 1
    assert all(line.startswith("a.toml") and line.isprintable() for line in pool.complaints)
    assert set(SHIPPED) <= set(pool.stretches)


@given(data=st.binary())
@settings(deadline=None)
def test_no_bytes_in_a_pack_do_harm(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "a.toml").write_bytes(data)
    assert all(line.startswith("a.toml") for line in load_pool(folder).complaints)


# -- the template


def test_the_template_brings_no_stretch_before_it_is_edited(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(TEMPLATE, encoding="utf-8")
    assert load_pool(tmp_path) == AS_SHIPPED


def test_the_lines_of_the_template_are_a_stretch_when_their_marks_are_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(re.sub(r"^#(?=\S)", "", TEMPLATE, flags=re.MULTILINE), encoding="utf-8")
    [stretch] = load_file(path)
    assert (stretch.id, stretch.name, stretch.repetitions) == ("my-stretch", "My stretch", 8)


def test_the_notes_of_the_template_are_good_values(tmp_path: Path) -> None:
    """Every "# key = value" works too when its mark is taken away, as the template says."""
    held = TEMPLATE.replace('#repetitions = 8\n#tempo = "5s"\n', "")
    path = tmp_path / "a.toml"
    path.write_text(re.sub(r"^# ?(?=\w+ = |\[\[)", "", held, flags=re.MULTILINE), encoding="utf-8")
    [stretch] = load_file(path)
    assert (stretch.hold, stretch.sources) == (timedelta(seconds=20), ("my physiotherapist",))
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))["stretch"][0]) == set(
        Stretch.__dataclass_fields__
    ) - {"repetitions", "tempo"}


def test_the_routine_of_the_template_is_one_when_its_marks_are_taken_away(folder: Path) -> None:
    above, _, routine = TEMPLATE.partition("# [[routine]]\n")
    text = re.sub(r"^# ", "", f"# [[routine]]\n{routine}", flags=re.MULTILINE)
    (folder / "mine.toml").write_text(above + text, encoding="utf-8")
    pool = load_pool(folder)
    assert pool.complaints == ()
    assert pool.routine_origins == {"my-routine": "mine"}
