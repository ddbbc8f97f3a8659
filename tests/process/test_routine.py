"""A routine begun from the command line, in the real program."""

from collections.abc import Iterator

import pytest

from tests.control.channel import short_folder
from tests.process.home import ALWAYS_AT_WORK, Home

OWN = (
    '[[routine]]\nid = "my-neck"\nname = "My neck"\nmobility = ["chin-tuck", "neck-nod", "neck-circles"]\n'
)


@pytest.fixture
def at_work() -> Iterator[Home]:
    with short_folder() as folder:
        home = Home(folder)
        home.settings(ALWAYS_AT_WORK + '[guide]\nshow = "off"\n[stretches]\nexclude = ["neck-nod"]\n')
        packs = home.config.parent / "stretches.d"
        packs.mkdir()
        (packs / "mine.toml").write_text(OWN)
        home.start_and_wait()
        yield home
        home.close()


def under_way(home: Home) -> str:
    stretch = home.ask("status")["stretch"]
    assert isinstance(stretch, dict)
    return str(stretch["id"])


def test_it_begins_without_what_is_excluded_and_goes_on_from_one_to_the_next(at_work: Home) -> None:
    begun = at_work.run("routine", "My neck")
    assert (begun.code, begun.err) == (0, "")
    assert begun.out.startswith("Begun: My neck, without Neck nod.\nStretching: Chin tuck")
    refused = at_work.run("routine", "desk-reset")
    assert (refused.code, refused.err) == (
        1,
        "deskstretch: a stretch is under way: finish or skip it first\n",
    )
    assert at_work.run("done").code == 0
    assert under_way(at_work) == "neck-circles"
    assert at_work.run("done").code == 0
    assert at_work.ask("status")["phase"] == "working"
    assert at_work.run("routine", "nope").err == (
        "deskstretch: there is no routine nope; `deskstretch routine` lists them\n"
    )
