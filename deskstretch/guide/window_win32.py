"""What Windows says of its screens and theme. Coded from the reference; not seen on a real desktop."""

import ctypes
import sys
import winreg
from ctypes import wintypes

from .corner import Box, Frame

assert sys.platform == "win32", "for Windows only"

_PERSONAL = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
_CAPTION, _FIXED_EDGE, _PADDED_BORDER = 4, 7, 92  # SM_CYCAPTION, SM_CXFIXEDFRAME, SM_CXPADDEDBORDER
_NEAREST = 2  # MONITOR_DEFAULTTONEAREST
_HIGH_CONTRAST_ON = 1
_GET_HIGH_CONTRAST = 0x42
_EXTENDED_STYLE = -20
_NO_ACTIVATE = 0x08000000


class _MonitorInfo(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("monitor", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
    )


class _HighContrast(ctypes.Structure):
    _fields_ = (("size", wintypes.UINT), ("flags", wintypes.DWORD), ("scheme", wintypes.LPWSTR))


def draw_sharp() -> None:
    """Before Tk starts: without it Windows enlarges the finished window on a fine screen, and it blurs."""
    try:
        ctypes.windll.shcore.SetProcessDpiAwareness(1)
    except (AttributeError, OSError):
        return  # set already, or a Windows that has none


def work_area(*, by_pointer: bool) -> Box | None:
    """Of the screen with the pointer or the active window, without the taskbar."""
    user = ctypes.windll.user32
    user.MonitorFromPoint.restype = user.MonitorFromWindow.restype = wintypes.HMONITOR
    window = None if by_pointer else user.GetForegroundWindow()
    if window:
        monitor = user.MonitorFromWindow(wintypes.HWND(window), _NEAREST)
    else:
        point = wintypes.POINT()
        user.GetCursorPos(ctypes.byref(point))
        monitor = user.MonitorFromPoint(point, _NEAREST)
    info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
    if not user.GetMonitorInfoW(wintypes.HMONITOR(monitor), ctypes.byref(info)):
        return None
    work = info.work
    return Box(work.left, work.top, work.right - work.left, work.bottom - work.top)


def usual_frame() -> Frame:
    """Around a window of a fixed size."""
    measure = ctypes.windll.user32.GetSystemMetrics
    edge = measure(_FIXED_EDGE) + measure(_PADDED_BORDER)
    return Frame(edge, edge, edge + measure(_CAPTION), edge)


def theme() -> str:
    contrast = _HighContrast(size=ctypes.sizeof(_HighContrast))
    asked = ctypes.windll.user32.SystemParametersInfoW(
        _GET_HIGH_CONTRAST, contrast.size, ctypes.byref(contrast), 0
    )
    if asked and contrast.flags & _HIGH_CONTRAST_ON:
        return "contrast"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _PERSONAL) as key:
            light, _ = winreg.QueryValueEx(key, "AppsUseLightTheme")
    except OSError:
        return "light"  # Windows before 10 knows no other
    return "light" if light else "dark"


def leave_focus(window: int, *, leave: bool = True) -> None:
    """Show the window with this id without the keyboard; ``leave`` False: from now on a click gives it."""
    user = ctypes.windll.user32
    user.GetParent.restype = wintypes.HWND
    around = wintypes.HWND(user.GetParent(wintypes.HWND(window)))
    style = user.GetWindowLongW(around, _EXTENDED_STYLE)
    style = style | _NO_ACTIVATE if leave else style & ~_NO_ACTIVATE
    user.SetWindowLongW(around, _EXTENDED_STYLE, style)
