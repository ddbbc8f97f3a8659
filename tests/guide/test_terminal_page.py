"""The page in a terminal of any size: everything has its place, and nothing leaves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from deskstretch.core.course import begin
from deskstretch.core.stretch import Region, Sides, Stretch
from deskstretch.guide.asking import Question
from deskstretch.guide.terminal_page import Keys, Paper, page
from deskstretch.guide.terminal_ring import ring
from tests.core.doses import stretches
from tests.desk import stretch

LUNGE = stretch(
    "lunge",
    sides=Sides.EACH,
    sets=2,
    steps=("Set your right foot back.", "Bend the left knee.", "Breathe."),
    caution="Mind the knee.",
)
NOD = stretch("nod", hold=None, repetitions=10, tempo=timedelta(seconds=4))


def written(
    *some: Stretch, after: float = 10, columns: int = 80, rows: int = 24, title: str = "", **more: Any
) -> str:
    keys = more.pop("keys", Keys(sound=True))
    paper = Paper(columns=columns, rows=rows, **more)
    return "\n".join(
        line.plain for line in page(begin(some, 0).where(after), paper, title=title, keys=keys)
    )


def test_a_usual_terminal_has_room_for_everything():
    text = written(LUNGE, NOD, title="Desk reset")
    for words in (
        "Desk reset · 1 of 2",
        "Lunge",
        "Hold · Right side, 1 of 2",
        "  Set your right foot back.",
        "> Bend the left knee.",
        "26 s",
        "Next: left side, 1 of 2",
        "Mind the knee.",
        "Space pause   → next   ← again   M mute   Esc stop",
    ):
        assert words in text
    assert "██" in text


def test_in_a_narrow_terminal_the_ring_stands_below_the_words():
    lines = written(LUNGE, columns=40).split("\n")
    first_of_ring = next(number for number, line in enumerate(lines) if "▄█" in line)
    assert first_of_ring > lines.index(" > Bend the left knee.")
    assert any("26 s" in line and "█" in line for line in lines)


def test_where_rows_are_few_the_step_in_force_stays_and_the_others_go():
    text = written(LUNGE, columns=40, rows=12)
    assert "> Bend the left knee." in text
    assert "Set your right foot back." not in text
    assert "26 s" in text
    assert "Esc stop" in text


def test_with_next_to_no_room_the_seconds_come_first():
    assert "26 s" in written(LUNGE, columns=24, rows=3).split("\n")[0]
    assert "Space pause" in written(LUNGE, columns=24, rows=8)


def test_a_pause_is_said_and_how_to_go_on():
    paused = begin([LUNGE], 0).paused(10).where(12)
    text = "\n".join(line.plain for line in page(paused, Paper(columns=80, rows=24), keys=Keys()))
    assert "Paused · Right side" in text
    assert "Space go on" in text


def test_only_what_can_be_pressed_is_offered():
    assert "mute" not in written(LUNGE, keys=Keys())
    assert "M sound on" in written(LUNGE, keys=Keys(sound=True, muted=True))
    assert "Esc" not in written(LUNGE, keys=None)


@pytest.mark.parametrize("rows", [24, 12, 3])
@pytest.mark.parametrize("columns", [80, 40])
def test_a_question_is_seen_in_a_terminal_of_any_size(columns: int, rows: int):
    def asked(question: Question) -> str:
        keys = Keys(hurts=True, asks=question)
        return " ".join(written(LUNGE, columns=columns, rows=rows, keys=keys).split())

    assert "Stop it, and never" in asked(Question.HURTS)
    assert "Next (→) once more" in asked(Question.FINISH)


def test_a_question_says_which_key_answers_it_and_the_caution_gives_way():
    text = written(LUNGE, columns=120, keys=Keys(hurts=True, asks=Question.HURTS))
    assert "never suggest it again? Then H once" in text
    assert "Mind the knee." not in text


def test_the_key_for_pain_is_offered_where_somebody_hears_of_it():
    assert "H it hurts" in written(LUNGE, keys=Keys(hurts=True))
    assert "hurts" not in written(LUNGE, keys=Keys())


def test_the_name_of_a_routine_is_cut_and_its_place_in_it_is_not():
    above = written(LUNGE, NOD, title="Everything that was ever good for anybody, in one go", columns=50)
    [line] = [line for line in above.split("\n") if "Everything" in line]
    assert line.strip().endswith("… · 1 of 2")


def test_a_breath_tells_in_and_out_in_the_place_of_the_heading():
    calm = stretch("calm", region=Region.BREATH, hold=None, repetitions=6, tempo=timedelta(seconds=10))
    assert "Breathe in 3" in written(calm, after=7.5)
    assert "Breathe out 6" in written(calm, after=10)


def test_brackets_in_a_name_are_letters_and_no_markup():
    steps = ("[link=https://example.org]Sit[/link].",)
    sly = replace(NOD, name="[blink]Nod[/] :smile:", steps=steps)
    console = Console(width=80, force_terminal=True, color_system="standard")
    lines = page(begin([sly], 0).where(7), Paper(columns=80, rows=24))
    with console.capture() as captured:
        for line in lines:
            console.print(line)
    assert "[blink]Nod[/] :smile:" in captured.get()
    assert "[link=https://example.org]Sit[/link]." in captured.get()


WORDS = st.text(st.sampled_from("ab [/]-伸é👋🏽"), min_size=1, max_size=60).filter(str.strip)


@given(
    stretches(),
    st.lists(WORDS, min_size=1, max_size=8),
    WORDS,
    st.integers(8, 160),
    st.integers(1, 60),
    st.floats(0, 2000),
)
def test_nothing_ever_leaves_the_page(
    some: Stretch, steps: list[str], name: str, columns: int, rows: int, after: float
):
    some = replace(some, name=name, steps=tuple(steps))
    place = begin([some, NOD], 0).where(after)
    lines = page(place, Paper(columns=columns, rows=rows), title=name, keys=Keys(sound=True))
    assert len(lines) <= rows
    assert all(line.cell_len <= columns for line in lines)


def done(lines: Sequence[Text], colour: str = "green") -> int:
    """How many letters of the ring are drawn in the colour of what is done."""
    return sum(
        span.end - span.start for line in lines for span in line.spans if str(span.style).startswith(colour)
    )


@pytest.mark.parametrize("rows", [7, 9, 11])
def test_the_ring_is_round(rows: int):
    lines = [line.plain for line in ring(1.0, rows, colour="green", middle="")]
    assert [len(line) for line in lines] == [2 * rows] * rows
    turned = str.maketrans("▀▄", "▄▀")
    assert lines == [line[::-1] for line in lines], "the left half is the right one mirrored"
    assert lines == [line.translate(turned) for line in reversed(lines)], "and the upper one the lower"


def test_the_ring_fills_clockwise_from_the_top():
    shares = [done(ring(share / 20, 11, colour="green", middle="")) for share in range(21)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    quarter = ring(0.25, 11, colour="green", middle="")
    assert done(quarter[:6]) > 0
    assert done(quarter[6:]) == 0
    assert all(span.start >= 11 for line in quarter for span in line.spans if str(span.style) == "green")


def test_what_is_left_of_the_ring_can_be_told_without_colours():
    half = [line.plain for line in ring(0.5, 9, colour="green", middle="8 s", track=False)]
    assert all("·" in line[:9] and "·" not in line[9:] for line in half)
    assert "8 s" in half[4]
