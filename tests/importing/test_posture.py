"""Where an exercise is done, told by its words; in doubt never a chair for what needs the floor."""

import pytest

from deskstretch.core.stretch import Equipment, Position, Region
from deskstretch.importing.posture import posture

SEATED, STANDING, FLOOR = Position


@pytest.mark.parametrize(
    ("words", "position", "equipment"),
    [
        ("Sit tall.", SEATED, Equipment.NONE),
        ("Sit with feet hip-width apart.", SEATED, Equipment.NONE),
        ("Sit or stand tall.", SEATED, Equipment.NONE),
        ("Sit down, without standing up again.", SEATED, Equipment.NONE),
        ("Sit tall, feet flat on the floor.", SEATED, Equipment.NONE),
        ("Sit and lean on the back of your chair.", SEATED, Equipment.CHAIR_BACK),
        ("Step 1: sit tall.", SEATED, Equipment.NONE),
        ("Seated bridge of hands.", SEATED, Equipment.NONE),
        ("Lean on the wall and step one foot back.", STANDING, Equipment.WALL),
        ("Lean on the wall.", STANDING, Equipment.WALL),
        ("Forearms on the doorway, lean in.", STANDING, Equipment.WALL),
        ("Feet hip-width apart, arms up.", STANDING, Equipment.NONE),
        ("Stand up.", STANDING, Equipment.NONE),
        ("Sit, then stand up.", STANDING, Equipment.NONE),
        ("Standing, hands on the desk.", STANDING, Equipment.DESK),
        ("Walk to the window.", STANDING, Equipment.NONE),
        ("Calf raise.", STANDING, Equipment.NONE),
        ("On one leg.", STANDING, Equipment.NONE),
        ("Lie on your back.", FLOOR, Equipment.MAT),
        ("Lying hamstring stretch.", FLOOR, Equipment.MAT),
        ("Stand on all fours.", FLOOR, Equipment.MAT),
        ("Kneel in front of the chair.", FLOOR, Equipment.MAT),
        ("Sit on the floor, legs long.", FLOOR, Equipment.MAT),
        ("On your hands and knees.", FLOOR, Equipment.MAT),
        ("Use a mat.", FLOOR, Equipment.MAT),
        ("Foam roller under your back.", FLOOR, Equipment.ROLLER),
        ("Single-leg bridge.", FLOOR, Equipment.MAT),
        ("Bridge.", FLOOR, Equipment.MAT),
        ("Cat-cow.", FLOOR, Equipment.MAT),
        ("Prone press-up.", FLOOR, Equipment.MAT),
    ],
)
def test_the_words_tell_the_position_and_what_it_needs(
    words: str, position: Position, equipment: Equipment
) -> None:
    assert posture(words, Region.NECK) == (position, equipment, True, "")


@pytest.mark.parametrize(
    ("region", "position"),
    [
        (Region.NECK, SEATED),
        (Region.WRISTS, SEATED),
        (Region.LEGS, STANDING),
        (Region.WHOLE_BODY, STANDING),
        (Region.HIPS, FLOOR),
        (Region.LOWER_BACK, FLOOR),
        (Region.WHOLE_SPINE, FLOOR),
    ],
)
def test_without_a_word_the_position_is_a_guess_that_never_asks_too_little(
    region: Region, position: Position
) -> None:
    place = posture("Do you understand? Cross one leg over. Look down at the floor.", region)
    assert (place.position, place.is_sure) == (position, False)


def test_a_position_that_is_given_is_no_guess() -> None:
    place = posture("Lie on your back, towel in both hands.", Region.LEGS, SEATED)
    assert (place.position, place.is_sure, place.also_needs) == (SEATED, True, "towel")
