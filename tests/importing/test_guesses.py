"""Region and kind as the words tell them; when in doubt the harmless answer."""

import pytest

from deskstretch.core.stretch import Kind, Region
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
        ("Knee to chest", "", Region.LOWER_BACK),
        ("Slowly look all the way left", "", Region.EYES),
        ("Chin tuck", "Look straight ahead.", Region.NECK),
        ("Coffee", "Have one.", Region.WHOLE_BODY),
        ("Backlog", "Necklaces and handsome shinglers.", Region.WHOLE_BODY),
    ],
)
def test_the_region_is_in_the_name_or_else_in_the_steps(name: str, steps: str, region: Region) -> None:
    assert guesses.region(name, steps) is region


def test_what_moves_is_mobility() -> None:
    assert guesses.kind("Shoulder rolls") is Kind.MOBILITY
    assert guesses.kind("Hamstring stretch") is Kind.FLEXIBILITY
