"""A dose is never changed in silence: what is written comes out, or is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.stretch import Sides
from deskstretch.importing import Imported, read
from deskstretch.importing.dose import Dose, fitted
from deskstretch.importing.dose_words import reading


def imported(folder: Path, name: str, content: str) -> Imported:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read(path)


TEMPO = "no time is given for one: 4 s are assumed"
NOTHING = "no length is given: 30 s are assumed"


@pytest.mark.parametrize(
    ("hold", "reps", "sets", "dose", "remarks"),
    [
        ("30s", "", "", "30 s", []),
        ("", "10", "", "10 times, 4 s each", [TEMPO]),
        ("30s", "2", "", "30 s, 2 rounds", []),
        ("30", "2", "1", "30 s, 2 rounds", []),
        ("30 sec", "", "3", "30 s, 3 rounds", []),
        ("30 sek", "", "", "30 s", []),
        ("30 Sek.", "", "3", "30 s, 3 rounds", []),
        ("45 Sekunden", "", "", "45 s", []),
        ("1 Minute", "", "", "60 s", []),
        ("1 min. 0 sek", "", "", "60 s", []),
        ("40 secs", "", "", "40 s", []),
        ("5", "10", "", "10 times, 5 s each", []),
        ("5", "10", "3", "10 times, 5 s each, 3 rounds", []),
        ("30", "2", "3", "2 times, 30 s each, 3 rounds", []),
        ("20", "15", "", "15 times, 20 s each", []),
        ("30", "1", "2", "30 s, 2 rounds", []),
        ("", "10", "3", "10 times, 4 s each, 3 rounds", [TEMPO]),
        ("", "", "3", "30 s, 3 rounds", [NOTHING]),
        ("", "", "", "30 s", [NOTHING]),
        ("3x30s", "", "", "30 s, 3 rounds", []),
        ("3 x 30", "", "", "30 s, 3 rounds", []),
        ("", "2 x 10", "", "10 times, 4 s each, 2 rounds", [TEMPO]),
        ("", "10x", "", "10 times, 4 s each", [TEMPO]),
        ("1 min", "", "", "60 s", []),
        ("1:10", "", "", "70 s", ["is held for 1 min 10 s: more than a minute, is that meant?"]),
        ("2 min", "", "", "120 s", ["is held for 2 min: more than a minute, is that meant?"]),
        (
            "5 min",
            "",
            "",
            "180 s",
            ["5 min became 3 min", "is held for 3 min: more than a minute, is that meant?"],
        ),
        ("30-60 sec", "", "", "30 s", ['"30-60 sec": the lower is taken']),
        ("", "8-12", "", "8 times, 4 s each", ['"8-12": the lower is taken', TEMPO]),
        ("3", "", "", "3 s", []),
        ("0", "", "", "30 s", ["0 s are left out", NOTHING]),
        ("a while", "", "", "30 s", ['"a while" is no length', NOTHING]),
        (
            "",
            "5000",
            "",
            "200 times, 4 s each",
            ["5000 repetitions became 200", TEMPO, "takes 13 min in all"],
        ),
        ("30", "", "12", "12 times, 30 s each", ["takes 6 min in all"]),
        (
            "",
            "10",
            "12",
            "10 times, 4 s each, 10 rounds",
            [TEMPO, "12 rounds became 10", "takes 7 min in all"],
        ),
        ("30 s", "20 s", "", "30 s", ["seconds: 30 and 20 are given; 30 counts"]),
        ("30 s x 3", "", "", "30 s, 3 rounds", []),
        ("", "10 (hold 5 sec)", "", "10 times, 5 s each", []),
    ],
)
def test_columns_of_hold_repetitions_and_sets_are_all_kept(
    tmp_path: Path, hold: str, reps: str, sets: str, dose: str, remarks: list[str]
) -> None:
    found = imported(
        tmp_path,
        "a.csv",
        f"Exercise,Instructions,Hold,Reps,Sets\nNeck turn,Sit tall.,{hold},{reps},{sets}\n",
    )
    assert found.entries[0].dose == dose
    assert sorted(remark.words for remark in found.remarks) == sorted(remarks)


@pytest.mark.parametrize(
    ("written", "dose"),
    [
        ("30", "30 s"),
        ("45 sec", "45 s"),
        ("1 min", "60 s"),
        ("half a minute", "30 s"),
        ("8 times", "8 times, 4 s each"),
        ("twice", "2 times, 4 s each"),
        ("3x10 reps", "10 times, 4 s each, 3 rounds"),
        ("3 x 10", "10 times, 4 s each, 3 rounds"),
        ("3 sets of 10", "10 times, 4 s each, 3 rounds"),
        ("2 × 30s", "30 s, 2 rounds"),
        ("30 s x 3", "30 s, 3 rounds"),
        ('30" x 3', "30 s, 3 rounds"),
        ("10 x 5 sec", "10 times, 5 s each"),
        ("5 second hold x 10", "10 times, 5 s each"),
        ("hold 5 sec, 10 reps", "10 times, 5 s each"),
        ("Sets: 3 Reps: 10 Hold: 5 seconds", "10 times, 5 s each, 3 rounds"),
        ("3 x 10 x 5s", "10 times, 5 s each, 3 rounds"),
        ("30 s each side, 2 times", "30 s a side, 2 rounds"),
        ("10 reps/side", "10 times a side, 4 s each"),
        ("five slow breaths", "25 s"),
        ("20 s a side, 2 rounds", "20 s a side, 2 rounds"),
        ("10 times, 5 s each", "10 times, 5 s each"),
        ("10 times, 4 s each, sides in turn", "10 times, 4 s each, sides in turn"),
    ],
)
def test_a_dose_is_read_as_people_write_it(tmp_path: Path, written: str, dose: str) -> None:
    for name, row in (("a.txt", f"Neck turn; Sit tall.; {written}"), ("b.txt", f"Neck turn: {written}")):
        if name == "a.txt" or not written.isdigit():
            assert imported(tmp_path, name, row).entries[0].dose == dose, name


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "10 reps, twice a day",
            'how often ("2 times a day") is left out: your settings say when to remind',
        ),
        ("30 s, rest 10 s between sets", '"rest 10 s between sets" is left out: there are no pauses'),
        ("3 x 10", '"3 x 10" is read as 3 rounds of 10 times; "3 x 10 s" would be seconds'),
        ("30 s each", '"each" is taken for each side'),
        ("10 each side", '"10" is read as seconds; "10x" would be repetitions'),
        ("five slow breaths", "a breath is taken for 5 s"),
    ],
)
def test_what_was_taken_somehow_is_told(tmp_path: Path, written: str, told: str) -> None:
    found = imported(tmp_path, "a.txt", f"Neck turn; Sit tall.; {written}")
    assert any(remark.words.startswith(told) for remark in found.remarks)


@pytest.mark.parametrize(
    ("sides", "hold", "reps", "dose"),
    [
        ("each", "30", "2", "30 s a side, 2 rounds"),
        ("both", "30", "", "30 s a side"),
        ("both", "30", "2", "30 s a side, 2 rounds"),
        ("both", "", "10", "10 times, 4 s each, sides in turn"),
        ("both sides", "", "10", "10 times a side, 4 s each"),
        ("alternating", "5", "10", "10 times, 5 s each, sides in turn"),
        ("L/R", "30", "", "30 s a side"),
        ("2", "30", "", "30 s a side"),
        ("none", "30", "", "30 s"),
        ("", "30", "", "30 s"),
    ],
)
def test_a_dose_is_for_each_side_unless_the_sides_take_turns(
    tmp_path: Path, sides: str, hold: str, reps: str, dose: str
) -> None:
    found = imported(tmp_path, "a.csv", f"Name,Hold,Reps,Sides\nNeck turn,{hold},{reps},{sides}\n")
    assert found.entries[0].dose == dose
    if sides == "both":
        assert any("each side" in remark.words or "take turns" in remark.words for remark in found.remarks)


def test_sides_that_are_said_twice_and_differ_are_told(tmp_path: Path) -> None:
    found = imported(tmp_path, "a.csv", "Name,Hold,Sides\nNeck turn,30 s each side,none\n")
    assert found.entries[0].dose == "30 s"
    assert ("neck-turn", "sides: none and each are given; none counts") in found.remarks


def test_one_side_alone_is_a_step(tmp_path: Path) -> None:
    [stretch] = imported(tmp_path, "a.csv", "Name,Hold,Side\nNeck turn,30,left\n").entries
    assert (stretch.sides, stretch.steps[-1]) == (Sides.NONE, "Only the left side.")


def test_minutes_and_notes_and_how_often_have_columns_of_their_own(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "a.csv",
        "#,Exercise Name,Technique,Duration (min),No. of sets,Times per day,Starting position,Notes,Video\n"
        "1,Hamstring stretch,Lean forward.,1,2,3,Sitting,Stop if it tingles.,http://x\n",
    )
    [stretch] = found.entries
    assert (stretch.dose, stretch.position, stretch.caution) == (
        "60 s, 2 rounds",
        "seated",
        "Stop if it tingles.",
    )
    assert [words for _, words in found.remarks] == [
        'how often ("3") is left out: your settings say when to remind',
        "its note is kept as a caution",
    ]
    assert found.notes == ('These columns are left out: "Video"',)


def test_without_column_names_what_a_cell_says_tells_what_it_is(tmp_path: Path) -> None:
    found = imported(tmp_path, "a.csv", "Neck stretch,Tilt your head.,30s,2,each\nChin tuck,10x\n")
    assert [stretch.dose for stretch in found.entries] == ["30 s a side, 2 rounds", "10 times, 4 s each"]


NUMBER = st.none() | st.integers(0, 300)


@given(NUMBER, NUMBER, NUMBER)
def test_whatever_is_not_kept_is_told(
    seconds: int | None, repetitions: int | None, sets: int | None
) -> None:
    fit = fitted(Dose(seconds, repetitions, sets))
    in_all = fit.sets * (
        fit.hold.total_seconds() if fit.hold else (fit.repetitions or 0) * fit.tempo.total_seconds()
    )
    if seconds is not None and in_all != seconds * (repetitions or 1) * (sets or 1):
        assert fit.remarks
    if seconds is None or 0 in (seconds, repetitions, sets):
        assert fit.remarks


@given(st.text(alphabet="0123456789x×-:/ ,.stmrepsecholdaie\"'", max_size=40))
def test_any_words_have_a_reading(text: str) -> None:
    read = reading(text)
    assert read.is_pure == (read.dose.is_said and not read.rest)
