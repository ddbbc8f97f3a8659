"""What the commands know of the person's settings and stretches."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.cli.known import know, unknown
from deskstretch.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = replace(Paths.scratch(tmp_path), site_config=(tmp_path / "site.toml",))
    paths.make_folders()
    return paths


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("chintuck", "did you mean chin-tuck?"),
        ("chin-tucks", "did you mean chin-tuck?"),
        ("Chin-Tuk", "did you mean chin-tuck?"),
        ("chin", "did you mean chin-tuck?"),
        ("qwertz", "`deskstretch stretches` lists them"),
        ("", "`deskstretch stretches` lists them"),
    ],
)
def test_an_id_nobody_knows_is_answered_with_the_one_that_was_meant(written: str, mend: str) -> None:
    assert unknown(written, load_catalogue()) == f"there is no stretch {written}; {mend}"


def test_a_word_that_several_ids_have_is_answered_with_three_of_them() -> None:
    answer = unknown("neck", load_catalogue())
    names = answer.partition("did you mean ")[2].removesuffix("?").replace(" or ", ", ").split(", ")
    assert len(names) == 3
    assert all("neck" in name for name in names)


def test_nothing_in_an_id_can_steer_the_terminal() -> None:
    assert unknown("\x1b[2J\n" * 9000, load_catalogue()).isprintable()


@pytest.mark.parametrize("spoil", [lambda paths: paths.config, lambda paths: paths.site_config[0]])
def test_a_bad_file_is_a_complaint_and_the_other_one_counts(
    paths: Paths, spoil: Callable[[Paths], Path]
) -> None:
    for path in (paths.config, paths.site_config[0]):
        path.write_text('[stretches]\nexclude = ["cobra"]\n')
    spoil(paths).write_text("[stretches\n")
    known = know(paths)
    assert known.excluded == {"cobra"}
    [complaint] = known.complaints
    assert complaint.endswith("toml, line 1, column 11: the ] is missing: [stretches]")


def test_what_the_site_leaves_out_is_left_out(paths: Paths) -> None:
    paths.site_config[0].write_text('[stretches]\nexclude = ["cobra"]\n')
    assert know(paths).mark("cobra") == "excluded"
