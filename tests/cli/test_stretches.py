"""The commands on stretches, from the command line to the files of the person."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from deskstretch import catalogue
from deskstretch.catalogue import load_catalogue, load_file
from deskstretch.cli.known import Known
from deskstretch.cli.offered import why_not
from deskstretch.cli.page import GUIDES
from deskstretch.cli.table import Column, table
from deskstretch.config.read import read_settings
from deskstretch.core.effects import Outcome, Record
from deskstretch.core.rotation import eligible
from deskstretch.core.settings import Settings, Stretches
from deskstretch.core.stretch import Level, Position, Region
from deskstretch.importing.source import MOST_BYTES
from deskstretch.paths import Paths
from deskstretch.storage.history import History

LIST = "Chin tuck; Sit tall. Draw your chin in.; 10x\nReach; Stand up. Reach up.; 20; each\n; nameless\n"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


Run = Callable[..., tuple[int, str, str]]


def rows(run: Run, *arguments: str) -> list[dict[str, object]]:
    code, out, err = run("stretches", *arguments, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def hurt(paths: Paths, *ids: str) -> None:
    history = History(paths.history)
    for stretch_id in ids:
        history.append(Record(Outcome.HURT, datetime(2026, 11, 20, tzinfo=UTC), stretch_id))
    history.close()


def own_pack(paths: Paths, text: str, name: str = "mine") -> Path:
    paths.packs.mkdir(parents=True, exist_ok=True)
    path = paths.packs / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


OWN = """\
[[stretch]]
id = "lamp"
name = "Lamp"
region = "wrists"
kind = "mobility"
position = "standing"
hold = "20s"
steps = ["Reach."]
"""


# -- looking


def test_the_list_for_scripts_has_every_stretch_with_its_promised_keys(run: Run, paths: Paths) -> None:
    found = rows(run)
    assert [row["id"] for row in found] == [stretch.id for stretch in load_catalogue()]
    for row, stretch in zip(found, load_catalogue(), strict=True):
        assert row["name"] == stretch.name
        assert row["position"] == stretch.position
        assert row["regions"] == [stretch.region, *stretch.also]
        assert row["hold_seconds"] == (stretch.hold and stretch.hold.total_seconds())
        assert row["sources"] == list(stretch.sources)
        assert row["seconds_total"] == stretch.duration.total_seconds()
    assert not paths.config.exists(), "looking makes no files"
    assert not paths.history.exists(), "looking makes no files"


@pytest.mark.parametrize(
    ("option", "value", "key"),
    [
        ("--position", "floor", "position"),
        ("--kind", "mobility", "kind"),
        ("--level", "gentle", "level"),
        ("--region", "Lower-Back", "regions"),
        ("--source", "003", "sources"),
    ],
)
def test_a_filter_keeps_what_is_like_that_and_nothing_else(
    run: Run, option: str, value: str, key: str
) -> None:
    wanted = value.lower().replace("-", " ")

    def is_wanted(row: dict[str, object]) -> bool:
        has = row[key]
        return wanted in has if isinstance(has, list) else wanted == has

    found = rows(run, option, value)
    assert found
    like_that = [row for row in rows(run) if is_wanted(row)]
    if option == "--region":
        like_that.sort(key=lambda row: row["regions"][0] != wanted)  # type: ignore[index]
    assert found == like_that


def test_discreet_keeps_what_nobody_notices(run: Run) -> None:
    assert rows(run, "--discreet") == [row for row in rows(run) if row["discreet"]]


def test_a_region_that_is_none_is_wrong_usage(run: Run) -> None:
    code, _, err = run("stretches", "--region", "tail")
    assert code == 2
    assert "'tail' is none of: neck, shoulders" in err


def test_what_is_left_out_is_marked(run: Run, paths: Paths) -> None:
    hurt(paths, "neck-nod")
    run("stretches", "exclude", "chin-tuck")
    marks = {row["id"]: (row["excluded"], row["hurts"]) for row in rows(run, "--region", "neck")}
    assert marks.pop("chin-tuck") == (True, False)
    assert marks.pop("neck-nod") == (False, True)
    assert set(marks.values()) == {(False, False)}
    _, out, _ = run("stretches", "--region", "neck")
    marked = {line.split()[0]: line.split()[-1] for line in out.splitlines() if line.strip()}
    assert (marked["chin-tuck"], marked["neck-nod"]) == ("excluded", "hurts")


def test_the_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (45, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        _, out, _ = run("stretches")
        lines = out.partition("\n\n")[0].splitlines()
        assert max(map(len, lines)) <= width
        assert len(lines) == len(load_catalogue()) + 1
        assert "NOT OFFERED" in lines[0]
    assert "\x1b" not in out, "no colours in a pipe"


def test_a_broken_pack_is_complained_about_and_the_rest_is_listed(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    own_pack(paths, OWN.replace("standing", "flying"), "broken")
    paths.config.write_text("nonsense", encoding="utf-8")
    code, out, err = run("stretches", "--region", "wrists")
    assert code == 0
    assert "lamp" in out
    assert [line.split(",")[0] for line in err.splitlines()] == [
        "deskstretch: config.toml",
        "deskstretch: broken.toml",
    ]


def test_one_stretch_is_shown_with_all_that_is_known(run: Run, paths: Paths) -> None:
    stretch = next(stretch for stretch in load_catalogue() if stretch.id == "side-neck-stretch")
    hurt(paths, stretch.id)
    code, out, _ = run("show", stretch.id)
    said = " ".join(out.split())
    assert code == 0
    for number, step in enumerate(stretch.steps, 1):
        assert f"{number}. {step}" in said
    for words in (
        stretch.name,
        stretch.dose,
        stretch.benefit,
        stretch.caution,
        stretch.not_for,
        "stretching for flexibility (002); mobility of the spine by region (003)",
    ):
        assert words in said
    assert "deskstretch stretches allow side-neck-stretch" in said
    assert run("stretches", "show", "Side Neck Stretch")[1] == out, "by its name too"


def test_what_a_stretch_needs_is_shown_where_it_needs_something(run: Run) -> None:
    assert "You need   wall\n" in run("show", "standing-calf-stretch")[1]
    assert "You need" not in run("show", "chin-tuck")[1]


def test_a_mistyped_id_gets_the_nearest_one(run: Run) -> None:
    assert run("show", "chin-tuk") == (
        1,
        "",
        "deskstretch: there is no stretch chin-tuk; did you mean chin-tuck?\n",
    )
    code, _, err = run("show", "\x1b[2J???")
    assert code == 1
    assert err.strip().isprintable()


def test_the_table_says_what_is_not_offered_and_which_setting_changes_that(run: Run, paths: Paths) -> None:
    run("stretches", "exclude", "chin-tuck")
    _, out, _ = run("stretches")
    table, _, below = out.partition("\n\n")
    column = table.splitlines()[0].index("NOT OFFERED")
    reasons = {line.split()[0]: line[column:].strip() for line in table.splitlines()[1:]}
    assert reasons["squat-hold"] == "standing, deep"
    assert reasons["thoracic-extension"] == "floor, roller"
    assert reasons["seated-march"] == ""
    offered = sum(not reason for reason in reasons.values())
    assert below.splitlines()[0] == f"{len(reasons)} stretches, {offered} of them offered now. Not offered:"
    assert "stretches.positions in the settings" in below
    assert "1 excluded: `deskstretch stretches allow ID`" in below
    assert "standing (stretches.positions), deep (stretches.level)" in run("show", "squat-hold")[1]
    assert run("stretches", "--region", "breath")[1].endswith("\n1 stretch, offered now.\n")


@pytest.mark.parametrize(
    "settings",
    [
        Stretches(),
        Stretches(positions=tuple(Position), level=Level.GENTLE),
        Stretches(positions=tuple(Position), equipment=(), discreet=True),
        Stretches(positions=tuple(Position), regions={Region.NECK: 0, Region.HIPS: 0}, level=Level.DEEP),
        Stretches(exclude=("chin-tuck",)),
    ],
)
def test_what_the_table_calls_offered_is_what_the_rotation_may_pick(settings: Stretches) -> None:
    known = Known(
        stretches=load_catalogue(),
        pack_of={},
        excluded=frozenset(settings.exclude),
        hurts=frozenset({"neck-nod"}),
        settings=Settings(stretches=settings),
        complaints=(),
    )
    hurts = {"neck-nod": datetime(2026, 11, 20, tzinfo=UTC)}
    may_be_picked = {stretch.id for stretch in eligible(load_catalogue(), settings, hurts)}
    assert {stretch.id for stretch in known.stretches if not why_not(stretch, known)} == may_be_picked


def test_what_is_not_offered_is_faint_on_a_terminal_unless_colours_are_unwelcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns = [Column("ID", ["a", "b"])]
    assert table(columns, 80, [True, False]) == ["ID", "a", "b"]
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert table(columns, 80, [True, False]) == ["\x1b[1mID\x1b[0m", "\x1b[2ma\x1b[0m", "b"]
    monkeypatch.setenv("NO_COLOR", "1")
    assert table(columns, 80, [True, False]) == ["ID", "a", "b"]


def test_the_names_of_the_guides_are_those_of_the_catalogues_readme() -> None:
    readme = " ".join((Path(catalogue.__file__).parent / "README.md").read_text(encoding="utf-8").split())
    for code, words in GUIDES.items():
        assert f"`{code}` {words}" in readme
    assert {code for stretch in load_catalogue() for code in stretch.sources} <= GUIDES.keys()


def test_ones_own_stretch_names_its_source_as_it_is_written(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN + 'sources = ["003"]\n')
    assert "Sources    003\n" in run("show", "lamp")[1]


# -- leaving out


def test_an_excluded_stretch_is_in_the_settings_until_it_is_allowed(run: Run, paths: Paths) -> None:
    paths.config.parent.mkdir(parents=True)
    paths.config.write_text('[stretches]  # mine\nexclude = ["cobra"]\n', encoding="utf-8")
    assert run("stretches", "exclude", "chin-tuck")[0] == 0
    assert read_settings(paths.config).stretches.exclude == ("cobra", "chin-tuck")
    assert "already" in run("stretches", "exclude", "chin-tuck")[1]
    assert run("stretches", "allow", "cobra")[:2] == (0, "cobra is no longer excluded.\n")
    assert read_settings(paths.config).stretches.exclude == ("chin-tuck",)
    assert paths.config.read_text(encoding="utf-8").startswith("[stretches]  # mine\n")


def test_what_hurt_and_what_is_gone_can_be_allowed(run: Run, paths: Paths) -> None:
    hurt(paths, "cobra", "gone-with-its-pack")
    run("stretches", "exclude", "cobra")
    _, out, _ = run("stretches", "allow", "cobra")
    assert out == "cobra is no longer excluded and no longer among those that hurt.\n"
    assert run("stretches", "allow", "gone-with-its-pack")[0] == 0
    assert "nothing changed" in run("stretches", "allow", "cobra")[1]
    assert not any(row["excluded"] or row["hurts"] for row in rows(run))


def test_an_id_nobody_knows_is_neither_excluded_nor_allowed(run: Run, paths: Paths) -> None:
    hurt(paths, "cobra")
    assert run("stretches", "exclude", "x-y")[0] == 1
    assert run("stretches", "allow", "cobr")[2].endswith("did you mean cobra?\n")
    assert not paths.config.exists()


# -- one's own


def test_a_new_file_of_ones_own_offers_nothing_yet_and_is_never_written_over(
    run: Run, paths: Paths
) -> None:
    before = rows(run)
    code, out, _ = run("stretches", "new", "My neck")
    path = paths.packs / "my-neck.toml"
    assert code == 0
    assert str(path) in out
    assert "offered" in out
    assert rows(run) == before
    assert run("stretches", "check")[::2] == (0, "")
    assert run("stretches", "check", str(path))[0] == 0
    path.write_text(OWN, encoding="utf-8")
    code, _, err = run("stretches", "new", "my-neck")
    assert (code, "is there already" in err) == (1, True)
    assert path.read_text(encoding="utf-8") == OWN


@pytest.mark.parametrize("name", ["../evil", "", " ", "a/b", "Rücken", "x" * 61, "\x1b[2J", "-", "."])
def test_a_new_file_is_refused_a_name_that_is_none(run: Run, paths: Paths, name: str) -> None:
    code, out, err = run("stretches", "new", "--", name)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "is no name for a file of stretches; take small letters and digits joined by hyphens" in err
    assert err.strip().isprintable()
    assert not paths.packs.exists()


@pytest.mark.parametrize("name", ["my-neck", "My Neck", "my_neck", "my-neck.toml", " my  neck "])
def test_a_new_file_has_its_name_in_small_letters_with_hyphens(run: Run, paths: Paths, name: str) -> None:
    assert run("stretches", "new", name)[0] == 0
    assert [path.name for path in paths.packs.iterdir()] == ["my-neck.toml"]


def test_check_counts_what_is_fine(run: Run, paths: Paths) -> None:
    own_pack(paths, OWN)
    code, out, err = run("stretches", "check")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{len(load_catalogue())} stretches and 4 routines that come with deskstretch: fine",
        "1 stretch in mine.toml: fine",
    ]


def test_check_says_everything_that_is_wrong(run: Run, paths: Paths, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(OWN.replace("standing", "flying") + OWN.replace("20s", "20"), encoding="utf-8")
    own_pack(paths, OWN)
    own_pack(paths, OWN, "twice")
    code, out, err = run("stretches", "check", str(path), "none.toml")
    assert (code, out) == (1, "")
    assert [line.partition(": ")[2].split(": ")[0] for line in err.splitlines()] == [
        "x.toml, line 6",
        "x.toml, line 15",
        "none.toml",
    ]
    code, _, err = run("stretches", "check")
    assert (code, "lamp: id: is in mine.toml too" in err) == (1, True)


# -- taking over


def test_an_import_shows_what_it_understood_and_writes_one_good_pack(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "From Anna.txt").write_text(LIST, encoding="utf-8")
    code, out, err = run("stretches", "import", "From Anna.txt")
    assert (code, err) == (0, "")
    [path] = paths.packs.iterdir()
    assert path.name == "from-anna.toml"
    assert path.read_text(encoding="utf-8").startswith("# Imported from From Anna.txt (own list).\n")
    assert [stretch.id for stretch in load_file(path)] == ["chin-tuck-2", "reach"]
    for words in ("chin-tuck-2", "20 s a side", "nameless: it has no name", "1 standing", str(path)):
        assert words in out
    assert {row["pack"] for row in rows(run, "--source", "Own List")} == {"from-anna"}


def test_a_dry_run_writes_nothing(run: Run, paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    code, out, _ = run("stretches", "import", "list.txt", "--dry-run")
    assert (code, "chin-tuck-2" in out) == (0, True)
    assert not paths.packs.exists()


def test_an_import_replaces_a_pack_only_by_force_and_keeps_its_ids(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    run("stretches", "import", "list.txt", "--name", "anna")
    before = (paths.packs / "anna.toml").read_text(encoding="utf-8")
    code, _, err = run("stretches", "import", "list.txt", "--name", "anna")
    assert (code, "--force" in err) == (1, True)
    assert run("stretches", "import", "list.txt", "--name", "anna", "--force")[0] == 0
    assert (paths.packs / "anna.toml").read_text(encoding="utf-8") == before
    run("stretches", "import", "list.txt", "--name", "twice")
    assert not run("stretches")[2], "no id is in both"


def test_an_import_takes_a_free_name_beside_a_file_of_ones_own(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    own_pack(paths, OWN, "list")
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    code, out, _ = run("stretches", "import", "list.txt")
    assert (code, "list-2.toml" in out) == (0, True)
    assert (paths.packs / "list.toml").read_text(encoding="utf-8") == OWN


def test_the_same_file_is_not_imported_twice_by_accident(run: Run, paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    run("stretches", "import", "list.txt")
    code, _, err = run("stretches", "import", "list.txt")
    assert (code, err.count("\n")) == (1, 1)
    assert "was imported from list.txt before; --force replaces it, --name makes another" in err
    assert run("stretches", "import", "list.txt", "--force")[0] == 0
    assert [path.name for path in paths.packs.iterdir()] == ["list.toml"]


def test_a_new_file_beside_an_imported_one_of_that_name_is_told_the_mend(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "physio.txt").write_text(LIST, encoding="utf-8")
    run("stretches", "import", "physio.txt")
    code, out, err = run("stretches", "new", "physio")
    assert (code, out) == (1, "")
    assert err == (
        f"deskstretch: {paths.packs / 'physio.toml'} is there already (imported from physio.txt);"
        " add to that one, or take another name, such as physio-2\n"
    )
    assert run("stretches", "new", "physio-2")[0] == 0


def test_prose_is_refused_and_what_a_list_looks_like_is_said(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "readme.md").write_text(
        "# About\n\nIt does this.\n\nThen it does that.\n", encoding="utf-8"
    )
    code, out, err = run("stretches", "import", "readme.md")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert '"Calf stretch; Stand facing a wall. Step one foot back.; 30 s; each"' in err
    assert not paths.packs.exists()


def test_the_examples_in_the_help_of_import_are_read_as_they_say(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    _, out, _ = run("stretches", "import", "--help")
    lines = [line.strip() for line in out.splitlines()]
    rows = [line for line in lines if line.count(";") >= 2 and line[0] not in '"A']
    block = lines[lines.index("Wall calf stretch") :][:3]
    for name, text in (("rows", rows), ("block", block)):
        (tmp_path / f"{name}.txt").write_text("\n".join(text), encoding="utf-8")
        assert run("stretches", "import", f"{name}.txt")[0] == 0
    assert [stretch.dose for stretch in load_file(paths.packs / "rows.toml")] == [
        "30 s a side",
        "30 s a side, 3 rounds",
        "10 times, 4 s each",
    ]
    assert [stretch.dose for stretch in load_file(paths.packs / "block.toml")] == ["30 s a side, 3 rounds"]


def test_an_import_says_what_it_guessed_and_assumed_once_for_all_it_is_true_of(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    rows = "".join(f"Neck turn {number}; Turn slowly.; 5x\n" for number in range(30))
    (tmp_path / "list.txt").write_text(rows, encoding="utf-8")
    _, out, _ = run("stretches", "import", "list.txt", "--dry-run")
    assert out.count("seated ?") == 30
    assert "  all of them: no time is given for one: 4 s are assumed\n" in out


def test_a_dose_is_never_cut_in_the_summary(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    row = "A very long name of an exercise for the neck; Turn.; 3 x 10 x 5 s; each\n"
    (tmp_path / "list.txt").write_text(row, encoding="utf-8")
    _, out, _ = run("stretches", "import", "list.txt", "--dry-run")
    assert "10 times a side, 5 s each, 3 rounds" in out


class Pipe:
    """Standard input that brings these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = BytesIO(data)


