"""``deskstretch guide`` without the program. (Being guided: tests/process/, tests/desktop/.)"""

import sys
import time

import pytest

from deskstretch.core.course import Spent
from deskstretch.guide import here
from deskstretch.guide.offer import Offer
from deskstretch.paths import Paths
from tests.cli.conftest import Run


def test_what_cannot_be_noted_is_said_at_the_end_and_stops_nobody(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody lies on the floor and follows; the disk is full."""
    paths.history.parent.parent.mkdir(parents=True, exist_ok=True)
    paths.history.parent.write_text("not a folder")
    guided = []

    def guide(offer: Offer, **_: bool) -> None:
        for stretch in offer.stretches:
            offer.tell(Spent(stretch.id, 20.0, whole=True))
            guided.append(stretch.id)

    monkeypatch.setattr(here, "run", guide)
    said = run("routine", "before-bed", "--terminal")
    assert len(guided) > 1
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert str(paths.history.parent) in said.err


LOSING = """\
[[routine]]
id = "mine"
name = "Mine"
about = "Two."
mobility = ["chin-tuck", "neck-nod"]
"""


@pytest.fixture
def losing(paths: Paths) -> None:
    """A routine of which something is left out."""
    paths.packs.mkdir(parents=True)
    (paths.packs / "mine.toml").write_text(LOSING)
    paths.config.parent.mkdir(parents=True, exist_ok=True)
    paths.config.write_text('[stretches]\nexclude = ["chin-tuck"]\n')


@pytest.mark.usefixtures("losing")
def test_where_nobody_can_be_guided_nothing_is_said_but_why(run: Run) -> None:
    assert run("routine", "mine", "--terminal") == (
        1,
        "",
        "deskstretch: there is no terminal to show it in\n",
    )


@pytest.mark.usefixtures("losing")
def test_what_is_left_out_is_said_as_the_window_opens(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "run", lambda offer, **_: offer.opened())
    assert run("routine", "mine") == (0, "", "Mine, without Chin tuck.\n")


@pytest.mark.usefixtures("losing")
def test_at_a_terminal_it_is_said_before_the_page_covers_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)

    def guide(offer: Offer, **_: bool) -> None:
        said.append("the page")
        offer.opened()

    monkeypatch.setattr(here, "run", guide)
    monkeypatch.setattr("click.echo", lambda words, **_: said.append(words))
    run("routine", "mine")
    assert said == ["Mine, without Chin tuck.", "the page"]


@pytest.mark.parametrize(
    ("speed", "least", "most"), [("100", 5.0, 500.0), ("", 0.0, 4.0), ("quick", 0.0, 4.0)]
)
def test_a_guide_that_is_started_alone_runs_as_fast_as_the_environment_says(
    run: Run, monkeypatch: pytest.MonkeyPatch, speed: str, least: float, most: float
) -> None:
    monkeypatch.setenv(here.SPEED, speed)
    passed = []

    def guide(offer: Offer, **_: bool) -> None:
        begun = offer.clock()
        time.sleep(0.1)
        passed.append(offer.clock() - begun)

    monkeypatch.setattr(here, "run", guide)
    assert run("guide", "chin-tuck", "--terminal").code == 0
    assert least < passed[0] < most
