"""What the program and the guide write to each other arrives as it was written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.core.course import Spent
from deskstretch.core.settings import Guide, Show, Theme
from deskstretch.guide.letter import (
    Hurt,
    Letter,
    Opened,
    Trouble,
    read_letter,
    read_report,
    write_letter,
    write_report,
)

SETTINGS = Guide(show=Show.NOTIFICATIONS, sound=False, voice=True, theme=Theme.DARK, reduced_motion=True)


def test_every_stretch_of_the_catalogue_arrives_whole():
    sent = Letter(load_catalogue(), "Everything", SETTINGS, focus=True)
    assert read_letter(write_letter(sent)) == sent


def test_a_dose_of_its_own_arrives():
    slow = replace(load_catalogue()[0], hold=timedelta(seconds=7.5), repetitions=None)
    sent = Letter((slow,), "", Guide(), focus=False)
    assert read_letter(write_letter(sent)) == sent


def test_a_letter_is_one_line():
    own = replace(load_catalogue()[0], name="One\nTwo\u2028Three")
    line = write_letter(Letter((own,), "a\nb", Guide(), focus=False))
    assert (line.count(b"\n"), line[-1:]) == (1, b"\n")


@pytest.mark.parametrize(
    "report", [Opened(), Trouble("no Tk"), Spent("one", 12.5, whole=False), Hurt("one", 3.5)]
)
def test_a_report_arrives(report):
    assert read_report(write_report(report)) == report


def test_that_it_is_to_be_discreet_arrives():
    sent = Letter(load_catalogue()[:1], "", Guide(), focus=True, discreet=True)
    assert read_letter(write_letter(sent)).discreet


def test_a_long_tale_of_trouble_is_cut():
    assert read_report(write_report(Trouble("x" * 10_000))) == Trouble("x" * 500)
