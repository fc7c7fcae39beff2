"""Records which rigs ran, so that a rig which is skipped everywhere does not go unnoticed."""

import importlib.util
import os

import pytest

_ran: set[str] = set()
_skipped: dict[str, set[str]] = {}


def skip_if_module_is_missing(item):
    for mark in item.iter_markers("rig"):
        module = mark.kwargs.get("module")
        if module and importlib.util.find_spec(module) is None:
            pytest.skip(f"the Python package {module} is not installed")


def note(item, report):
    """Takes one report: a test that fails has run, one that skips has a reason to tell."""
    for mark in item.iter_markers("rig"):
        name = mark.args[0]
        if report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            reason = reason.removeprefix("Skipped: ").replace("\t", " ").replace("\n", " ")
            _skipped.setdefault(name, set()).add(reason)
        elif report.when == "call":
            _ran.add(name)


def write():
    """One line for each rig that ran, and one for each reason another was skipped."""
    path = os.environ.get("LANEKEEPER_RIGS")
    if not path:
        return
    lines = [f"{name}\tran\n" for name in sorted(_ran)]
    lines += [f"{name}\tskipped\t{reason}\n"
              for name in sorted(_skipped) for reason in sorted(_skipped[name])]
    with open(path, "a") as rigs:
        rigs.writelines(lines)
    # Each folder of tests asks for this at the end of the session.
    _ran.clear()
    _skipped.clear()