def test_an_import_reads_standard_input(run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):  # the next list is another one
        monkeypatch.setattr(sys, "stdin", Pipe(LIST.encode()))
        assert run("stretches", "import", "-")[::2] == (0, "")
    assert sorted(path.name for path in paths.packs.iterdir()) == ["imported-2.toml", "imported.toml"]
    text = (paths.packs / "imported.toml").read_text(encoding="utf-8")
    assert text.startswith("# Imported from standard input (own list).\n")


@pytest.mark.parametrize(
    ("stdin", "words"),
    [
        (Pipe(b""), "there is no stretch in it"),
        (Pipe(b"x" * (MOST_BYTES + 1)), "over 5 MB, too large for a list of stretches"),
        (None, "there is none here; name a file"),
    ],
)
def test_a_standard_input_that_is_no_list_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, stdin: Pipe | None, words: str
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("stretches", "import", "-") == (1, "", f"deskstretch: standard input: {words}\n")


@pytest.mark.parametrize("folder", [".", ".."])
def test_an_import_of_a_folder_says_which(run: Run, folder: str) -> None:
    assert run("stretches", "import", folder) == (
        1,
        "",
        f"deskstretch: {folder}: this is a folder; name one file in it\n",
    )


@pytest.mark.parametrize("name", ["../up", "A", "", "a/b", "x" * 61, "\x1b"])
def test_a_pack_goes_nowhere_else(run: Run, paths: Paths, tmp_path: Path, name: str) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    code, _, err = run("stretches", "import", "list.txt", "--name", name)
    if name:
        assert (code, "is no name for a file" in err) == (1, True)
        assert err.strip().isprintable()
    assert [path.name for path in tmp_path.rglob("*.toml")] == ([] if name else ["list.toml"])


