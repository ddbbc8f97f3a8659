import sys
from types import SimpleNamespace

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.macos_front import FrontmostApplication


class Said:
    """An object of PyObjC: everything is a method."""

    def __init__(self, **answers):
        for name, answer in answers.items():
            setattr(self, name, lambda answer=answer: answer)


@pytest.fixture
def mac(monkeypatch):
    """In front is ``mac.application``."""
    mac = SimpleNamespace(application=None)
    workspace = SimpleNamespace(frontmostApplication=lambda: mac.application)
    app_kit = SimpleNamespace(NSWorkspace=Said(sharedWorkspace=workspace))
    monkeypatch.setitem(sys.modules, "AppKit", app_kit)
    return mac


def test_an_application_goes_by_its_name_its_program_and_its_bundle(mac):
    mac.application = Said(
        localizedName="Keynote",
        executableURL=Said(lastPathComponent="Keynote-bin"),
        bundleIdentifier="com.apple.iWork.Keynote",
    )
    front = FrontmostApplication()
    front.connect()
    assert front.names() == ("Keynote", "Keynote-bin", "com.apple.iWork.Keynote")


def test_what_an_application_does_not_tell_is_left_out(mac):
    mac.application = Said(localizedName="Script", executableURL=None, bundleIdentifier=None)
    assert FrontmostApplication().names() == ("Script",)
    mac.application = None
    assert FrontmostApplication().names() == ()


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does know")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="PyObjC"):
        FrontmostApplication().connect()
