"""What the programs people use today say, understood: small files of our own in their formats."""

import json
from pathlib import Path

import pytest

from deskstretch.core.errors import CatalogueError
from deskstretch.core.stretch import Kind, Level, Position, Region, Sides, Stretch
from deskstretch.importing import Imported, read

WORKRAVE = """\
<?xml version="1.0" encoding="UTF-8"?>
<exercises>
  <exercise>
    <title>Elbow reach</title>
    <title xml:lang="de">Ellbogen</title>
    <description>Raise one arm and bend it. Push
      the elbow back with your other hand. Do it with the other arm.</description>
    <sequence duration="40"><image src="elbow.png" duration="5"/></sequence>
  </exercise>
  <exercise>
    <title xml:lang="nl">Tenen</title>
    <description xml:lang="nl">Sta op je tenen. Zak weer.</description>
  </exercise>
  <exercise><title>Only a name</title></exercise>
</exercises>
"""

SAFE_EYES = {
    "meta": {"config_version": "6.0.3"},
    "short_break_duration": 12,
    "long_break_duration": 75,
    "short_breaks": [{"name": "Blink ten times"}, {"name": "Look up", "duration": 25, "image": "up.png"}],
    "long_breaks": [{"name": "Stand up and reach for the lamp"}, {"name": 3}, {"title": "x"}, 7],
    "plugins": [{"id": "trayicon", "enabled": True}],
}

STRETCHLY = {
    "microbreakDuration": 25000,
    "breakDuration": 300000,
    "microbreakIdeas": [
        "Drop your shoulders.",
        {"data": "Bend one wrist back. Hold for 10-15 seconds, then the other hand.", "enabled": True},
        {"data": "Not this one", "enabled": False},
    ],
    "breakIdeas": [
        ["Kitchen", "Walk to the kitchen.<br>Come <b>back</b> &amp; sit."],
        {"data": ["Long legs", "Put your legs up."], "enabled": True},
        5,
        [],
        [1, 2],
    ],
}


def imported(folder: Path, name: str, content: str | bytes | object) -> Imported:
    path = folder / name
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    path.write_bytes(content)
    return read(path)


def brief(stretch: Stretch) -> tuple[str, Region, str]:
    return stretch.id, stretch.region, stretch.dose


def test_workrave_exercises_come_with_their_time_and_their_words(tmp_path: Path) -> None:
    found = imported(tmp_path, "exercises.xml", WORKRAVE)
    assert found.format == "Workrave"
    elbow, toes = found.entries
    assert brief(elbow) == ("elbow-reach", Region.SHOULDERS, "40 s, sides in turn")
    assert elbow.steps == (
        "Raise one arm and bend it.",
        "Push the elbow back with your other hand.",
        "Do it with the other arm.",
    )
    assert toes.name == "Tenen"
    assert found.skipped == (("Only a name", "it has no description"),)


def test_safe_eyes_breaks_last_as_long_as_they_do_there(tmp_path: Path) -> None:
    found = imported(tmp_path, "safeeyes.json", SAFE_EYES)
    assert found.format == "Safe Eyes"
    assert [brief(stretch) for stretch in found.entries] == [
        ("blink-ten-times", Region.EYES, "12 s"),
        ("look-up", Region.EYES, "25 s"),
        ("stand-up-and-reach-for-the-lamp", Region.WHOLE_BODY, "75 s"),
    ]
    assert [stretch.position for stretch in found.entries] == [
        Position.SEATED,
        Position.SEATED,
        Position.STANDING,
    ]
    assert [name for name, _ in found.skipped] == ["number 3", "(no name)", "(no name)"]


