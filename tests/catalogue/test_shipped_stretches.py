"""The shipped catalogue: all that the five guides teach, in their doses, in words one can follow."""

import re
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.rotation import eligible
from deskstretch.core.settings import Stretches
from deskstretch.core.steps import steps
from deskstretch.core.stretch import Equipment, Kind, Motion, Position, Region, Sides, Stretch
from deskstretch.core.timeline import Side
from deskstretch.figure.shelf import shipped

CATALOGUE = {stretch.id: stretch for stretch in load_catalogue()}

# id, region, kind, position, sources: one line for each that a guide describes, and for its chair version.
TAUGHT = """
chin-tuck                   | neck        | mobility    | seated   | 003
side-neck-stretch           | neck        | flexibility | seated   | 002 003
neck-nod                    | neck        | mobility    | seated   | 002
forward-neck-stretch        | neck        | flexibility | seated   | 002
neck-circles                | neck        | mobility    | seated   | 003
shoulder-shrugs             | shoulders   | mobility    | seated   | 002
shoulder-rolls              | shoulders   | mobility    | seated   | 002
arm-circles                 | shoulders   | mobility    | standing | 002
shoulder-blade-squeeze      | upper back  | mobility    | seated   | 002
arm-across-the-chest        | shoulders   | flexibility | seated   | 002
chest-opener                | shoulders   | flexibility | standing | 002
seated-chest-opener         | shoulders   | flexibility | seated   | 002
seated-shoulder-press       | upper back  | flexibility | seated   | 002
thoracic-rotation           | upper back  | mobility    | seated   | 000 003
thoracic-extension          | upper back  | mobility    | floor    | 003
seated-thoracic-extension   | upper back  | mobility    | seated   | 003
thoracic-rock-back          | upper back  | mobility    | floor    | 003
standing-torso-twist        | upper back  | mobility    | standing | 001 002
upper-back-foam-rolling     | upper back  | flexibility | floor    | 000 001 002
seated-side-bend            | lower back  | flexibility | seated   | 002
spinal-twist                | whole spine | flexibility | floor    | 003 004
seated-spinal-twist         | whole spine | flexibility | seated   | 003 004
spinal-roll-down            | whole spine | mobility    | floor    | 003
seated-spinal-roll-down     | whole spine | mobility    | seated   | 003
cat-cow                     | whole spine | mobility    | floor    | 000 001 002 003 004
seated-cat-cow              | whole spine | mobility    | seated   | 000 001 002 003 004
floor-forward-bend          | lower back  | flexibility | floor    | 000 004
seated-forward-bend         | lower back  | flexibility | seated   | 000 004
standing-forward-bend       | legs        | flexibility | standing | 004
pelvic-tilt                 | lower back  | mobility    | floor    | 003 004
seated-pelvic-tilt          | lower back  | mobility    | seated   | 003 004
knee-to-chest               | lower back  | flexibility | floor    | 002 003 004
seated-knee-to-chest        | lower back  | flexibility | seated   | 002 003 004
childs-pose                 | lower back  | flexibility | floor    | 000 001 002 003 004
seated-childs-pose          | lower back  | flexibility | seated   | 000 001 002 003 004
cobra                       | lower back  | flexibility | floor    | 003 004
sphinx                      | lower back  | flexibility | floor    | 004
upward-facing-dog           | lower back  | flexibility | floor    | 002
downward-facing-dog         | whole spine | flexibility | floor    | 004
desk-downward-dog           | whole spine | flexibility | standing | 004
supine-twist                | whole spine | flexibility | floor    | 004
bridge                      | hips        | mobility    | floor    | 004
hip-flexor-stretch          | hips        | flexibility | floor    | 000 002 004
seated-hip-flexor-stretch   | hips        | flexibility | seated   | 000 002 004
piriformis-stretch          | hips        | flexibility | floor    | 002 004
seated-piriformis-stretch   | hips        | flexibility | seated   | 002 004
pigeon-pose                 | hips        | flexibility | floor    | 002 003
butterfly                   | hips        | flexibility | floor    | 004
hip-circles                 | hips        | mobility    | standing | 003
squat-hold                  | hips        | mobility    | standing | 001 003
seated-hamstring-stretch    | legs        | flexibility | seated   | 002 004
standing-hamstring-stretch  | legs        | flexibility | standing | 002 004
standing-hurdlers-stretch   | legs        | flexibility | standing | 002
standing-calf-stretch       | legs        | flexibility | standing | 002
seated-calf-stretch         | ankles      | mobility    | seated   | 002
standing-quadriceps-stretch | legs        | flexibility | standing | 002
lying-groin-stretch         | hips        | flexibility | floor    | 002
ankle-circles               | ankles      | mobility    | seated   | 003
leg-swings                  | hips        | mobility    | standing | 001 002
walking-lunges              | legs        | mobility    | standing | 002
diaphragmatic-breathing     | breath      | mobility    | seated   | 002
march-on-the-spot           | whole body  | mobility    | standing | 002 003 004
"""

