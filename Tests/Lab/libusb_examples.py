"""The example programs that libusb's authors give away with it, compiled as they are: they know nothing of the lab.

Debian leaves them out of its packages. The source package that PyPI has of the library brings them.
"""

import hashlib
import pathlib
import shutil
import subprocess
import sys
import tarfile

import pytest

PACKAGE = "libusb-package==1.0.26.1"
DIGEST = "5a586744a59e3870791c28f964568e211f5f44bb398ccb51b25f3565dd4666ad"
KEPT = pathlib.Path(__file__).resolve().parents[2] / ".build/libusb-examples"


def archive() -> pathlib.Path:
    """The package's file, fetched once; a test that cannot have it is skipped."""
    file = KEPT / (PACKAGE.replace("==", "-") + ".tar.gz")
    if not file.exists():
        shutil.rmtree(KEPT, ignore_errors=True)
        told = subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "download", "--no-deps",
                               "--no-binary", ":all:", "--dest", KEPT, PACKAGE], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if told.returncode:
            pytest.skip(f"{PACKAGE} cannot be fetched: {told.stderr.strip().splitlines()[-1:]}")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == DIGEST, f"{file} is not what it was"
    return file


def compiled(name: str, folder: pathlib.Path) -> pathlib.Path:
    """One of the programs, made in a folder."""
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libusb-1.0"], capture_output=True, text=True).stdout.split()
    if not flags:
        pytest.skip("there is no libusb-1.0-0-dev")
    with tarfile.open(archive()) as package:
        source = next(member for member in package if member.name.endswith(f"/libusb/examples/{name}.c"))
        (folder / f"{name}.c").write_bytes(package.extractfile(source).read())
    subprocess.run(["cc", "-w", "-o", folder / name, folder / f"{name}.c", *flags], check=True)
    return folder / name
