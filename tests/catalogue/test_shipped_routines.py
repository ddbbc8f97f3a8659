"""The routines that ship: they take as long as they are said to, and have a good order."""

from datetime import timedelta
from itertools import pairwise

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.catalogue.routine_file import load_routines
from deskstretch.core.routine import PartKind, Routine
from deskstretch.core.routine_words import minutes
from deskstretch.core.settings import Settings
from deskstretch.core.stretch import Equipment, Level, Position, Region

STRETCHES = {stretch.id: stretch for stretch in load_catalogue()}
ROUTINES = {routine.id: routine for routine in load_routines(STRETCHES.values())}
MINUTES = {"desk-reset": 3, "gentle-start": 5, "after-work": 12, "before-bed": 8}
every_routine = pytest.mark.parametrize("routine", ROUTINES.values(), ids=lambda routine: routine.id)


@pytest.mark.parametrize(("routine_id", "wanted"), MINUTES.items())
def test_it_takes_as_long_as_it_is_said_to(routine_id: str, wanted: int) -> None:
    routine = ROUTINES[routine_id]
    said = timedelta(minutes=wanted)
    assert abs(routine.duration - said) <= said / 10
    assert minutes(routine) == f"{wanted} min"


def test_there_are_no_others() -> None:
    assert list(ROUTINES) == list(MINUTES)


@every_routine
def test_it_warms_up_moves_lengthens_and_ends_with_breathing(routine: Routine) -> None:
    assert [part.kind for part in routine.parts] == list(PartKind)
    assert routine.stretches[-1].region is Region.BREATH
    for part in routine.parts[1:3]:
        assert {stretch.kind.value for stretch in part.stretches} == {part.kind.value}


@every_routine
def test_nobody_has_to_get_up_from_the_floor_and_down_again(routine: Routine) -> None:
    places = [stretch.position for stretch in routine.stretches[:-1]]
    order = {Position.SEATED: 0, Position.STANDING: 0, Position.FLOOR: 1}
    assert all(order[one] <= order[other] for one, other in pairwise(places))


@every_routine
def test_its_doses_are_those_of_the_catalogue_or_shorter(routine: Routine) -> None:
    for stretch in routine.stretches:
        assert stretch.duration <= STRETCHES[stretch.id].duration
        assert stretch.hold is None or stretch.hold >= timedelta(seconds=10)
        assert stretch.repetitions is None or stretch.repetitions >= min(
            3, STRETCHES[stretch.id].repetitions or 0
        )


@every_routine
def test_no_stretch_comes_twice_and_nothing_needs_more_than_a_mat(routine: Routine) -> None:
    assert len(set(routine.stretches)) == len(routine.stretches)
    assert {stretch.equipment for stretch in routine.stretches} <= {*Settings().stretches.equipment} | {
        Equipment.NONE
    }


@every_routine
def test_its_texts_fit_a_line(routine: Routine) -> None:
    assert 0 < len(routine.name) <= 20
    assert 0 < len(routine.about) <= 80


def positions(routine_id: str) -> set[Position]:
    """Where the stretches before the breathing are done; that one is done sitting, wherever one is."""
    return {stretch.position for stretch in ROUTINES[routine_id].stretches[:-1]}


def test_the_desk_reset_stays_in_the_chair() -> None:
    assert set(ROUTINES["desk-reset"].positions) == {Position.SEATED}


def test_after_work_stands_and_goes_to_the_floor_and_before_bed_is_on_the_floor() -> None:
    assert positions("after-work") == {Position.STANDING, Position.FLOOR}
    assert positions("before-bed") == {Position.FLOOR}


def test_beginners_roll_the_spine_tilt_the_neck_and_circle_the_ankles_gently() -> None:
    routine = ROUTINES["gentle-start"]
    assert {stretch.level for stretch in routine.stretches} == {Level.GENTLE}
    ids = {stretch.id for stretch in routine.stretches}
    assert {"seated-spinal-roll-down", "neck-nod", "ankle-circles"} <= ids
