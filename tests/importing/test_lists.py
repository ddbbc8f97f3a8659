"""Lists as people write them, cut into their exercises; what is no list is refused."""

import inspect
from pathlib import Path

import pytest

from deskstretch.core.errors import CatalogueError
from deskstretch.importing import Imported, plain_list, read

ROOT = Path(__file__).parents[2]


def imported(folder: Path, content: str, name: str = "list.txt") -> Imported:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read(path)


NECK = ("Neck tilt", ("Sit tall.", "Tip your ear to your shoulder."), "30 s a side")
CALF = ("Wall calf stretch", ("Stand facing a wall.", "Step one foot back."), "30 s a side, 3 rounds")
TUCK = ("Chin tuck", ("Draw your chin back.",), "10 times, 4 s each")

BLOCKS = """\
Neck tilt
Sit tall.
Tip your ear to your shoulder.
Hold 30 seconds each side

Wall calf stretch
Stand facing a wall.
Step one foot back.
Hold 30 seconds each side, repeat 3 times

Chin tuck
Draw your chin back.
10 times
"""
NUMBERED = """\
1. Neck tilt
Sit tall.
Tip your ear to your shoulder.
Hold 30 seconds each side
2. Wall calf stretch
Stand facing a wall.
Step one foot back.
Hold 30 seconds each side, repeat 3 times
3. Chin tuck
Draw your chin back.
10 times
"""
NUMBERED_WITH_GAPS = NUMBERED.replace("\n2.", "\n\n2)").replace("\n3.", "\n\n3)").replace("\n1.", "\n1)")
NAMES_APART = (
    NUMBERED.replace("tilt\n", "tilt\n\n").replace("stretch\n", "stretch\n\n").replace("tuck\n", "tuck\n\n")
)
STEPS_COUNTED = """\
Neck tilt
1. Sit tall.
2. Tip your ear to your shoulder.
Hold: 30 s each side

Wall calf stretch
1. Stand facing a wall.
2. Step one foot back.
Hold: 30 s each side, sets: 3

Chin tuck
1. Draw your chin back.
Reps: 10
"""
BULLETS = """\
My exercises:
- Neck tilt
  Sit tall.
  Tip your ear to your shoulder.
  30 s each side
- Wall calf stretch: Stand facing a wall. Step one foot back. 3 x 30 s each side
- Chin tuck - Draw your chin back. (10x)
"""
NO_GAPS = BLOCKS.replace("\n\n", "\n")
TITLED = f"Home exercises\n\n{BLOCKS}\nSee you in two weeks!\n"
WRAPPED = BLOCKS.replace("ear to your", "ear\nto your")
INDENTED = BLOCKS.replace("\n\n", "\n@").replace("\n", "\n    ").replace("\n    @", "\n").rstrip() + "\n"
LINES = """\
Neck tilt: Sit tall. Tip your ear to your shoulder. 30 s each side
Wall calf stretch: Stand facing a wall. Step one foot back. 3 x 30 s each side
Chin tuck: Draw your chin back. 10 times
"""


@pytest.mark.parametrize(
    "text",
    [
        BLOCKS, BLOCKS.replace("\n", "\r\n"), NUMBERED, NUMBERED_WITH_GAPS, NAMES_APART, STEPS_COUNTED,
        BULLETS, BULLETS.replace("- N", "[ ] N").replace("- W", "[ ] W").replace("- Chin", "[x] Chin"),
        NO_GAPS, TITLED, WRAPPED, INDENTED, LINES, LINES.replace("\n", "\n\n"),
    ],
    ids=[
        "blocks", "windows", "numbered", "gaps", "names apart", "counted steps", "bullets", "boxes",
        "no gaps", "titled", "wrapped", "indented", "lines", "double spaced",
    ],
)  # fmt: skip
def test_the_same_three_exercises_come_out_of_every_way_to_write_them(tmp_path: Path, text: str) -> None:
    found = imported(tmp_path, text)
    assert [(stretch.name, stretch.steps, stretch.dose) for stretch in found.entries] == [NECK, CALF, TUCK]


def test_what_stands_around_a_list_is_left_out_and_said(tmp_path: Path) -> None:
    found = imported(tmp_path, TITLED)
    assert [name for name, _ in found.skipped] == ["Home exercises", "See you in two weeks!"]


