"""Routines as data: how long they take, and what is left of one for a person with limits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskstretch.core.routine import Part, PartKind, Routine, fitted
from deskstretch.core.routine_words import losses, minutes, nothing_left, shortened
from deskstretch.core.settings import Notifications, Settings, Stretches
from deskstretch.core.stretch import Equipment, Kind, Level, Position, Region, Sides, Stretch

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def stretch(name: str, region: Region = Region.NECK, **changes: object) -> Stretch:
    usual = Stretch(
        id=name,
        name=name.capitalize(),
        region=region,
        kind=Kind.MOBILITY,
        position=Position.SEATED,
        hold=timedelta(seconds=20),
        steps=("Breathe.",),
        benefit="",
        sources=(),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


TOWER = stretch("tower")
BOW = stretch("bow", Region.HIPS, position=Position.FLOOR, level=Level.DEEP, equipment=Equipment.ROLLER)
LAMP = stretch("lamp", Region.WRISTS, also=(Region.SHOULDERS,), sides=Sides.EACH)
POOL = (TOWER, BOW, LAMP)
ROUTINE = Routine(
    id="all",
    name="All of it",
    parts=(Part(PartKind.WARM_UP, (TOWER, LAMP)), Part(PartKind.COOL_DOWN, (BOW,))),
)


def left(hurts: dict[str, datetime] | None = None, **stretches: object) -> list[str]:
    """What is left of the routine, and in brackets what it has lost."""
    routine = fitted(ROUTINE, POOL, Stretches(**stretches), hurts or {}, NOW)  # type: ignore[arg-type]
    if routine is None:
        return []
    return [*(s.id for s in routine.stretches), *(f"({s.id})" for s in routine.without)]


def test_its_length_has_the_pauses_before_and_within_the_stretches() -> None:
    # 6 s to sit ready and 20; 6 and 20 a side with 5 between; 12 to get down and 20.
    assert ROUTINE.duration == timedelta(seconds=26 + 51 + 32)
    assert [s.id for s in ROUTINE.stretches] == ["tower", "lamp", "bow"]
    assert ROUTINE.positions == (Position.SEATED, Position.FLOOR)


def test_who_chose_a_routine_may_be_asked_to_get_down_deep_and_with_a_roller() -> None:
    limits = {"positions": (Position.SEATED,), "level": Level.GENTLE, "equipment": (), "discreet": True}
    assert left(**limits) == ["tower", "lamp", "bow"]


@pytest.mark.parametrize(
    ("limits", "rest"),
    [
        ({"exclude": ("lamp",)}, ["tower", "bow", "(lamp)"]),
        ({"hurts": {"tower": NOW - timedelta(days=300)}}, ["lamp", "bow", "(tower)"]),
        ({"regions": {Region.HIPS: 0}}, ["tower", "lamp", "(bow)"]),
        ({"regions": {Region.SHOULDERS: 0}}, ["tower", "bow", "(lamp)"]),
        ({"exclude": ("tower",), "regions": {Region.HIPS: 0}}, ["lamp", "(tower)", "(bow)"]),
        ({"exclude": ("tower", "lamp", "bow")}, []),
    ],
)
def test_what_hurts_is_excluded_or_to_be_left_alone_is_left_out(
    limits: dict[str, object], rest: list[str]
) -> None:
    assert left(**limits) == rest  # type: ignore[arg-type]


def test_where_another_one_has_hurt_lately_only_gentle_ones_are_left() -> None:
    sore = stretch("sore", Region.HIPS)
    for since, rest in ((3, ["tower", "lamp"]), (15, ["tower", "lamp", "bow"])):
        routine = fitted(ROUTINE, (*POOL, sore), Stretches(), {"sore": NOW - timedelta(days=since)}, NOW)
        assert routine
        assert [s.id for s in routine.stretches] == rest


def test_a_part_that_has_lost_everything_is_gone_and_a_dose_of_its_own_stays() -> None:
    short = replace(TOWER, hold=timedelta(seconds=5))
    routine = replace(ROUTINE, parts=(Part(PartKind.MOBILITY, (short, short)), *ROUTINE.parts[1:]))
    settings = Stretches(exclude=("bow",))
    rest = fitted(routine, POOL, settings, {}, NOW)
    assert rest
    assert rest.parts == (Part(PartKind.MOBILITY, (short, short)),)
    assert rest.without == (BOW,)


@pytest.mark.parametrize(
    ("hold", "said"),
    [(104, "1 min 50 s"), (113, "1 min 59 s"), (114, "2 min"), (174, "3 min"), (206, "4 min")],
)
def test_minutes_are_rounded_and_what_is_shorter_is_told_to_the_second(hold: int, said: str) -> None:
    part = Part(PartKind.WARM_UP, (stretch("tower", hold=timedelta(seconds=hold)),))
    assert minutes(replace(ROUTINE, parts=(part,))) == said


def test_what_is_left_out_is_said() -> None:
    assert losses(ROUTINE) == ""
    assert losses(replace(ROUTINE, without=(TOWER,))) == "without Tower"
    shorter = replace(ROUTINE, without=POOL)
    assert losses(shorter) == "without Tower, Bow and Lamp"
    assert shortened(shorter, Settings()).title == "All of it, without Tower, Bow and Lamp"
    assert (
        nothing_left(ROUTINE)
        == "nothing is left of All of it: all of it hurts, or your settings leave it out"
    )


def test_with_discreet_settings_no_stretch_is_named() -> None:
    told = shortened(replace(ROUTINE, without=POOL), Settings(notifications=Notifications(discreet=True)))
    assert "Tower" not in told.title + told.body
