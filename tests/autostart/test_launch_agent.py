"""The file for launchd. What launchd makes of it has not been seen on a real Mac."""

import plistlib
from pathlib import Path

import pytest

from deskstretch.autostart.launch_agent import LaunchAgent
from deskstretch.autostart.port import ON
from deskstretch.core.errors import StorageError


class Launchd:
    """What launchctl says and was asked."""

    def __init__(self) -> None:
        self.said = ""
        self.asked: list[str] = []

    def __call__(self, *arguments: str) -> str:
        self.asked.append(arguments[0])
        return self.said


@pytest.fixture
def launchd() -> Launchd:
    return Launchd()


@pytest.fixture
def agent(program: Path, launchd: Launchd, tmp_path: Path) -> LaunchAgent:
    return LaunchAgent([str(program), "ä <&>", "50% $x"], launchd, tmp_path / "LaunchAgents")


@pytest.fixture
def plist(tmp_path: Path) -> Path:
    return tmp_path / "LaunchAgents/deskstretch.plist"


def change(plist: Path, **keys: object) -> None:
    plist.write_bytes(plistlib.dumps({**plistlib.loads(plist.read_bytes()), **keys}))


def test_on_is_a_file_that_launchd_starts_in_a_session_with_a_screen(agent, plist, program):
    assert str(plist) in agent.on()
    found = plistlib.loads(plist.read_bytes())
    assert found["ProgramArguments"] == [str(program), "ä <&>", "50% $x"]
    assert (found["Label"], found["RunAtLoad"]) == ("deskstretch", True)
    assert found["LimitLoadToSessionType"] == "Aqua"
    status = agent.status()
    assert (status.enabled, status.problem, status.mend) == (True, None, None)


def test_off_takes_it_away_and_twice_is_off(agent, plist):
    assert not agent.status().enabled
    agent.on()
    agent.on()
    assert "no longer" in agent.off()
    assert not plist.exists()
    assert agent.off() == "deskstretch does not start when you log in."


@pytest.mark.parametrize(
    "content",
    [
        b"no property list",
        b"<?xml version='1.0'?><plist><array/></plist>",
        b"bplist00garbage",
        b"<?xml version='1.0'?><plist><dict>",
        plistlib.dumps({"Label": "deskstretch", "ProgramArguments": ["/bin/backup"]}),
        plistlib.dumps({"Label": "other", "ProgramArguments": ["deskstretch"]}),
        plistlib.dumps({"Label": "deskstretch", "ProgramArguments": "deskstretch"}),
    ],
)
def test_a_file_of_somebody_else_is_left_alone(agent, plist, content):
    plist.parent.mkdir()
    plist.write_bytes(content)
    with pytest.raises(StorageError, match="move it away first"):
        agent.on()
    assert "left alone" in agent.off()
    assert plist.read_bytes() == content
    assert agent.status().problem == "that file is not of deskstretch"
    assert not agent.status().enabled


@pytest.mark.parametrize("keys", [{"KeepAlive": True}, {"ProcessType": "Background"}])
def test_a_file_of_the_persons_own_is_left_alone_and_said_so(agent, plist, program, keys):
    agent.on()
    change(plist, **keys)
    content = plist.read_bytes()
    for said in (agent.on(), agent.off()):
        assert "starts when you log in, by an entry of your own" in said
        assert "left alone" in said
    assert (agent.status().enabled, agent.status().by_hand, agent.status().problem) == (True, True, None)
    program.unlink()
    with pytest.raises(StorageError, match=r"is an entry of your own, and .* is not there any more"):
        agent.on()
    assert agent.off().startswith("deskstretch does not start when you log in: ")
    assert plist.read_bytes() == content


@pytest.mark.parametrize("keys", [{"Disabled": True}, {"RunAtLoad": False}])
def test_a_file_that_says_no_is_told_and_mended(agent, plist, keys):
    agent.on()
    change(plist, **keys)
    assert agent.status().problem == "its file says not to start it at login"
    assert agent.status().mend == ON
    agent.on()
    assert agent.status().problem is None


def test_a_program_that_is_gone_is_told(agent, program):
    agent.on()
    program.unlink()
    assert "is not there any more" in str(agent.status().problem)


@pytest.mark.parametrize("word", ["disabled", "true"])
def test_switched_off_in_launchd_is_told_and_on_switches_it_on(agent, launchd, word):
    agent.on()
    launchd.said = f'disabled services = {{\n\t"deskstretch" => {word}\n}}'
    assert agent.status().problem == "launchd has it switched off"
    agent.on()
    assert "enable" in launchd.asked


@pytest.mark.parametrize("said", ['"deskstretch" => enabled', '"other.deskstretch" => disabled', ""])
def test_switched_on_in_launchd_is_fine(agent, launchd, said):
    agent.on()
    launchd.said = said
    assert agent.status().problem is None
    assert "enable" not in launchd.asked
