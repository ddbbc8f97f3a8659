import pytest

from deskstretch.presence.listed import listed


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (["obs"], "OBS"),
        (["Obs.exe"], "OBS"),
        (["OBS.EXE", "other"], "OBS"),
        (["obs-studio"], None),
        (["myobs"], None),
        (["exe", ".exe", ""], None),
        ([], None),
        (["powerpnt"], "PowerPnt.EXE"),
        (["other", "TALON"], " talon "),
        (["strasse"], "Stra\N{LATIN SMALL LETTER SHARP S}e"),
    ],
)
def test_whole_names_are_found_in_any_case_with_or_without_exe(known, found):
    names = ("OBS", "PowerPnt.EXE", " talon ", "Stra\N{LATIN SMALL LETTER SHARP S}e")
    assert listed(names, known) == found


@pytest.mark.parametrize("blank", ["", " ", ".exe"])
def test_a_program_without_a_name_is_on_no_list(blank):
    assert listed([blank], ["", " "]) is None
