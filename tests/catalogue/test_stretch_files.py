"""Reading a file of stretches: what is wrong is named with its place and the mend."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from deskstretch import catalogue
from deskstretch.catalogue import load_catalogue, load_file
from deskstretch.core.errors import CatalogueError
from deskstretch.core.stretch import Equipment, Kind, Level, Position, Region, Sides, Stretch

LEAST = """\
[[stretch]]
id = "wrist-roll"
name = "Wrist roll"
region = "wrists"
kind = "mobility"
position = "seated"
repetitions = 8
steps = ["Make loose fists.", "Roll them slowly."]
"""

FULL = (
    LEAST
    + """\
[[stretch]]
id = "tower-2"
name = "Tower"
region = "whole body"
also = ["shoulders", "ankles"]
kind = "flexibility"
position = "standing"
level = "deep"
sides = "each"
hold = "20s"
sets = 3
equipment = "wall"
steps = ["Reach up."]
benefit = "You are taller."
caution = "Mind the lamp."
not_for = "Low ceilings."
discreet = true
sources = ["my physiotherapist"]
"""
)


def _load(folder: Path, text: str) -> tuple[Stretch, ...]:
    path = folder / "stretches.toml"
    path.write_text(text, encoding="utf-8", newline="")
    return load_file(path)


def _complaint(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        _load(folder, text)
    complaint = str(caught.value)
    assert complaint.isprintable()
    return complaint


def test_a_stretch_needs_few_keys(tmp_path: Path) -> None:
    assert _load(tmp_path, LEAST) == (
        Stretch(
            id="wrist-roll",
            name="Wrist roll",
            region=Region.WRISTS,
            kind=Kind.MOBILITY,
            position=Position.SEATED,
            repetitions=8,
            steps=("Make loose fists.", "Roll them slowly."),
            benefit="",
            sources=(),
        ),
    )


def test_every_key_reaches_the_stretch(tmp_path: Path) -> None:
    assert _load(tmp_path, FULL)[1] == Stretch(
        id="tower-2",
        name="Tower",
        region=Region.WHOLE_BODY,
        also=(Region.SHOULDERS, Region.ANKLES),
        kind=Kind.FLEXIBILITY,
        position=Position.STANDING,
        level=Level.DEEP,
        sides=Sides.EACH,
        hold=timedelta(seconds=20),
        sets=3,
        equipment=Equipment.WALL,
        steps=("Reach up.",),
        benefit="You are taller.",
        caution="Mind the lamp.",
        not_for="Low ceilings.",
        discreet=True,
        sources=("my physiotherapist",),
    )


def test_repetitions_may_change_half_way(tmp_path: Path) -> None:
    steps = 'steps = ["Sit.", "Forward.", "From half way on, backward."]'
    text = LEAST.replace('steps = ["Make loose fists.", "Roll them slowly."]', f"halves = true\n{steps}")
    assert _load(tmp_path, text)[0].halves
    two = text.replace('"Sit.", ', "")
    assert "steps: must be three with halves: into position, " in _complaint(tmp_path, two)
    both = text.replace("halves", 'sides = "both"\nhalves')
    assert 'halves: does not go with sides = "both"' in _complaint(tmp_path, both)


def test_a_file_may_be_empty(tmp_path: Path) -> None:
    assert _load(tmp_path, "# nothing yet\n") == ()


@pytest.mark.parametrize(
    ("line", "wrong", "complaint"),
    [
        (
            10,
            'id = "Tower 2"',
            'Tower 2: id: must be small letters and digits joined by hyphens, like "chin-tuck"',
        ),
        (
            10,
            "id = 7",
            'stretch 2: id: must be small letters and digits joined by hyphens, like "chin-tuck", got 7',
        ),
        (11, 'name = ""', 'tower-2: name: must be a line of text in quotes, got ""'),
        (11, 'name = "To\\nwer"', "tower-2: name: must be one line without control characters"),
        (11, f'name = "{"x" * 61}"', "tower-2: name: must be at most 60 letters, got 61"),
        (12, 'region = "nek"', 'tower-2: region: must be "neck", "shoulders", '),
        (13, 'also = "neck"', 'tower-2: also: must be a list such as ["shoulders"], got "neck"'),
        (13, 'also = ["neck", "neck"]', 'tower-2: also: must not name the same twice, got "neck" again'),
        (14, "kind = true", 'tower-2: kind: must be "flexibility" or "mobility", got true'),
        (18, "hold = 20", 'tower-2: hold: must have its unit, like "20s", got 20'),
        (18, 'hold = "20m"', 'tower-2: hold: must be between 1 second and 10 minutes, got "20m"'),
        (18, 'repetitions = 8\ntempo = "x"', 'tower-2: tempo: must be a duration like "5s", got "x"'),
        (19, "sets = true", "tower-2: sets: must be a whole number from 1 to 10, got true"),
        (19, "sets = 1.0", "tower-2: sets: must be a whole number from 1 to 10, got 1.0"),
        (21, "steps = []", "tower-2: steps: must be a list of 1 to 8, such as "),
        (21, "steps = [1]", "tower-2: steps: must be a line of text in quotes, got 1"),
        (25, "discreet = 1", "tower-2: discreet: must be true or false, got 1"),
        (19, 'setts = "x"', 'tower-2: setts: unknown key, did you mean "sets"?'),
        (
            19,
            '"\\u001b]0;x" = 1',
            "tower-2: \N{REPLACEMENT CHARACTER}]0;x: unknown key, there are: id, name, ",
        ),
        (19, "repetitions = 3", "tower-2: repetitions: does not go with hold; keep one of the two"),
        (19, 'tempo = "3s"', "tower-2: tempo: goes with repetitions, not with hold"),
        (18, 'hold = "20s"\nhalves = true', "tower-2: halves: goes with repetitions, not with hold"),
        (18, "repetitions = 8\nhalves = 2", "tower-2: halves: must be true or false, got 2"),
        (18, "", "tower-2: hold: is missing; give hold = "),
        (14, "", "tower-2: kind: is missing"),
        (10, "", "stretch 2: id: is missing"),
        (10, 'id = "wrist-roll"', "wrist-roll: id: is already taken in stretches.toml"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_mend(
    tmp_path: Path, line: int, wrong: str, complaint: str
) -> None:
    """What is missing is missing from its table, which begins in line 9."""
    lines = FULL.splitlines()
    lines[line - 1] = wrong
    place = 9 if not wrong else line + wrong.count("\n")
    assert _complaint(tmp_path, "\n".join(lines)).startswith(f"stretches.toml, line {place}: {complaint}")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("\n[[stretch]\n", "stretches.toml, line 2, column 10: a ] is missing: [[stretch]]"),
        (
            'name = """\nTower\n',
            'stretches.toml, line 2, column 6: the text that begins with """ in line 1 has no """',
        ),
        (
            "a = " + "[" * 1900,
            "stretches.toml: a number is too long or brackets are nested too deeply",
        ),
        (
            "\n[[strech]]\nid = 1\n",
            "stretches.toml, line 2: strech: unknown key; each stretch begins with [[stretch]]",
        ),
        ("[stretch]\nid = 1\n", "stretches.toml, line 1: stretch: each one begins with [[stretch]]"),
        (
            "stretch = [1]\n",
            "stretches.toml, line 1: stretch 1: stretch: must be a table under [[stretch]], got 1",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    assert _complaint(tmp_path, text).startswith(complaint)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^none\.toml: cannot be read: "):
        load_file(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b"# fran\n# \xe9t\xe9\n")
    with pytest.raises(
        CatalogueError, match=r"^latin\.toml, line 2: not UTF-8, save the file with that encoding$"
    ):
        load_file(path)


def test_a_file_is_at_most_a_megabyte(tmp_path: Path) -> None:
    filled = LEAST + "#\n" * 500_000
    assert _load(tmp_path, filled[:1_000_000])
    assert _complaint(tmp_path, filled[:1_000_001]) == (
        "stretches.toml: over 1 MB, too large for a file written by hand"
    )


def test_a_line_that_would_keep_the_reader_busy_for_hours_is_refused(tmp_path: Path) -> None:
    assert _complaint(tmp_path, "\na" + ".a" * 400_000 + " = 1") == (
        "stretches.toml, line 2: over 2000 letters, break it up"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(CatalogueError, match=r"^pipe\.toml: this is not a file$"):
        load_file(tmp_path / "pipe.toml")


def test_the_mark_of_windows_editors_and_their_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode())
    assert [stretch.id for stretch in load_file(path)] == ["wrist-roll"]


def test_the_catalogue_reads_every_file_beside_it() -> None:
    folder = Path(catalogue.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.toml")]
    assert len(load_catalogue()) == sum(text.count("\n[[stretch]]\n") for text in texts)