# Made for the desk from what a guide teaches in another position, or only the principle of.
# Comments in the files tell what is ours.
MADE_FOR_THE_DESK = """
seated-arm-circles          | shoulders   | mobility    | seated   | 002
seated-cobra                | lower back  | flexibility | seated   | 003 004
seated-hip-circles          | hips        | mobility    | seated   | 003
seated-butterfly            | hips        | flexibility | seated   | 004
seated-glute-squeeze        | hips        | mobility    | seated   | 004
seated-leg-swings           | legs        | mobility    | seated   | 001 002
sit-to-stand                | legs        | mobility    | standing | 001 003
heel-and-toe-raises         | ankles      | mobility    | seated   | 002
seated-march                | whole body  | mobility    | seated   | 002 003 004
wrist-circles               | wrists      | mobility    | seated   | 003
forearm-rotation            | wrists      | mobility    | seated   | 003
finger-spread               | wrists      | mobility    | seated   | 002
wrist-flexor-stretch        | wrists      | flexibility | seated   | 002
wrist-extensor-stretch      | wrists      | flexibility | seated   | 002
eyes-near-far               | eyes        | mobility    | seated   | 003
"""

ROWS = [row for row in (TAUGHT + MADE_FOR_THE_DESK).splitlines() if row]

# What the guides say about how long: seconds of a hold, and sets or repetitions where they count them.
HOLDS = {
    "side-neck-stretch": (30, 30),
    "forward-neck-stretch": (30, 30),
    "arm-across-the-chest": (15, 30),
    "chest-opener": (30, 30),
    "seated-chest-opener": (30, 30),
    "seated-shoulder-press": (5, 10),
    "seated-side-bend": (5, 30),
    "knee-to-chest": (20, 30),
    "seated-knee-to-chest": (20, 30),
    "childs-pose": (15, 60),
    "seated-childs-pose": (15, 60),
    "hip-flexor-stretch": (15, 30),
    "seated-hip-flexor-stretch": (15, 30),
    "piriformis-stretch": (30, 60),
    "seated-piriformis-stretch": (30, 60),
    "squat-hold": (30, 60),
    "seated-hamstring-stretch": (15, 15),
    "standing-hamstring-stretch": (15, 15),
    "standing-hurdlers-stretch": (15, 15),
    "standing-calf-stretch": (15, 15),
    "standing-quadriceps-stretch": (10, 10),
    "lying-groin-stretch": (10, 10),
    "wrist-flexor-stretch": (10, 30),
    "wrist-extensor-stretch": (10, 30),
}
SETS = {
    "piriformis-stretch": (2, 3),
    "seated-piriformis-stretch": (2, 3),
    "seated-hamstring-stretch": (3, 3),
    "standing-hamstring-stretch": (3, 3),
    "standing-hurdlers-stretch": (3, 3),
    "standing-calf-stretch": (3, 3),
}
REPETITIONS = {
    "chin-tuck": (10, 10),
    "shoulder-rolls": (20, 20),
    "arm-circles": (20, 20),
    "seated-arm-circles": (20, 20),
    "cat-cow": (10, 15),
    "seated-cat-cow": (10, 15),
    "seated-calf-stretch": (1, 8),
}

every_stretch = pytest.mark.parametrize("stretch", CATALOGUE.values(), ids=CATALOGUE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split()[0])
def test_what_the_guides_teach_is_there_with_its_sources(row: str) -> None:
    stretch_id, region, kind, position, sources = (cell.strip() for cell in row.split("|"))
    stretch = CATALOGUE[stretch_id]
    assert (stretch.region, stretch.kind, stretch.position) == (region, kind, position)
    assert stretch.sources == tuple(sources.split())


