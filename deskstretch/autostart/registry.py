"""The person's own part of the Windows registry."""

import sys
from typing import Protocol

from ..core.errors import StorageError, Unavailable

HIVE = "HKEY_CURRENT_USER"


class Registry(Protocol):
    """Values below one person's keys. All raise StorageError."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """None for a value, or a key, that is not there; "" for one that is neither text nor bytes."""
        ...

    def set(self, key: str, name: str, text: str) -> None: ...

    def delete(self, key: str, name: str) -> None:
        """What is not there is gone already."""
        ...


class CurrentUser:
    """The ``Registry`` of whoever runs this."""

    def get(self, key: str, name: str) -> str | bytes | None:
        if sys.platform != "win32":
            raise Unavailable("the registry: this is not Windows")
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value, _ = winreg.QueryValueEx(opened, name)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(f"cannot read {HIVE}\\{key}: {error.strerror}") from error
        return value if isinstance(value, (str, bytes)) else ""

    def set(self, key: str, name: str, text: str) -> None:
        if sys.platform != "win32":
            raise Unavailable("the registry: this is not Windows")
        import winreg

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                # REG_SZ: in a REG_EXPAND_SZ Windows would put values for what stands between % signs.
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)
        except OSError as error:
            raise StorageError(f"cannot write {HIVE}\\{key}: {error.strerror}") from error

    def delete(self, key: str, name: str) -> None:
        if sys.platform != "win32":
            raise Unavailable("the registry: this is not Windows")
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"cannot write {HIVE}\\{key}: {error.strerror}") from error
