"""From handing a receipt over to its first byte at the device: through a lane, through CUPS, and by python-escpos itself."""

import pathlib
import select
import shutil
import subprocess
import sys
import time

from escpos.printer import Dummy, Network

from figures import lines, numbers, percentiles, receipt, table
from release_lane import BUILT, REPOSITORY, Lane, compile

sys.path.insert(0, str(REPOSITORY / "Tests/Lane"))

import print_service  # noqa: E402

SOURCES = pathlib.Path(__file__).resolve().parent
DEADLINE = 60
PROFILE = "TM-T88V"
CONFIGURATION = """
[role.receipt]
device = "front"
[device.front]
driver = "ESCPOSPrinter"
address = "127.0.0.1:{port}"
[journal]
folder = "{{directory}}/state"
"""


class Sink:
    """The device of all of them, in a process of its own."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, SOURCES / "sink.py"], stdout=subprocess.PIPE, text=True, bufsize=1)
        self.port = int(self.process.stdout.readline())

    def arrival(self, mark: str) -> int:
        """When the receipt's first byte came; waits for its cut."""
        if not select.select([self.process.stdout], [], [], DEADLINE)[0]:
            sys.exit(f"the receipt {mark} did not come")
        words = self.process.stdout.readline().split()
        if not words or words[0] != mark:
            sys.exit(f"another receipt than {mark} came: {words}")
        return int(words[1])

    def close(self):
        self.process.kill()
        self.process.wait(DEADLINE)


def write(printer, mark: str):
    """The receipt by calls of python-escpos, as its users make them."""
    for text, style in lines(mark):
        printer.set(align=style.get("alignment", "left"), bold=style.get("bold", False))
        printer.text(text + "\n")
    printer.cut(mode="PART")


def by_lane(lane: Lane, sink: Sink):
    client = lane.client()

    def one(mark: str) -> int:
        # The client knows its document before; so do the others know theirs.
        document = receipt(mark)
        began = time.monotonic_ns()
        client.send("Printer.Print", {"role": "receipt", "key": mark, "document": document})
        arrived = sink.arrival(mark)
        reply = client.receive()
        if reply.get("parameters", {}).get("job", {}).get("state") != "printed":
            sys.exit(f"not printed: {reply}")
        return arrived - began

    return one


def by_escpos(sink: Sink, keeps: bool):
    kept = Network("127.0.0.1", sink.port, profile=PROFILE) if keeps else None

    def one(mark: str) -> int:
        began = time.monotonic_ns()
        printer = kept or Network("127.0.0.1", sink.port, profile=PROFILE)
        if not keeps:
            printer.open()
        write(printer, mark)
        arrived = sink.arrival(mark)
        if not keeps:
            printer.close()
        return arrived - began

    if kept:
        kept.open()
    return one


def by_queue(service, folder: pathlib.Path, sink: Sink):
    program = compile(SOURCES / "queue.c", "-lcups")
    backend = service.folder / "bin/backend/socket"
    if not service.has_real_socket:
        shutil.copy(compile(SOURCES / "backend.c"), backend)
        backend.chmod(0o755)
    service.add("receipts", f"socket://127.0.0.1:{sink.port}")
    dummy = Dummy(profile=PROFILE)

    def one(mark: str) -> int:
        dummy.clear()
        write(dummy, mark)
        file = folder / "stream"
        file.write_bytes(dummy.output)
        (began,) = numbers([program, service.socket, "receipts", file])
        return sink.arrival(mark) - began

    return one


def measure(options):
    if print_service.CUPSD is None:
        sys.exit("there is no cupsd here: install cups-daemon and cups-client")
    disk = compile(SOURCES / "disk.c", "-lsqlite3")
    # As it is on a till, not as the tests want to know it.
    print_service.CUPSD_CONF = print_service.CUPSD_CONF.replace("LogLevel debug", "LogLevel warn")
    sink, lane, service = Sink(), None, None
    try:
        service = print_service.PrintService(dirty=30)
        prepare = lambda folder: (folder / "state").mkdir()  # noqa: E731
        lane = Lane(CONFIGURATION.format(port=sink.port), parent=str(options.folder), prepare=prepare)
        folder = pathlib.Path(lane.directory)
        ways = {"lane": by_lane(lane, sink), "queue": by_queue(service, folder, sink), "escpos": by_escpos(sink, True),
                "once": by_escpos(sink, False)}
        taken, syncs = {name: [] for name in ways}, []
        for number in range(options.rounds):
            syncs += numbers([disk, "sync", folder / "place", str(options.receipts)])
            for name in list(ways)[:: -1 if number % 2 else 1]:
                count = options.queued if name == "queue" else options.receipts
                taken[name] += [ways[name](f"{name}-{number}-{index}") for index in range(count)]
        tell(taken, syncs, "its own" if service.has_real_socket else "a small one in C")
    finally:
        sink.close()
        if lane:
            lane.close()
        if service:
            service.close()


def tell(taken: dict[str, list[int]], syncs: list[int], backend: str):
    rows = {"lane": "Lanekeeper, journal on the disk", "queue": f"CUPS, raw queue, backend {backend}",
            "escpos": "python-escpos, connection kept", "once": "python-escpos, a connection for each"}
    table("handed over, until the first byte", [*((rows[name], times) for name, times in taken.items()), ("4 KiB in place, fdatasync", syncs)],
          [("ratio to CUPS", rows["lane"], rows["queue"])])
    goal = [one + 2 * two for one, two in zip(percentiles(taken["escpos"]), percentiles(syncs))]
    print(f"{'python-escpos and 2 x fdatasync':<50} {goal[0]:>8.0f} {goal[1]:>9.0f} {goal[2]:>9.0f}")
    values = [one / two for one, two in zip(percentiles(taken["lane"]), goal)]
    print(f"{'ratio to that':<50} {values[0]:>7.2f}x {values[1]:>8.2f}x {values[2]:>8.2f}x")
