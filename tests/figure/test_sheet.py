"""The page with all figures: who reads it knows the names, not the ids."""

from deskstretch.figure.camera import View
from deskstretch.figure.figure import Figure
from deskstretch.figure.sheet import _fitting, sheet
from deskstretch.figure.theme import Theme

from .test_solve import SITTING

FIGURE = Figure(poses=(SITTING,), view=View.SIDE)


def test_two_of_one_name_are_both_on_it_and_each_is_told() -> None:
    told: list[tuple[int, int]] = []
    page = sheet(
        [("Mine", FIGURE)] * 3, Theme.LIGHT, 64, columns=2, drawn=lambda done, of: told.append((done, of))
    )
    assert page.size == (128, 2 * (64 + 14))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_long_name_is_not_written_into_its_neighbour() -> None:
    assert _fitting("Chin tuck", 9, len) == "Chin tuck"
    assert _fitting("Thoracic extension on a roller", 12, len) == "Thoracic..."
    assert _fitting("Thoracic", 2, len) == "..."