@pytest.mark.parametrize(
    ("line", "name", "dose"),
    [
        ("Chin tuck (10x)", "Chin tuck", "10 times, 4 s each"),
        ("Doorway chest stretch - 3 x 30 sec", "Doorway chest stretch", "30 s, 3 rounds"),
        ("Neck tilt for 30 s each side", "Neck tilt", "30 s a side"),
        ("Wrist bend, hold 20 seconds", "Wrist bend", "20 s"),
        ("Shoulder rolls ten times", "Shoulder rolls", "10 times, 4 s each"),
        ("Squat hold 30 s", "Squat hold", "30 s"),
        ("3 x 10 heel raises", "heel raises", "10 times, 4 s each, 3 rounds"),
        ("10x chin tucks", "chin tucks", "10 times, 4 s each"),
        ("Neck turn. Hold 10 seconds. Repeat 3 times.", "Neck turn", "10 s, 3 rounds"),
        ("Neck turn level 2", "Neck turn level 2", "30 s"),
        ("Turn your head. Hold for ten seconds, then let go.", "Turn your head", "10 s"),
    ],
)
def test_the_end_of_a_line_may_say_how_long(tmp_path: Path, line: str, name: str, dose: str) -> None:
    [stretch] = imported(tmp_path, line).entries
    assert (stretch.name, stretch.dose) == (name, dose)


def test_a_drink_in_a_list_is_left_out_and_a_strange_line_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path, "Chin tuck; Back.; 10x\nNeck tilt; Over.; 30 s\nDrink water; ; 2x\nAnna, 555 123\n"
    )
    assert [stretch.id for stretch in found.entries] == ["chin-tuck", "neck-tilt"]
    drink, strange = found.skipped
    assert drink == ("Drink water", "is no stretch")
    assert strange.reason.startswith("does not read like an exercise; with a dose")


LOG = "".join(f"2026-11-20 10:{minute:02}:07 INFO neck: will stretch in 30 s\n" for minute in range(60))
PROSE = """\
When you sit for a long time your back gets stiff, and that is why people who work at a desk
should get up now and then. It is not known how often, but most guides say that every half hour
is good. You can stretch your neck, your shoulders and your hips, and it does not take long.

There are many ways to do it. Some people walk, others stretch. What matters is that you do it
at all; the best exercise is the one which is done.
"""
MAIL = "From: Anna\nTo: Ben\nSubject: Lunch\n\nHi Ben,\nshall we eat at noon? I will be in town.\nAnna\n"
TODO = "- buy milk\n- answer the mail\n- water the plants\n- new tyres\n"
PORTS = "".join(f"service{number}\t{number}/tcp\t\t# some name\n" for number in range(60))
PRICES = "Milk;1.20\nBread;3\nEggs;2,50\n"
PEOPLE = "name,email,phone\nAnna,anna@example.org,555\nBen,ben@example.org,556\n"


@pytest.mark.parametrize(
    "text",
    [LOG, PROSE, MAIL, TODO, PEOPLE, PORTS, PRICES],
    ids=["log", "prose", "mail", "things to do", "people", "ports", "prices"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.md"])
def test_what_is_no_list_of_exercises_is_refused_in_one_line(tmp_path: Path, text: str, name: str) -> None:
    try:
        found = imported(tmp_path, text, name)
    except CatalogueError as error:
        assert str(error).isprintable()  # noqa: PT017 - or nothing at all was found
        assert '30 s; each"' in str(error)  # noqa: PT017
    else:
        assert not found.entries


@pytest.mark.parametrize(
    "path", ["README.md", "CHANGELOG.md", "docs/architecture.md", "Makefile", "LICENSE"]
)
def test_our_own_documents_are_no_lists_though_they_speak_of_nothing_but_stretches(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(CatalogueError, match="does not read like a list of exercises"):
        imported(tmp_path, (ROOT / path).read_text(encoding="utf-8"))


def test_code_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="does not read like a list"):
        imported(tmp_path, inspect.getsource(plain_list))


def test_a_document_around_a_list_yields_the_list_only_where_it_is_most_of_it(tmp_path: Path) -> None:
    found = imported(tmp_path, f"# For Ben\n\nYou should do these every day.\n\n{NUMBERED}")
    assert [stretch.name for stretch in found.entries] == ["Neck tilt", "Wall calf stretch", "Chin tuck"]
    assert [name for name, _ in found.skipped] == ["You should do these every day."]
