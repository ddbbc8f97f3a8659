"""Who somebody is to Windows: a SID, such as S-1-5-21-1004336348-1177238915-682003330-1001."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from functools import cache

from .windows_api import SecurityAttributes, failure, kernel, last_error, security

_TOKEN_QUERY = 0x0008
_TOKEN_USER = 1
_KERNEL_OBJECT = 6
_OWNER_INFORMATION = 0x0001
_SDDL_REVISION = 1


@cache
def own_sid() -> str:
    """The person this process runs for. Raises OSError; Unavailable where there is no Windows."""
    token = wintypes.HANDLE()
    if not security().OpenProcessToken(kernel().GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)):
        raise failure("cannot tell who this is", last_error())
    try:
        # TOKEN_USER: a pointer to the SID, its attributes, and the SID itself (68 bytes at most).
        answer = (ctypes.c_void_p * 32)()
        size = wintypes.DWORD()
        if not security().GetTokenInformation(
            token, _TOKEN_USER, answer, ctypes.sizeof(answer), ctypes.byref(size)
        ):
            raise failure("cannot tell who this is", last_error())
        return _written(answer[0])
    finally:
        kernel().CloseHandle(token)


def owner_of(pipe: int) -> str:
    """The SID of who made this pipe; nobody can make one in another person's name. Raises OSError."""
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    code = security().GetSecurityInfo(
        pipe,
        _KERNEL_OBJECT,
        _OWNER_INFORMATION,
        ctypes.byref(owner),
        None,
        None,
        None,
        ctypes.byref(descriptor),
    )
    if code:
        raise failure("cannot tell whose pipe this is", code)
    try:
        return _written(owner.value)
    finally:
        kernel().LocalFree(descriptor)


@contextmanager
def for_own_use_only() -> Iterator[SecurityAttributes]:
    """What makes a new pipe belong to this person, and lets nobody else in.

    The owner is named because that of a process with administrator's rights would be the administrators.
    """
    sid = own_sid()
    descriptor = ctypes.c_void_p()
    if not security().ConvertStringSecurityDescriptorToSecurityDescriptorW(
        f"O:{sid}D:P(A;;GA;;;{sid})", _SDDL_REVISION, ctypes.byref(descriptor), None
    ):
        raise failure("cannot keep others out of the pipe", last_error())
    try:
        yield SecurityAttributes(ctypes.sizeof(SecurityAttributes), descriptor, False)  # noqa: FBT003
    finally:
        kernel().LocalFree(descriptor)


def _written(sid: int | None) -> str:
    text = wintypes.LPWSTR()
    if not security().ConvertSidToStringSidW(sid, ctypes.byref(text)):
        raise failure("cannot read a SID", last_error())
    try:
        return text.value or ""
    finally:
        kernel().LocalFree(text)