def test_stretchly_ideas_lose_their_markup_and_stay_off_when_they_are_off(tmp_path: Path) -> None:
    found = imported(tmp_path, "config.json", STRETCHLY)
    assert found.format == "Stretchly"
    assert [brief(stretch) for stretch in found.entries] == [
        ("drop-your-shoulders", Region.SHOULDERS, "25 s"),
        ("bend-one-wrist-back", Region.WRISTS, "10 s a side"),
        ("kitchen", Region.WHOLE_BODY, "60 s"),
        ("long-legs", Region.LEGS, "60 s"),
    ]
    assert found.entries[2].steps == ("Walk to the kitchen.", "Come back & sit.")
    assert found.skipped[0] == ("Not this one", "it is switched off in Stretchly")
    assert len(found.skipped) == 4


@pytest.mark.parametrize(
    ("idea", "dose"),
    [
        ("Slowly turn your head to the left for 10 seconds.", "10 s"),
        ("Look all the way up. Do it for about ten seconds.", "10 s"),
        ("Stretch your arms for 5-10 sec", "5 s"),
        ("Roll your shoulders for 1 minute.", "60 s"),
        ("Bend your wrist. Hold for 15 seconds. Shake it for 5 seconds.", "15 s"),
        ("Reach up. Then rest for 10 seconds.", "25 s"),
        ("Walk for 5 m.", "25 s"),
    ],
)
def test_an_idea_of_stretchly_takes_as_long_as_its_words_say(tmp_path: Path, idea: str, dose: str) -> None:
    found = imported(tmp_path, "a.json", {"microbreakDuration": 25_000, "microbreakIdeas": [idea]})
    assert [stretch.dose for stretch in found.entries] == [dose]


@pytest.mark.parametrize(
    ("idea", "region"),
    [
        ("Go and drink a glass of water", None),
        ("Drink some water and walk about", None),
        ("Think of somebody you like", None),
        ("Is your posture right?", None),
        ("Tidy up the desk", None),
        ("Look out of the window", Region.EYES),
        ("Take a few deep breaths", Region.BREATH),
        ("Walk around the room", Region.WHOLE_BODY),
        ("Stretch your legs", Region.LEGS),
        ("Streck die Arme", Region.WHOLE_BODY),
    ],
)
@pytest.mark.parametrize("program", ["Stretchly", "Safe Eyes"])
def test_what_is_no_stretch_is_left_out_and_eyes_and_breath_have_their_region(
    tmp_path: Path, program: str, idea: str, region: Region | None
) -> None:
    stretchly, safe_eyes = {"breakIdeas": [[idea]]}, {"short_breaks": [{"name": idea}]}
    found = imported(tmp_path, "a.json", stretchly if program == "Stretchly" else safe_eyes)
    assert [stretch.region for stretch in found.entries] == ([region] if region else [])
    assert found.skipped == (() if region else ((idea, "is no stretch"),))


def test_a_list_has_a_line_for_each_exercise(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "anna.txt",
        "# from Anna\n"
        "- Chin tuck; Sit tall. Draw your chin back. Breathe. Let go. Breathe.; 10x; none\n"
        "Wrist bend; Reach out one arm | Bend the wrist; 2 x 20 s; each\n"
        "\n"
        "Child's pose; Kneel on the floor; 1 min\n"
        "Squeeze both fists\n"
        "; who knows\n",
    )
    chin, wrist, pose, fists = found.entries
    assert chin.steps == ("Sit tall.", "Draw your chin back.", "Breathe.", "Let go. Breathe.")
    assert (chin.repetitions, chin.hold, chin.kind) == (10, None, Kind.MOBILITY)
    assert wrist.steps == ("Reach out one arm", "Bend the wrist")
    assert wrist.dose == "20 s a side, 2 rounds"
    assert (pose.id, pose.position, pose.dose) == ("childs-pose", Position.FLOOR, "60 s")
    assert (fists.steps, fists.region) == (("Squeeze both fists",), Region.WRISTS)
    assert found.skipped == (("who knows", "it has no name"),)
    assert all(stretch.level is Level.GENTLE for stretch in found.entries)
    assert all(stretch.sources == ("own list",) for stretch in found.entries)


