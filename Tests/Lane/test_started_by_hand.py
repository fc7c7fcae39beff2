"""Programs of a lane that somebody starts by hand say who starts them."""

import subprocess

import pytest

from cli import environment
from driver_stand import REPOSITORY


@pytest.mark.parametrize("program", ["lane-gateway", "lane-sim"])
@pytest.mark.parametrize("words, descriptors", [(["--help"], 0), ([], 0), ([], 2), ([], 8), (["--help"], 8)])
def test_a_program_that_the_supervisor_starts_says_so(program, words, descriptors):
    # Files where the links would be, so that what a test's own parent has open plays no part.
    opened = "".join(f" {number}</dev/null" for number in range(3, 3 + descriptors))
    closed = "".join(f" {number}<&-" for number in range(3 + descriptors, 10))
    result = subprocess.run(["sh", "-c", f'exec "$0" "$@"{opened}{closed}', REPOSITORY / ".build/debug" / program, *words],
                            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, env=environment())
    expected = f"{program}: lane-supervisor starts this program and hands it its connections; it cannot be started by hand\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", expected)
