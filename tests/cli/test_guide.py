"""``deskstretch guide`` without the program. (Being guided: tests/process/, tests/desktop/.)"""

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
