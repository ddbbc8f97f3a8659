"""Libraries of Windows, their functions declared with types: ctypes would cut a handle to 32 bits."""

import ctypes
import sys
from collections.abc import Mapping
from typing import Any

from ..core.errors import Unavailable


def library(name: str, functions: Mapping[str, tuple[Any, ...]]) -> Any:
    """``functions``: name to what it returns and takes. Raises Unavailable; also where this is not Windows.

    Each call gives a library object of its own: types declared on a shared one are everybody's.
    """
    if sys.platform != "win32":
        raise Unavailable("this is not Windows")
    try:
        loaded = ctypes.WinDLL(name, use_last_error=True)
        for function, (result, *arguments) in functions.items():
            getattr(loaded, function).restype = result
            getattr(loaded, function).argtypes = arguments
    except (OSError, AttributeError) as error:
        raise Unavailable(f"Windows lacks {name} or a part of it ({error})") from error
    return loaded