@pytest.mark.parametrize("content", [";", "; a\n; b\n", "{}", "<x/>"])
def test_an_import_of_nothing_is_one_line(run: Run, paths: Paths, tmp_path: Path, content: str) -> None:
    (tmp_path / "list.txt").write_text(content, encoding="utf-8")
    code, out, err = run("stretches", "import", "list.txt")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert not paths.packs.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="it would use the person's own files there")
def test_the_real_program_lists_them_and_helps(paths: Paths, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-W", "error", "-m", "deskstretch", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
        )
        assert not done.stderr
        return done.stdout

    assert len(json.loads(run("stretches", "--json"))) == len(load_catalogue())
    assert "Example" in run("stretches", "import", "--help")
    (tmp_path / "exercises.xml").write_text(
        "<exercises><exercise><title>Elbow</title><description>Bend.</description></exercise></exercises>",
        encoding="utf-8",
    )
    assert "Read as Workrave" in run("stretches", "import", str(tmp_path / "exercises.xml"))
    assert [path.name for path in paths.packs.iterdir()] == ["workrave.toml"]


def test_help_loads_nothing_but_click() -> None:
    code = (
        "import sys; from deskstretch.cli.commands import execute; execute(['--help']);"
        "sys.exit(any(name in sys.modules for name in ('tomllib', 'sqlite3', 'deskstretch.core.stretch')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
