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