def test_nothing_is_there_that_no_guide_stands_behind() -> None:
    assert set(CATALOGUE) == {row.split()[0] for row in ROWS}
    for stretch in CATALOGUE.values():
        assert set(stretch.sources) <= {"000", "001", "002", "003", "004"}, stretch.id
        assert stretch.sources, stretch.id


def test_there_are_enough_for_months_most_of_them_for_a_chair() -> None:
    seated = [stretch for stretch in CATALOGUE.values() if stretch.position is Position.SEATED]
    assert len(CATALOGUE) >= 65
    assert len(seated) >= 34
    assert {stretch.region for stretch in seated} == set(Region)
    assert {stretch.motion for stretch in seated} == set(Motion)


def test_no_two_stretches_are_one_under_two_names() -> None:
    steps = [stretch.steps for stretch in CATALOGUE.values()]
    assert len(set(steps)) == len(steps)


def test_what_sits_on_the_edge_of_a_chair_warns_of_wheels() -> None:
    for stretch in CATALOGUE.values():
        if re.search(r"(front|right) (half|edge) of the (chair|seat)", stretch.steps[0]):
            assert re.search(r"\broll\b|tip\b", stretch.caution), stretch.id


def test_doses_are_those_of_the_guides() -> None:
    for stretch_id, (least, most) in HOLDS.items():
        hold = CATALOGUE[stretch_id].hold
        assert hold is not None, stretch_id
        assert least <= hold.total_seconds() <= most, stretch_id
    for stretch_id, (least, most) in SETS.items():
        assert least <= CATALOGUE[stretch_id].sets <= most, stretch_id
    for stretch_id, (least, most) in REPETITIONS.items():
        assert least <= (CATALOGUE[stretch_id].repetitions or 0) <= most, stretch_id


def test_the_upward_dog_is_held_for_its_thirty_seconds_in_parts() -> None:
    assert CATALOGUE["upward-facing-dog"].duration == timedelta(seconds=30)


@every_stretch
def test_it_takes_between_a_quarter_of_a_minute_and_three_minutes(stretch: Stretch) -> None:
    assert timedelta(seconds=15) <= stretch.duration <= timedelta(minutes=3)
    assert stretch.hold is None or stretch.hold <= timedelta(seconds=60)


@every_stretch
def test_what_lengthens_a_muscle_is_held_without_moving(stretch: Stretch) -> None:
    """Foam rolling alone lengthens in passing."""
    if stretch.kind is Kind.FLEXIBILITY and stretch.equipment is not Equipment.ROLLER:
        assert stretch.hold is not None


@every_stretch
def test_its_steps_can_be_read_while_doing_them(stretch: Stretch) -> None:
    assert 2 <= len(stretch.steps) <= 4
    assert 60 <= sum(map(len, stretch.steps)) <= 210
    for step in stretch.steps:
        assert len(step) <= 105
    assert len(stretch.name) <= 35
    assert len(stretch.benefit) <= 75
    assert len(stretch.caution) <= 100
    assert len(stretch.not_for) <= 80


@every_stretch
def test_its_steps_leave_numbers_to_the_dose(stretch: Stretch) -> None:
    """A routine has a dose of its own, and the steps stay as they are."""
    assert counts(stretch.steps) == []


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("Do it ten times.", ["ten times"]),
        ("Draw slow circles, 5 to the right.", ["5 to"]),
        ("Hold for two seconds and lower.", ["two seconds"]),
        ("The first minute is easy.", ["minute"]),
        ("Lower, then once more.", ["once more"]),
        ("Lift one knee. Look at one word, with both hands on two chairs.", []),
        ("Draw circles one way.", []),
    ],
)
def test_a_number_in_a_step_is_found(step: str, found: list[str]) -> None:
    assert counts((step,)) == found


@every_stretch
def test_circles_turn_round_half_way(stretch: Stretch) -> None:
    """One who only ever goes one way would do half of it twice."""
    circles = re.search(r"\bcircles\b", " ".join(stretch.steps)) or "ircles" in stretch.name
    if circles and stretch.sides is not Sides.BOTH:
        assert stretch.halves
    if stretch.halves:
        assert (stretch.repetitions or 0) % 2 == 0
        assert stretch.steps[2].startswith("From half way on, ")


