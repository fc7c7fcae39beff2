"""Receipts while everything goes wrong: `make torture` for a short time."""

import os
import subprocess
import sys

from driver_stand import REPOSITORY


def test_no_receipt_is_lost_and_none_comes_twice():
    seconds = os.environ.get("TORTURE_SECONDS", "25")
    result = subprocess.run(
        [sys.executable, REPOSITORY / "Tests/Torture/torture.py", "--seconds", seconds],
        capture_output=True, text=True, timeout=float(seconds) + 400)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_bugs_that_the_torture_has_to_find_can_still_be_planted():
    bugs = sorted((REPOSITORY / "Tests/Torture/Bugs").glob("*.patch"))
    assert len(bugs) >= 5
    for bug in bugs:
        result = subprocess.run(["git", "apply", "--check", bug], cwd=REPOSITORY, capture_output=True, text=True)
        assert result.returncode == 0, f"{bug.name}: {result.stderr}"
