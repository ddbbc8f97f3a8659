"""A person's own routines: what may be written, what is said when it is wrong, what takes whose place."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.catalogue import load_catalogue
from deskstretch.catalogue.document import Document
from deskstretch.catalogue.packs import MOST_ROUTINES, Pool, load_pool
from deskstretch.catalogue.routine_file import load_routines, routines_in
from deskstretch.catalogue.routine_names import named, unknown_routines
from deskstretch.core.errors import CatalogueError
from deskstretch.core.routine import PartKind, Routine
from deskstretch.core.set_time import SetTime
from tests.catalogue.test_packs import stretch

SHIPPED = load_catalogue()
ROUTINES = load_routines(SHIPPED)
MORNING, EVENING = time(9), time(21)
ITEM = '{ stretch = "cat-cow", repetitions = 6 }'


def routine(called: str = "mine", /, **lines: str) -> str:
    """A table of the file, with other lines than usual; an empty one is left out."""
    usual = {"id": f'"{called}"', "name": f'"{called.capitalize()}"', "mobility": '["cat-cow"]', **lines}
    return "\n".join(["[[routine]]", *(f"{key} = {value}" for key, value in usual.items() if value), ""])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stretches.d"
    folder.mkdir()
    return folder


def read(folder: Path, text: str) -> Pool:
    (folder / "a.toml").write_text(text, encoding="utf-8")
    return load_pool(folder)


def own(pool: Pool) -> dict[str, Routine]:
    return {found.id: found for found in pool.routines if found.id in pool.routine_origins}


def test_a_routine_may_have_a_line_or_a_dose_of_its_own_for_each_stretch(folder: Path) -> None:
    flexibility = """[
    "childs-pose",  # as usual
    { stretch = "supine-twist", hold = "10s", sets = 2 },
    { stretch = "childs-pose", hold = "45s" },
]"""
    mobility = '[{ stretch = "cat-cow", repetitions = 4, tempo = "8s" }]'
    pool = read(folder, routine(about='"For the evening."', flexibility=flexibility, mobility=mobility))
    assert pool.complaints == ()
    mine = own(pool)["mine"]
    assert (mine.name, mine.about) == ("Mine", "For the evening.")
    assert [part.kind for part in mine.parts] == [PartKind.MOBILITY, PartKind.FLEXIBILITY]
    cow, pose, twist, again = mine.stretches
    assert (cow.dose, twist.dose) == ("4 times, 8 s each", "10 s a side, 2 rounds")
    assert pose in SHIPPED
    assert again.hold == timedelta(seconds=45)
    assert pool.routine_origins == {"mine": "a"}


def test_its_parts_come_in_their_order_whatever_the_order_in_the_file(folder: Path) -> None:
    text = routine(mobility="", cool_down='["diaphragmatic-breathing"]', warm_up='["arm-circles"]')
    assert [part.kind for part in own(read(folder, text))["mine"].parts] == [
        PartKind.WARM_UP,
        PartKind.COOL_DOWN,
    ]


def test_it_may_name_stretches_of_ones_own_from_any_file(folder: Path) -> None:
    (folder / "z.toml").write_text(stretch("tower"))
    pool = read(folder, routine(mobility='["tower", "bow"]') + stretch("bow"))
    assert [found.id for found in own(pool)["mine"].stretches] == ["tower", "bow"]
    assert pool.complaints == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            routine(mobility='["cat-cov"]'),
            'line 4: mine: mobility: there is no stretch cat-cov; did you mean "cat-cow"?',
        ),
        (
            routine(mobility='["zzz"]'),
            "line 4: mine: mobility: there is no stretch zzz; `deskstretch stretches` lists them",
        ),
        (
            routine(mobility='"cat-cow"'),
            'line 4: mine: mobility: must be a list such as ["cat-cow", "childs-pose"], got "cat-cow"',
        ),
        (routine(mobility="[]"), "line 4: mine: mobility: must be a list of 1 to 30 stretches, got 0"),
        (
            routine(mobility="[5]"),
            f'line 4: mine: mobility: must name a stretch, "cat-cow" or {ITEM}, got 5',
        ),
        (
            routine(mobility="[{ repetitions = 6 }]"),
            f"line 4: mine: mobility: stretch: is missing in the braces; write {ITEM}",
        ),
        (
            routine(mobility='[{ stretch = "cat-cow", reps = 6 }]'),
            "line 4: mine: mobility: cat-cow: reps: unknown key, there are: hold, repetitions, tempo, sets",
        ),
        (
            routine(mobility='[{ stretch = "cat-cow", repetitions = 0 }]'),
            "line 4: mine: mobility: cat-cow: repetitions: must be a whole number from 1 to 200, got 0",
        ),
        (
            routine(mobility='[{ stretch = "cat-cow", hold = "20s" }]'),
            "line 4: mine: mobility: cat-cow: hold: this one is repeated; give repetitions = 6",
        ),
        (
            routine(mobility='[{ stretch = "childs-pose", repetitions = 6 }]'),
            'line 4: mine: mobility: childs-pose: repetitions: this one is held; give hold = "20s"',
        ),
        (
            routine(mobility=""),
            "line 1: mine: warm_up: is missing; give one at least of warm_up, mobility, flexibility",
        ),
        (routine(name=""), "line 1: mine: name: is missing"),
        (routine(id='"My own"'), "line 2: My own: id: must be small letters and digits joined by hyphens"),
        (
            routine(about='"\\u001b[31m"'),
            "line 5: mine: about: must be one line without control characters",
        ),
        (routine(warmup='["cat-cow"]'), 'line 5: mine: warmup: unknown key, did you mean "warm_up"?'),
        (routine() + routine(), "line 6: mine: id: is already taken in a.toml"),
        ("routine = 5\n", "line 1: routine: each one begins with [[routine]], in double brackets"),
        ("routine = [5]\n", "line 1: routine 1: routine: must be a table under [[routine]], got 5"),
        (
            '[[routines]]\nid = "x"\n',
            "line 1: routines: unknown key; each stretch begins with [[stretch]], each routine with",
        ),
    ],
)
def test_what_is_wrong_is_said_with_line_routine_key_and_mend(
    folder: Path, text: str, complaint: str
) -> None:
    pool = read(folder, text)
    assert [line.startswith(f"a.toml, {complaint}") for line in pool.complaints] == [True], pool.complaints
    assert pool.routines == ROUTINES


def test_a_routine_whose_stretch_is_gone_is_left_out_alone(folder: Path) -> None:
    pool = read(folder, stretch("bow") + routine("one", mobility='["tower"]') + routine("two"))
    assert list(own(pool)) == ["two"]
    assert "bow" in pool.origins
    [complaint] = pool.complaints
    assert complaint.startswith("a.toml, line 12: one: mobility: there is no stretch tower")


def test_ones_own_takes_the_place_of_the_shipped_one(folder: Path) -> None:
    pool = read(folder, routine("desk-reset"))
    assert [found.id for found in pool.routines] == [found.id for found in ROUTINES]
    assert [found.id for found in pool.routines[0].stretches] == ["cat-cow"]


def test_a_broken_one_leaves_the_shipped_one_in_its_place(folder: Path) -> None:
    pool = read(folder, routine("desk-reset", mobility='["nowhere"]'))
    assert pool.routines == ROUTINES
    assert pool.routine_origins == {}


def test_a_shipped_routine_has_ones_own_stretch_in_its_own_dose(folder: Path) -> None:
    held = stretch("shoulder-rolls").replace("repetitions = 8", 'hold = "40s"')
    pool = read(folder, held)
    assert pool.complaints == ()
    assert pool.routines[0].stretches[0].hold == timedelta(seconds=40)


def test_of_two_files_with_one_id_the_later_counts_and_it_is_said(folder: Path) -> None:
    (folder / "b.toml").write_text(routine(name='"Second"'))
    pool = read(folder, routine(name='"First"'))
    assert own(pool)["mine"].name == "Second"
    assert pool.complaints == ("b.toml: mine: id: is in a.toml too, and this one counts",)


def test_a_file_with_too_many_is_left_out(folder: Path) -> None:
    pool = read(folder, "".join(routine(f"r{number}") for number in range(MOST_ROUTINES + 1)))
    assert pool.routines == ROUTINES
    assert pool.complaints == (
        "a.toml: with this one there are over 100 routines; "
        "shorten it, or switch another off with stretches.packs_off",
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("cat-cow"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
TABLES = st.dictionaries(
    st.sampled_from(["id", "name", "about", "warm_up", "mobility", "x"]),
    JSON | st.lists(st.fixed_dictionaries({"stretch": st.just("cat-cow")}, optional={"hold": JSON})),
)


@given(TABLES | JSON)
def test_whatever_stands_there_is_a_routine_or_one_clear_line(table: object) -> None:
    document = Document("a.toml", "", (), (table,))
    said = ""
    try:
        found = [written.read({s.id: s for s in SHIPPED}) for written in routines_in(document)]
    except CatalogueError as error:
        said, found = str(error), []
    assert said.startswith("a.toml: ") or [bool(routine.stretches) for routine in found] == [True]
    assert said.isprintable()


@pytest.mark.parametrize("written", ["desk-reset", "Desk Reset", " desk  reset "])
def test_it_is_found_by_its_id_and_by_its_name(written: str) -> None:
    assert named(written, ROUTINES) is ROUTINES[0]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("desk-rest", "there is no routine desk-rest; did you mean desk-reset?"),
        (
            "x\x1b[31m",
            "there is no routine x\N{REPLACEMENT CHARACTER}[31m; `deskstretch routine` lists them",
        ),
    ],
)
def test_for_an_unknown_one_the_nearest_is_named(written: str, words: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        named(written, ROUTINES)
    assert str(caught.value) == words


def test_a_set_time_of_an_unknown_routine_is_told_once() -> None:
    wrong = [SetTime(routine="desk-rest", at=at) for at in (MORNING, EVENING)]
    right = SetTime(routine="desk-reset", at=MORNING)
    assert list(unknown_routines([right, *wrong], ROUTINES)) == [
        "there is no routine desk-rest; did you mean desk-reset?"
    ]
