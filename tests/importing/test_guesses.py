"""Region, position, kind and sides as the words tell them; when in doubt the harmless answer."""

import pytest

from deskstretch.core.stretch import Kind, Position, Region
from deskstretch.importing import guesses


@pytest.mark.parametrize(
    ("name", "steps", "region"),
    [
        ("Neck roll", "Drop your shoulders. Roll your shoulders.", Region.NECK),
        ("Slow turns", "Turn your head. Keep the shoulders down. Head back.", Region.NECK),
        ("Shoulder blade squeeze", "", Region.SHOULDERS),
        ("Low back arch", "", Region.LOWER_BACK),
        ("Upper back reach", "", Region.UPPER_BACK),
        ("Typist's rest", "Spread your fingers.", Region.WRISTS),
        ("Far and near", "Rest your eyes on a tree.", Region.EYES),
        ("Pigeon", "", Region.HIPS),
        ("Calf stretch", "", Region.LEGS),
        ("Toe raise", "Lift the heels.", Region.ANKLES),
        ("Back stretch", "", Region.LOWER_BACK),
        ("Arch", "Round your back. Come back.", Region.LOWER_BACK),
        ("Coffee", "Lean back and come back.", Region.WHOLE_BODY),
        ("Coffee", "Have one.", Region.WHOLE_BODY),
        ("Backlog", "Necklaces and handsome shinglers.", Region.WHOLE_BODY),
    ],
)
def test_the_region_is_in_the_name_or_else_in_the_steps(name: str, steps: str, region: Region) -> None:
    assert guesses.region(name, steps) is region


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Sit tall.", Position.SEATED),
        ("Do you understand?", Position.SEATED),
        ("Keep your feet flat on the floor.", Position.SEATED),
        ("Look down at the floor.", Position.SEATED),
        ("Stand up.", Position.STANDING),
        ("Walk to the window.", Position.STANDING),
        ("Lie on your back.", Position.FLOOR),
        ("Stand on all fours.", Position.FLOOR),
    ],
)
def test_seated_unless_the_words_say_otherwise(words: str, position: Position) -> None:
    assert guesses.position(words) is position


def test_what_moves_is_mobility() -> None:
    assert guesses.kind("Shoulder rolls") is Kind.MOBILITY
    assert guesses.kind("Hamstring stretch") is Kind.FLEXIBILITY


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("Hold for 10 seconds.", 10),
        ("Hold for 10-15 seconds.", 10),
        ("Bend and hold it 20 s", 20),
        ("Hold the chair. Wait 20 seconds.", None),
        ("Repeat for 10 seconds.", None),
    ],
)
def test_how_long_to_hold_is_read_from_the_words(words: str, seconds: int | None) -> None:
    assert guesses.seconds(words) == seconds