@every_stretch
def test_every_step_of_a_repetition_is_told_with_a_movement_of_the_figure(stretch: Stretch) -> None:
    """The steps share a repetition evenly, and so do the poses: each step leads into one of them."""
    if stretch.repetitions is None or stretch.halves:
        return
    told = steps(stretch, Side.RIGHT if stretch.sides is not Sides.NONE else None)[1:]
    assert stretch.tempo / len(told) >= timedelta(seconds=2), "too quick to be read"
    poses = len(shipped()[stretch.id].poses) // (2 if stretch.sides is Sides.BOTH else 1)
    assert poses % len(told) == 0


def counts(told: tuple[str, ...]) -> list[str]:
    """What in the steps says how often or how long."""
    number = r"(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
    what = r"(?:times|seconds?|backward|forward|steps|rounds|to|one way|more)"
    return re.findall(rf"\b(?:{number} {what}|minutes?|once more|twice)\b", " ".join(told))


@every_stretch
def test_its_words_are_plain(stretch: Stretch) -> None:
    for text in (*stretch.steps, stretch.benefit, stretch.caution, stretch.not_for):
        assert text == "" or (text[0].isupper() and text.endswith("."))
        assert re.fullmatch(r"[A-Za-z0-9 .,:;'-]*", text), "letters that every screen and font has"
        assert "  " not in text
    assert stretch.name[0].isupper()
    assert not stretch.name.endswith(".")


@every_stretch
def test_one_sided_steps_say_when_to_change(stretch: Stretch) -> None:
    if stretch.sides is Sides.EACH:
        assert re.search(r"[Tt]hen (lean )?(the )?(left|other side)|other leg", stretch.steps[-1])


@every_stretch
def test_nobody_is_told_to_go_to_the_limit(stretch: Stretch) -> None:
    text = " ".join((*stretch.steps, stretch.caution)).lower()
    for word in ("bounc", "pull", "press ", "roll backwards"):
        for sentence in (part for part in text.split(".") if word in part):
            allowed = re.search(
                r"\b(not|never|without|gently)\b|press (your lower back|your feet|the floor)", sentence
            )
            assert allowed, sentence
    assert not re.search(r"as hard as|as far as you can|\bforce\b|no pain", text)


@every_stretch
def test_bending_twisting_and_balancing_carry_a_caution(stretch: Stretch) -> None:
    spine = {Region.NECK, Region.LOWER_BACK, Region.WHOLE_SPINE}
    if spine & {stretch.region, *stretch.also} and stretch.id not in {"pelvic-tilt", "seated-pelvic-tilt"}:
        assert stretch.caution


def test_secondary_regions_are_others_than_the_first() -> None:
    for stretch in CATALOGUE.values():
        assert stretch.region not in stretch.also, stretch.id


def test_ids_are_kebab_case_and_names_are_not_used_twice() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", stretch_id) for stretch_id in CATALOGUE)
    names = [stretch.name for stretch in CATALOGUE.values()]
    assert len(set(names)) == len(names)


def test_the_floor_needs_something_to_lie_on() -> None:
    for stretch in CATALOGUE.values():
        on_the_floor = stretch.position is Position.FLOOR
        assert (stretch.equipment in {Equipment.MAT, Equipment.ROLLER}) == on_the_floor, stretch.id


def test_the_default_settings_offer_many_stretches_for_most_regions() -> None:
    offered = eligible(load_catalogue(), Stretches())
    assert len(offered) >= 25
    assert len({stretch.region for stretch in offered}) >= 8
    assert {stretch.kind for stretch in offered} == set(Kind)
    discreet = eligible(load_catalogue(), Stretches(discreet=True))
    assert len(discreet) >= 8


def test_the_readme_shows_every_key_and_names_what_was_left_out() -> None:
    import deskstretch.catalogue as catalogue

    readme = (Path(catalogue.__file__).parent / "README.md").read_text(encoding="utf-8")
    for key in Stretch.__dataclass_fields__:
        assert re.search(rf"^(# )?{key} = ", readme, re.MULTILINE), key
    for left_out in ("deadlifts", "yoga", "Pilates", "chiropractic", "massage", "supplements"):
        assert left_out in readme


def test_files_are_small_enough_to_read() -> None:
    import deskstretch.catalogue as catalogue

    files = list(Path(catalogue.__file__).parent.glob("*.toml"))
    lines = list(chain.from_iterable(file.read_text(encoding="utf-8").splitlines() for file in files))
    assert len(lines) / len(files) < 200
