"""Build the sdist and the wheel into dist/, and try the wheel in an empty environment: ``make dist``.

The wheel is built from the sdist, as every distribution does it, and once more from the checkout. The two
are equal to the byte, or something is missing in the sdist.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

NOT_SOURCE = (".*", "build", "dist", "tests", "*.egg-info", "__pycache__", "shots")
"""What is in a checkout and must not be needed, nor find its way into what is built.

Above all ``build``: setuptools puts into a wheel whatever an older build left there.
"""

LONG_AGO = "315532800"
"""The first moment that a zip can tell, for a folder that git knows nothing about."""


def main() -> int:
    folder = ROOT / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    build(folder)
    for path in sorted(folder.iterdir()):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} kB")
    print("Trying the wheel in an empty environment ...", flush=True)
    tests = [sys.executable, "-m", "pytest", "-q", "tests/test_packaging.py"]
    return subprocess.call(tests, cwd=ROOT, env={**os.environ, "DESKSTRETCH_DIST": str(folder)})


def build(folder: Path) -> None:
    """Put an sdist, and the wheel made from it, into ``folder``; exits with the reason when it fails."""
    with tempfile.TemporaryDirectory(prefix="deskstretch-dist-") as scratch:
        source, direct = Path(scratch, "source"), Path(scratch, "direct")
        _copy(source)
        _build(source, folder)
        _build(source, direct, "--wheel")
        [one], [other] = folder.glob("*.whl"), direct.glob("*.whl")
        if one.read_bytes() != other.read_bytes():
            sys.exit(f"{one.name} from the sdist and from the checkout differ: see MANIFEST.in")


def _copy(source: Path) -> None:
    """A checkout without what is not source. A wheel holds modes too, and a umask is a matter of taste."""
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*NOT_SOURCE))
    for path in source.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _build(source: Path, folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "build", "--outdir", str(folder), *options, str(source)]
    done = subprocess.run(
        command,
        env={**os.environ, "SOURCE_DATE_EPOCH": _when()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nthe build failed")


def _when() -> str:
    """The time of the last commit, in seconds: building it tomorrow gives the same file."""
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return LONG_AGO


if __name__ == "__main__":
    sys.exit(main())
