import ctypes
import sys
from types import SimpleNamespace

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.presence.macos_objects import SYSTEM, Address, Objects, four

ANY, NUMBER = ctypes.c_void_p, ctypes.c_uint32
UNKNOWN_PROPERTY = 0x77686F3F


def test_a_code_is_the_number_of_its_letters():
    assert four("gone") == 0x676F6E65


def framework(properties, *, says_how_much):
    """A library with two C functions that answer from ``properties``: (object, code, scope) to numbers."""

    def looked_up(of, address):
        asked = Address.from_address(address)
        return properties.get((of, asked.selector, asked.scope))

    def size(of, address, _qualifiers, _qualifier, answer):
        numbers = looked_up(of, address)
        if numbers is None:
            return UNKNOWN_PROPERTY
        NUMBER.from_address(answer).value = 4 * len(numbers)
        return 0

    def fill(numbers, room, into):
        data = (NUMBER * (room // 4)).from_address(into) if into else []
        data[:] = numbers[: len(data)]

    def audio_data(of, address, _qualifiers, _qualifier, size, into):
        fill(looked_up(of, address), NUMBER.from_address(size).value, into)
        return 0

    def camera_data(of, address, _qualifiers, _qualifier, room, used, into):
        fill(looked_up(of, address), room, into)
        NUMBER.from_address(used).value = room
        return 0

    asked = (NUMBER, ANY, NUMBER, ANY)
    ask_size = ctypes.CFUNCTYPE(ctypes.c_int32, *asked, ANY)(size)
    if says_how_much:
        ask_data = ctypes.CFUNCTYPE(ctypes.c_int32, *asked, NUMBER, ANY, ANY)(camera_data)
        return SimpleNamespace(CMIOObjectGetPropertyDataSize=ask_size, CMIOObjectGetPropertyData=ask_data)
    ask_data = ctypes.CFUNCTYPE(ctypes.c_int32, *asked, ANY, ANY)(audio_data)
    return SimpleNamespace(AudioObjectGetPropertyDataSize=ask_size, AudioObjectGetPropertyData=ask_data)


@pytest.mark.parametrize(
    ("name", "prefix", "says_how_much"),
    [("CoreAudio", "AudioObject", False), ("CoreMediaIO", "CMIOObject", True)],
)
def test_both_libraries_are_asked_as_their_headers_have_it(monkeypatch, name, prefix, says_how_much):
    world, into = four("glob"), four("inpt")
    properties = {
        (SYSTEM, four("dev#"), world): [41, 42, 43],
        (42, four("gone"), world): [1],
        (42, four("stm#"), into): [],
    }
    library = framework(properties, says_how_much=says_how_much)
    monkeypatch.setattr(ctypes, "CDLL", lambda path: library if name in path else None)
    objects = Objects(name, prefix)
    assert objects.numbers(SYSTEM, "dev#") == (41, 42, 43)
    assert objects.numbers(42, "stm#", "inpt") == ()
    assert objects.numbers(42, "none") is None
    assert objects.number(42, "gone") == 1
    assert objects.number(41, "gone") == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has it")
def test_elsewhere_it_is_unavailable():
    with pytest.raises(Unavailable, match="CoreAudio"):
        Objects("CoreAudio", "AudioObject")
