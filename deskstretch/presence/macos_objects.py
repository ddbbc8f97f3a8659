"""The objects CoreAudio and CoreMediaIO describe devices with, and their properties.

Both are asked in the same way. Codes of four letters name what is asked for: "dev#", "gone".
Coded after Apple's headers, not verified on a Mac.
"""

import ctypes
from typing import Any

from ..core.errors import Unavailable

SYSTEM = 1
"""The object that knows all others."""

_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
_NUMBER = ctypes.c_uint32


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress, and CMIOObjectPropertyAddress."""

    _fields_ = (("selector", _NUMBER), ("scope", _NUMBER), ("element", _NUMBER))


class Objects:
    """Of CoreAudio ("AudioObject") or CoreMediaIO ("CMIOObject"). The constructor raises Unavailable."""

    def __init__(self, framework: str, prefix: str) -> None:
        try:
            library = ctypes.CDLL(_FRAMEWORK.format(framework))
            self._size: Any = getattr(library, f"{prefix}GetPropertyDataSize")
            self._data: Any = getattr(library, f"{prefix}GetPropertyData")
        except (OSError, AttributeError) as error:
            raise Unavailable(f"{framework} cannot be used ({error})") from error
        any_, number = ctypes.c_void_p, _NUMBER
        asked = (number, any_, number, any_)
        self._says_how_much = prefix == "CMIOObject"
        self._size.argtypes = (*asked, any_)
        self._data.argtypes = (*asked, number, any_, any_) if self._says_how_much else (*asked, any_, any_)

    def numbers(self, of: int, selector: str, scope: str = "glob") -> tuple[int, ...] | None:
        """A property that is one number or several; None where the object has no such property."""
        address, size = Address(four(selector), four(scope), 0), _NUMBER()
        question = (of, ctypes.byref(address), 0, None)
        if self._size(*question, ctypes.byref(size)) != 0:
            return None
        answer = (_NUMBER * (size.value // ctypes.sizeof(_NUMBER)))()
        if self._says_how_much:
            used = _NUMBER()
            status = self._data(*question, ctypes.sizeof(answer), ctypes.byref(used), answer)
            size = used
        else:
            status = self._data(*question, ctypes.byref(size), answer)
        # A device may go between the two questions, and the answer be shorter then.
        return tuple(answer)[: size.value // ctypes.sizeof(_NUMBER)] if status == 0 else None

    def number(self, of: int, selector: str) -> int:
        """A property that is one number; 0 where the object has no such property."""
        return next(iter(self.numbers(of, selector) or ()), 0)


def four(code: str) -> int:
    """The number that stands for a code of four letters."""
    return int.from_bytes(code.encode("ascii"), "big")
