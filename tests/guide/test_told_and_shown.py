"""What a step tells is what the figure does meanwhile: looked at where it can be measured."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.course import Place, begin
from deskstretch.core.steps import steps
from deskstretch.core.timeline import timeline
from deskstretch.figure.picture import Animation
from deskstretch.figure.pose import Pose
from deskstretch.figure.shelf import shipped
from deskstretch.figure.theme import Theme
from deskstretch.guide.look import LIGHT
from deskstretch.guide.steps import in_force
from deskstretch.guide.window_drawing import Motion
from deskstretch.guide.window_film import Film
from deskstretch.guide.window_projector import phase

pytest.importorskip("tkinter")

CATALOGUE = {stretch.id: stretch for stretch in load_catalogue()}


def working(stretch_id: str, after: float) -> Place:
    """So many seconds after the work began."""
    stretch = CATALOGUE[stretch_id]
    ready = timeline(stretch).segments[0].length
    return begin([stretch], -ready / timedelta(seconds=1)).where(after)


def told(place: Place) -> str:
    return steps(place.stretch, place.side)[in_force(place)]


def shown(place: Place) -> Pose:
    """The pose on the card, before it is mirrored."""
    figure = shipped()[place.stretch.id]
    film = Film(lambda: Motion(figure, 8, LIGHT, mirrored=False), "#000000")
    film.draw(lambda: True)  # its times, and no frame
    return Animation(figure, 8, Theme.LIGHT).pose(phase(place, film))


@pytest.mark.parametrize(
    ("stretch_id", "after", "step", "done"),
    [
        ("seated-cat-cow", 2.5, "Breathe in: lift", lambda pose: pose.upper_back.bend < 0),
        ("seated-cat-cow", 5.5, "Breathe out: round", lambda pose: pose.upper_back.bend > 20),
        ("cat-cow", 2.5, "Breathe in: let", lambda pose: pose.lower_back.bend < 0),
        ("cat-cow", 5.5, "Breathe out: round", lambda pose: pose.lower_back.bend > 20),
        ("shoulder-shrugs", 1.8, "Breathe in and lift", lambda pose: pose.right.shoulder.up > 5),
        ("shoulder-shrugs", 3.8, "Roll them back", lambda pose: pose.right.shoulder.forward < -3),
        ("shoulder-shrugs", 5.8, "Breathe out and let", lambda pose: pose.right.shoulder.up == 0),
        ("neck-nod", 3.8, "Breathe out and lower", lambda pose: pose.neck.bend > 20),
        ("neck-nod", 7.8, "Breathe in, lift", lambda pose: pose.neck.bend < 0),
        ("sit-to-stand", 2.4, "Lean forward", lambda pose: pose.pelvis.height > 85),
        ("sit-to-stand", 4.9, "Sit down again", lambda pose: pose.pelvis.height < 55),
        ("seated-spinal-roll-down", 5.9, "Chin to chest", lambda pose: pose.pelvis.bend > 35),
        ("seated-spinal-roll-down", 11.9, "Roll up", lambda pose: pose.pelvis.bend == 0),
        ("eyes-near-far", 4.5, "Look at one word", lambda pose: pose.head.bend > 5),
        ("eyes-near-far", 9.5, "Look at something far", lambda pose: pose.head.bend == 0),
        ("diaphragmatic-breathing", 3.9, "Breathe in", lambda pose: pose.breath > 0.9),
        ("diaphragmatic-breathing", 9.9, "Breathe out", lambda pose: pose.breath < 0.1),
        ("thoracic-rotation", 2.4, "Keep your hips still", lambda pose: pose.upper_back.turn > 30),
        ("thoracic-rotation", 7.4, "Keep your hips still", lambda pose: pose.upper_back.turn < -30),
        ("neck-circles", 2.9, "Roll your head", lambda pose: pose.neck.side > 20),
        ("neck-circles", 8.9, "Roll your head", lambda pose: pose.neck.side < -20),
        (
            "walking-lunges",
            1.9,
            "Take a long step with your right",
            lambda pose: pose.right.foot.at[0] > 30,
        ),
        ("walking-lunges", 5.9, "Take a long step with your left", lambda pose: pose.left.foot.at[0] > 30),
    ],
)
def test_at_the_end_of_a_step_the_figure_is_where_it_leads(
    stretch_id: str, after: float, step: str, done: Callable[[Pose], bool]
):
    place = working(stretch_id, after)
    assert told(place).startswith(step)
    assert done(shown(place))


@pytest.mark.parametrize(
    ("stretch_id", "after", "word", "way"),
    [
        ("shoulder-rolls", 1.5, "forward", 1),
        ("shoulder-rolls", 31.5, "backward", -1),
        ("arm-circles", 0.5, "forward", 1),
        ("arm-circles", 21.5, "backward", -1),
        ("seated-arm-circles", 0.5, "forward", 1),
        ("seated-arm-circles", 21.5, "backward", -1),
    ],
)
def test_a_circle_goes_over_its_top_the_way_that_is_told(
    stretch_id: str, after: float, word: str, way: int
):
    assert f" {word}" in told(working(stretch_id, after))
    before, then = (shown(working(stretch_id, after + shift)).right for shift in (-0.2, 0.2))
    moved = then.shoulder.forward - before.shoulder.forward + before.arm.plane - then.arm.plane
    assert moved * way > 0


@pytest.mark.parametrize("stretch_id", ["hip-circles", "seated-hip-circles"])
def test_the_hips_circle_from_the_right_to_the_back_and_later_the_other_way(stretch_id: str):
    first, second = (shown(working(stretch_id, after)).pelvis.forward for after in (1, 20 + 1))
    middle = shown(working(stretch_id, 0)).pelvis.forward
    assert first < middle < second
