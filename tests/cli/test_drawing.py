"""``deskstretch show --image`` and ``deskstretch figure``: pictures in files, and what goes together."""

import os
from pathlib import Path

import pytest
from PIL import Image

from deskstretch.figure.arrow_points import POINTS
from deskstretch.figure.places import PLACES
from deskstretch.figure.regions import PLACES as REGIONS
from deskstretch.figure.shelf import postures
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["chin-tuck.png", "chin-tuck.webp"])
def test_a_stretch_is_drawn_and_told(run: Run, tmp_path: Path, name: str) -> None:
    said = run("show", "chin-tuck", "--image", name, "--size", "64")
    assert said == (0, f"{name}: Seated figure, seen from the side: chin drawn straight back\n", "")
    with Image.open(tmp_path / name) as picture:
        assert picture.size == (64, 64)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_a_picture_is_for_everybody_whom_the_umask_lets_and_an_old_one_keeps_its_rights(
    run: Run, tmp_path: Path
) -> None:
    before = os.umask(0o027)
    try:
        for _ in range(2):
            assert run("show", "chin-tuck", "--image", "a.png", "--size", "64").code == 0
            assert (tmp_path / "a.png").stat().st_mode & 0o777 == 0o640
        (tmp_path / "a.png").chmod(0o600)
        run("show", "chin-tuck", "--image", "a.png", "--size", "64")
        assert (tmp_path / "a.png").stat().st_mode & 0o777 == 0o600
        assert os.umask(0o027) == 0o027, "it is as it was"
    finally:
        os.umask(before)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "chin-tuck", "--left"), "--left does nothing without --image FILE"),
        (
            ("show", "chin-tuck", "--size", "99", "--theme", "dark"),
            "--size and --theme do nothing without --image FILE",
        ),
        (("figure", "chin-tuck", "--sheet", "a.png"), "--sheet draws all figures: leave the stretch away"),
        (("figure", "--sheet", "a.png", "--strip", "b.png"), "--strip does nothing with --sheet"),
        (("figure", "chin-tuck", "--size", "99"), "--size does nothing without --strip FILE"),
        (("figure", "chin-tuck", "--names"), "--names tells what any figure may name"),
        (("figure", "--names", "--left"), "--left does nothing with --names"),
        (("figure",), "give a stretch, or --sheet FILE"),
    ],
)
def test_what_would_be_ignored_is_refused(run: Run, arguments: tuple[str, ...], words: str) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert not Path("a.png").exists()


@pytest.mark.parametrize("size", ["abc", "63", "2000", "1e2"])
def test_a_size_that_is_none_is_told_with_those_that_are(run: Run, size: str) -> None:
    said = run("show", "chin-tuck", "--image", "a.png", "--size", size)
    assert said.code == 2
    assert f"must be a number of pixels from 64 to 1024, got '{size}'" in said.err


@pytest.mark.parametrize("rest", [("figure", "chin-tuck"), ("show", "chin-tuck", "--image", "a.png")])
def test_what_has_no_sides_has_no_left_one(run: Run, rest: tuple[str, ...]) -> None:
    said = run(*rest, "--left")
    assert said == (1, "", "deskstretch: chin-tuck is the same on both sides: leave --left away\n")
    assert not Path("a.png").exists()


def test_the_left_side_is_told_for_what_has_one(run: Run) -> None:
    assert "left ankle on the right knee" in run("figure", "piriformis-stretch", "--left").out
    assert "right ankle on the left knee" in run("figure", "piriformis-stretch").out


def test_all_that_a_figure_may_name_is_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = run("figure", "--names")
    assert (said.code, said.err) == (0, "")
    assert max(map(len, said.out.splitlines())) <= 72
    words = " ".join(said.out.split())
    for name in [*PLACES, *POINTS, *REGIONS, *postures()]:
        assert name.removeprefix("right ").removeprefix("left ") in words, name


def test_who_wants_to_stop_skips(run: Run) -> None:
    assert "did you mean `deskstretch skip`?" in run("stop").err