def test_a_table_may_name_its_columns(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "plan.csv",
        "Side,Exercise,Reps,Instructions,Region,Position,Caution,Sets\n"
        'both,"Turn, slowly",12,"Look left.\nLook right.",Neck,standing,"Not too far, please.",2\n'
        "left and right,Reach,,Reach over.,belly,,,\n",
    )
    turn, reach = found.entries
    assert turn.name == "Turn, slowly"
    assert turn.steps == ("Look left.", "Look right.")
    assert (turn.region, turn.position, turn.sides) == (Region.NECK, Position.STANDING, Sides.BOTH)
    assert (turn.repetitions, turn.sets, turn.caution) == (12, 2, "Not too far, please.")
    assert (reach.sides, reach.region) == (Sides.EACH, Region.WHOLE_BODY)
    assert ("turn-slowly", "the sides take turns within that number") in found.remarks
    assert ("turn-slowly", "no time is given for one: 4 s are assumed") in found.remarks
    assert ("reach", '"belly" is no region; it was guessed') in found.remarks
    assert ("reach", "no length is given: 30 s are assumed") in found.remarks


@pytest.mark.parametrize(
    ("row", "words", "remark"),
    [
        (
            "Neck tilt; Up.; 30; perhaps",
            "30 s",
            '"perhaps" says nothing about sides; none, each or both would',
        ),
        ("Neck tilt; Up.; 30; none; x; y", "30 s", '"x y" is left out'),
        ("Neck tilt; Up.; 30s; 2", "30 s", '"2" is left out: "2x" would be times, "each" sides'),
        (
            "Neck tilt; Up.; 30 s while humming",
            "30 s",
            'of "30 s while humming", "while humming" is left out',
        ),
        ("Neck tilt; Hold for 10 s.; 20 s", "20 s", "its steps say 10 s; the 20 s beside them count"),
        ("Neck tilt; Up. Repeat 3 times.; 20 s", "20 s, 3 rounds", "3 times: from its steps"),
        ("Neck tilt with a towel; Up.; 20 s", "20 s", "needs a towel, which the settings cannot ask about"),
    ],
)
def test_what_is_taken_otherwise_is_said(tmp_path: Path, row: str, words: str, remark: str) -> None:
    found = imported(tmp_path, "list.txt", row)
    assert found.entries[0].dose == words
    assert remark in [remark.words for remark in found.remarks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_in_the_encodings_of_peoples_editors(tmp_path: Path, encoding: str) -> None:
    found = imported(tmp_path, "list.txt", "Äpfel pflücken; Recken – weit.; 30 s\r\n".encode(encoding))
    assert [(found.entries[0].id, found.entries[0].steps)] == [("apfel-pflucken", ("Recken – weit.",))]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.xml", "<html/>", "a.xml: is XML, and not Workrave's exercises.xml"),
        ("a.xml", "<exercises><exercise>", "a.xml: is not valid XML: no element found"),
        ("a.xml", '<?xml version="1.0" encoding="x"?><exercises/>', "a.xml: is XML in an encoding"),
        ("a.xml", "<exercises/>", "a.xml: there is no stretch in it"),
        ("a.json", "{", "a.json: is not valid JSON: "),
        ("a.json", '{"a": 1}', "a.json: is JSON, and neither Safe Eyes' safeeyes.json"),
        ("a.json", "[1]", "a.json: is JSON, and neither"),
        ("a.json", '{"short_breaks": {}}', "a.json: short_breaks is not a list"),
        ("a.json", '{"breakIdeas": 5}', "a.json: breakIdeas is not a list"),
        ("a.txt", "", "a.txt: there is no stretch in it"),
        ("a.txt", "# only a comment\n", "a.txt: there is no stretch in it"),
        ("a.png", "\x89PNG\0\0", "a.png: is neither a text nor a file of Workrave"),
        ("a.toml", "[[stretch]]", "a.toml: is a pack already: copy it"),
    ],
)
def test_another_file_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str, complaint: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        imported(tmp_path, name, content)
    assert str(caught.value).startswith(complaint)
    assert str(caught.value).isprintable()
