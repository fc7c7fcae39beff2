"""What a lane has of the machine, and how long things took."""

import math
import pathlib


def descendants(process: int) -> list[int]:
    """All processes below one, also those that have ended and that nobody has collected."""
    below, found = {}, []
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                above = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            below.setdefault(above, []).append(int(folder.name))
    waiting = [process]
    while waiting:
        more = below.get(waiting.pop(), [])
        found += more
        waiting += more
    return found


def arguments(process: int) -> list[str]:
    """The words with which a process was started; none of one that has ended."""
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_text().split("\0")[:-1]
    except (FileNotFoundError, ProcessLookupError):
        return []


def descriptors(process: int) -> int:
    return len(list(pathlib.Path(f"/proc/{process}/fd").iterdir()))


def resident(process: int) -> int:
    """Kilobytes of memory that a process has."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


class State:
    """What the supervisor and the gateway of a lane have, while all is quiet."""

    # What allocators and logs may take without being a leak: kilobytes, and descriptors of callers that come and go.
    MEMORY, DESCRIPTORS = 16_000, 4

    def __init__(self, lane):
        supervisor, gateway = lane.process.pid, lane.children()["lane-gateway"]
        self.processes = len(descendants(supervisor))
        self.descriptors = {"supervisor": descriptors(supervisor), "gateway": descriptors(gateway)}
        self.memory = {"supervisor": resident(supervisor), "gateway": resident(gateway)}

    def leak(self, before: "State") -> str:
        """What there is more of than before."""
        found = [] if self.processes == before.processes else ["processes"]
        for name in self.memory:
            found += [f"descriptors of the {name}"] if self.descriptors[name] > before.descriptors[name] + State.DESCRIPTORS else []
            found += [f"memory of the {name}"] if self.memory[name] > before.memory[name] + State.MEMORY else []
        return ", ".join(found)

    def __str__(self) -> str:
        parts = [f"{name} {self.descriptors[name]} descriptors, {self.memory[name]} KiB" for name in self.memory]
        return "; ".join([f"{self.processes} processes", *parts])


def row(name: str, seconds: list[float]) -> str:
    """A line of the table."""
    if not seconds:
        return f"{name:<38} {0:>7}"
    ordered = sorted(seconds)
    at = [ordered[max(0, math.ceil(len(ordered) * part) - 1)] * 1000 for part in (0.5, 0.99, 1)]
    return f"{name:<38} {len(ordered):>7} " + " ".join(f"{each:>8.0f}" for each in at)
