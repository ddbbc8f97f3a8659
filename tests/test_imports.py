"""Arrows point inwards: cli -> app -> adapters -> ports -> core. And a few other things found nowhere."""

import ast
import gc
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "deskstretch"

ADAPTERS = (
    "autostart",
    "catalogue",
    "config",
    "control",
    "figure",
    "importing",
    "notify",
    "presence",
    "sound",
    "storage",
    "tray",
)
"""Each wraps one technology and knows nothing of the others."""

MADE_OF = {"guide": ("figure", "sound"), "report": ("figure",)}
"""Programs of their own, or nearly so: what they show and sound is made by these."""

SHARED = (
    *("bus", "child", "clock", "paths", "resources", "storage.atomic"),
    *("toml_file", "toml_lines", "toml_mistakes", "toml_rules"),
)
"""Small things that stand below the adapters; what they import is core and each other."""

MAY_PRINT = ("cli", "notify.terminal", "figure.__main__")
THE_CLOCK = "clock"


def name_of(path: Path) -> str:
    """The module's name below the package: "core.rules.due"; "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def inside(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.fixture(autouse=True, scope="module")
def no_garbage_in_between() -> Iterator[None]:
    """Python 3.11 raises SystemError when other tests' garbage is collected amid ``ast.parse``."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Absolute names of all modules this one imports, wherever in the file: "deskstretch.core.words"."""
    path = MODULES[module]
    package = ["deskstretch", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{source}.{alias.name}".removeprefix("deskstretch.")
                yield f"deskstretch.{inner}" if inner in MODULES else source


def own_imports(module: str) -> set[str]:
    """The modules of this package it imports, without its own package's name in front."""
    ours = (name for name in imports(module) if inside(name, "deskstretch"))
    return {name.removeprefix("deskstretch").removeprefix(".") for name in ours}


def allowed(module: str, imported: str) -> bool:
    if inside(module, "core"):
        return inside(imported, "core")
    if module == "ports":
        return inside(imported, "core")
    if inside(module, *SHARED):
        return inside(imported, "core", *SHARED)
    for adapter in (*ADAPTERS, *MADE_OF):
        if inside(module, adapter):
            return inside(imported, "core", "ports", adapter, *MADE_OF.get(adapter, ()), *SHARED)
    if inside(module, "cli", "__main__"):
        return True
    return not inside(imported, "cli", "__main__")


def calls(module: str) -> Iterator[tuple[str, int]]:
    """What is called, as it is written, and in which line: ("datetime.now", 25)."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


def test_arrows_point_inwards():
    outwards = [
        f"{module} imports {name}"
        for module in MODULES
        for name in sorted(own_imports(module))
        if name and not allowed(module, name)
    ]
    assert not outwards


def test_the_core_needs_python_alone():
    pure = [module for module in MODULES if inside(module, "core", "ports")]
    needed = {(module, name.split(".")[0]) for module in pure for name in imports(module)}
    known = {"deskstretch", *sys.stdlib_module_names}
    assert not [f"{module} imports {name}" for module, name in needed if name not in known]


def test_only_the_command_line_and_the_terminal_print():
    silent = [module for module in MODULES if not inside(module, *MAY_PRINT)]
    assert not [(module, line) for module in silent for name, line in calls(module) if name == "print"]


def test_the_clock_is_read_in_one_place():
    reading = re.compile(r"(datetime|date)\.(now|utcnow|today)|time\.(time|monotonic)(_ns)?$|localtime")
    others = [module for module in MODULES if module != THE_CLOCK]
    assert not [(module, line) for module in others for name, line in calls(module) if reading.search(name)]


def test_nothing_is_global():
    nodes = [(module, node) for module in MODULES for node in ast.walk(tree(module))]
    assert not [(module, node.lineno) for module, node in nodes if isinstance(node, ast.Global)]


def test_no_test_patches_the_time():
    patching = re.compile(r"freezegun|time_machine|(patch|setattr)\([^)\n]*(datetime|time\.time)")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert not [path.name for path in tests if patching.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("module", "imported", "fine"),
    [
        ("core.rules.due", "core.words", True),
        ("core.words", "ports", False),
        ("ports", "core.view", True),
        ("ports", "tray", False),
        ("tray.item", "bus", True),
        ("tray.item", "notify.freedesktop", False),
        ("notify.freedesktop", "loop", False),
        ("config.edit", "storage.atomic", True),
        ("config.edit", "storage.history", False),
        ("guide.window", "figure.picture", True),
        ("figure.picture", "guide.window", False),
        ("bus", "core.errors", True),
        ("bus", "tray", False),
        ("loop", "tray", True),
        ("loop", "cli", False),
        ("cli.commands", "app", True),
    ],
)
def test_the_rule_itself(module: str, imported: str, fine: bool):
    assert allowed(module, imported) is fine
