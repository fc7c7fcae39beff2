"""Print jobs that outlive processes: what was promised before a kill holds after it, and no receipt comes twice."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import pytest

from lane import Lane, eventually
from small_printer import SmallPrinter
from test_printing import RECEIPT, print_, printed, receipt
from test_useless_drivers import changed

MORE = '[role.receipt]\ndevice = "front"\n{role}[journal]\nfolder = "{folder}"\n{journal}'


@pytest.fixture
def make_lane():
    lanes, folders = [], []

    def make(families=None, role="", journal="", folder=None, **options) -> Lane:
        if folder is None:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-state-"))
            folders.append(folder)
        # The gateway is another user under root, and passes through to its own folder.
        folder.chmod(0o711)
        lanes.append(Lane(families or {"front": "echo"}, more=MORE.format(folder=folder, role=role, journal=journal), **options))
        lanes[-1].folder = folder
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()
    for folder in folders:
        shutil.rmtree(folder)


def kill(lane: Lane, name: str):
    """Kills a child and waits until another one has taken its place."""
    before = lane.children()[name]
    os.kill(before, signal.SIGKILL)
    eventually(lambda: lane.children().get(name) not in (None, before), f"another {name}")


def restart(lane: Lane):
    """Kills the supervisor, with which all of the lane ends, and starts it again."""
    children = lane.children().values()
    lane.process.kill()
    lane.process.wait()
    eventually(lambda: not any(os.path.exists(f"/proc/{child}") for child in children), "the end of the lane")
    lane.start()
    lane.wait_ready("receipt")


def asked(lane: Lane, key: str, document=RECEIPT, **parameters) -> dict:
    """What is known of a key, from a gateway that may just have been started."""
    def ask():
        try:
            return print_(lane.client(), document, key=key, again=True, **parameters)
        except (EOFError, OSError):
            return None
    return eventually(ask, "an answer")


def begun(lane: Lane, key: str, document=RECEIPT) -> dict:
    """A job that the driver has, and whose confirmation does not come."""
    lane.lines["front"].echo(False)
    job = print_(lane.client(), document, key=key, deadlineMilliseconds=0)
    return eventually(lambda: (now := find(lane, job["job"]))["state"] == "sending" and now["bytesSent"] > 0 and now, "bytes")


def find(lane: Lane, name: str) -> dict:
    return lane.client().call("Printer.FindJob", {"job": name})["parameters"]["job"]


def test_the_answer_says_for_how_long_the_key_is_known(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    assert print_(lane.client(), key="k")["keyMemory"] == "journal"
    assert print_(lane.client())["keyMemory"] == "none"
    mode = os.stat(lane.folder / "gateway").st_mode
    assert mode & 0o777 == 0o700
    for file in (lane.folder / "gateway").iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_how_long_a_job_is_is_known_while_it_is_on_its_way_to_the_next_gateway_too(make_lane):
    printer = SmallPrinter()
    lane = make_lane({"front": "ESCPOSPrinter"}, places={"front": f'terminal = "{os.ttyname(printer.slave)}"'})
    try:
        lane.wait_ready("receipt")
        printer.holds = True
        name = print_(lane.client(), key="k", deadlineMilliseconds=0)["job"]
        job = eventually(lambda: (now := find(lane, name))["bytesSent"] == now.get("bytesTotal") and now, "all bytes")
        assert job["state"] == "sending" and job["bytesTotal"] > 10
        kill(lane, "lane-gateway")
        assert asked(lane, "k", deadlineMilliseconds=0)["job"] == name
        eventually(lambda: find(lane, name).get("bytesTotal") == job["bytesTotal"], "the length from the driver")
        printer.holds = False
        over = asked(lane, "k")
        assert over["state"] == "printed" and over["bytesSent"] == job["bytesSent"] and "bytesTotal" not in over
    finally:
        lane.close()
        printer.close()


@pytest.mark.parametrize("end", ["gateway", "lane"])
def test_a_key_is_known_to_the_next_gateway(make_lane, end):
    lane = make_lane()
    lane.wait_ready("receipt")
    job = print_(lane.client(), key="k")
    kill(lane, "lane-gateway") if end == "gateway" else restart(lane)
    again = asked(lane, "k")
    assert (again["job"], again["state"], again["evidence"]) == (job["job"], "printed", "statusFence")
    assert len(printed(lane)) == 1


def test_a_gateway_that_dies_in_the_middle_of_a_job_costs_nothing(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    job = begun(lane, "k")
    kill(lane, "lane-gateway")
    lane.lines["front"].echo()
    again = asked(lane, "k")
    assert (again["job"], again["state"]) == (job["job"], "printed")
    assert len(printed(lane)) == 1


@pytest.mark.parametrize("end", ["gateway", "lane"])
def test_jobs_that_wait_are_printed_after_it_once_and_in_order(make_lane, end):
    lane = make_lane()
    lane.wait_ready("receipt")
    begun(lane, "0", receipt(0))
    for number in range(1, 6):
        job = print_(lane.client(), receipt(number), key=f"{number}", deadlineMilliseconds=0)
        assert job["state"] == "queued"
    kill(lane, "lane-gateway") if end == "gateway" else restart(lane)
    lane.lines["front"].echo()
    answers = {number: asked(lane, f"{number}", receipt(number)) for number in range(6)}
    # Of the one that the driver had, nothing is known when the driver has ended as well.
    assert answers[0]["state"] == ("printed" if end == "gateway" else "unknown")
    assert {answers[number]["state"] for number in range(1, 6)} == {"printed"}
    if end == "lane":
        assert answers[0]["reason"] == "driverEnded"
    papers = [document["elements"][0]["text"]["text"] for document in printed(lane)]
    assert papers == [f"receipt {number}" for number in range(6)]


def test_a_driver_and_a_gateway_that_end_together_leave_it_unknown(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    begun(lane, "k")
    children = lane.children()
    for name in ("front", "lane-gateway"):
        os.kill(children[name], signal.SIGKILL)
    again = asked(lane, "k")
    assert (again["state"], again["reason"], again["evidence"]) == ("unknown", "driverEnded", "interrupted")


def test_a_job_that_waits_is_cancelled_and_prints_nothing(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    begun(lane, "first")
    job = print_(lane.client(), receipt(2), key="k", deadlineMilliseconds=0)
    reply = lane.client().call("Printer.Cancel", {"job": job["job"]})["parameters"]["job"]
    assert (reply["state"], reply["reason"], reply["evidence"]) == ("notPrinted", "cancelled", "nothingSent")
    lane.lines["front"].echo()
    assert asked(lane, "first")["state"] == "printed"
    assert len(printed(lane)) == 1
    assert lane.client().call("Printer.Cancel", {"job": job["job"]})["error"].endswith("WrongState")
    assert lane.client().call("Printer.Cancel", {"job": "none"})["error"].endswith("JobNotFound")
    # The same key starts the next attempt.
    assert print_(lane.client(), receipt(2), key="k")["job"] != job["job"]


def test_a_job_on_its_way_is_cancelled_and_unknown(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    job = begun(lane, "k")
    reply = lane.client().call("Printer.Cancel", {"job": job["job"]})["parameters"]["job"]
    assert (reply["state"], reply["reason"], reply["evidence"]) == ("unknown", "aborted", "interrupted")
    lane.lines["front"].echo()
    assert print_(lane.client(), receipt(2))["state"] == "printed"


def test_a_job_that_its_driver_never_began_goes_to_the_next_one(make_lane):
    marks = pathlib.Path(tempfile.mkdtemp(prefix="lane-marks-"))
    marks.chmod(0o777)
    program = changed("hasty_driver.py", '        report("Progress", job=job[0], bytesSent=0)', f'''
        if len(os.listdir("{marks}")) < 3:
            open(f"{marks}/{{os.getpid()}}", "w").close()
            os._exit(1)
        report("Progress", job=job[0], bytesSent=0)''')
    lane = make_lane({"front": "hasty"}, programs={"hasty": program}, unconfined=("hasty",))
    lane.wait_ready("receipt")
    job = print_(lane.client(), key="k")
    assert (job["state"], job["attempts"]) == ("printed", 4)
    assert len(printed(lane)) == 1
    shutil.rmtree(marks)


def unknown(lane: Lane, key: str) -> dict:
    """A job whose driver was killed in the middle."""
    job = begun(lane, key)
    os.kill(lane.children()["front"], signal.SIGKILL)
    eventually(lambda: find(lane, job["job"])["state"] not in ("sending", "waiting"), "an outcome")
    lane.lines["front"].echo()
    lane.wait_ready("receipt")
    return find(lane, job["job"])


def test_somebody_says_what_is_on_the_paper(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    for sight, state in (("printed", "resolvedPrinted"), ("notPrinted", "resolvedNotPrinted")):
        job = unknown(lane, sight)
        assert job["state"] == "unknown"
        client = lane.client()
        reply = client.call("Printer.Resolve", {"job": job["job"], "as": sight})
        assert reply["parameters"]["job"]["state"] == state
        assert client.call("Printer.Resolve", {"job": job["job"], "as": sight})["error"].endswith("WrongState")
    count = len(printed(lane))
    assert asked(lane, "printed")["state"] == "resolvedPrinted"
    assert len(printed(lane)) == count
    assert asked(lane, "notPrinted")["state"] == "printed"
    assert len(printed(lane)) == count + 1


def test_a_reprint_says_so_on_the_paper_and_its_key_leads_to_it(make_lane):
    lane = make_lane(journal='reprintLine = "AGAIN"\n')
    lane.wait_ready("receipt")
    job = unknown(lane, "k")
    new = lane.client().call("Printer.Reprint", {"job": job["job"]})["parameters"]["job"]
    assert new["isReprint"] and new["predecessor"] == job["job"]
    assert find(lane, job["job"])["state"] == "superseded"
    again = asked(lane, "k")
    assert (again["job"], again["state"]) == (new["job"], "printed")
    assert printed(lane)[-1]["elements"] == [
        {"text": {"text": "AGAIN", "bold": True, "alignment": "center"}}, *RECEIPT["elements"]]
    assert lane.client().call("Printer.Reprint", {"job": job["job"]})["error"].endswith("WrongState")
    # One that is certain may be had again as well.
    copy = lane.client().call("Printer.Reprint", {"job": new["job"]})["parameters"]["job"]
    eventually(lambda: find(lane, copy["job"])["state"] == "printed", "the copy")
    assert find(lane, new["job"])["state"] == "printed"


def test_a_role_may_want_doubtful_receipts_printed_again(make_lane):
    lane = make_lane(role='whenUnknown = "reprintMarked"\n')
    lane.wait_ready("receipt")
    lane.lines["front"].echo(False)
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "k"})
    job = eventually(lambda: [job for job in jobs(lane) if job["bytesSent"] > 0], "bytes")[0]
    os.kill(lane.children()["front"], signal.SIGKILL)
    lane.lines["front"].echo()
    # Who waits for the receipt is told of the one that was printed in its place.
    answer = client.receive()["parameters"]["job"]
    assert answer["state"] == "printed" and answer["isReprint"] and answer["predecessor"] == job["job"]
    assert find(lane, job["job"])["state"] == "superseded"


def test_a_role_may_take_doubtful_receipts_for_printed(make_lane):
    lane = make_lane(role='whenUnknown = "assumePrinted"\n')
    lane.wait_ready("receipt")
    job = unknown(lane, "k")
    assert (job["state"], job["reason"]) == ("resolvedPrinted", "driverEnded")


def jobs(lane: Lane, **parameters) -> list[dict]:
    return lane.client().call("Printer.Jobs", parameters)["parameters"]["jobs"]


def test_jobs_are_listed_and_watched(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    watcher = lane.client()
    watcher.send("Printer.WatchJobs", {}, more=True)
    assert lane.client().call("Printer.WatchJobs", {})["error"] == "org.varlink.service.ExpectedMore"
    for number in range(3):
        print_(lane.client(), receipt(number), key=f"{number}")
    assert [job["key"] for job in jobs(lane)] == ["2", "1", "0"]
    assert [job["key"] for job in jobs(lane, limit=2)] == ["2", "1"]
    assert [job["key"] for job in jobs(lane, before=jobs(lane)[0]["job"])] == ["1", "0"]
    assert jobs(lane, role="kitchen") == [] and jobs(lane, states=["unknown"]) == []
    assert len(jobs(lane, states=["printed"])) == 3
    told = []
    while not told or (told[-1]["key"], told[-1]["state"]) != ("2", "printed"):
        told.append(watcher.receive()["parameters"]["job"])
    for number in range(3):
        states = [job["state"] for job in told if job["key"] == f"{number}"]
        assert states[0] == "queued" and states[-1] == "printed" and "sending" in states
    for wrong in ({"limit": 0}, {"limit": 1001}):
        assert lane.client().call("Printer.Jobs", wrong)["error"].endswith("InvalidParameter")
    assert lane.client().call("Printer.Jobs", {"before": "none"})["error"].endswith("JobNotFound")


def test_a_journal_that_is_no_journal_is_set_aside(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    print_(lane.client(), key="k")
    lane.stop()
    path = lane.folder / "gateway/journal.sqlite"
    # With the log beside it, SQLite would read all of it from there.
    path.with_name("journal.sqlite-wal").unlink(missing_ok=True)
    path.write_bytes(os.urandom(5000))
    lane.start()
    lane.wait_ready("receipt")
    again = asked(lane, "k")
    assert (again["state"], again["reason"]) == ("unknown", "keyNotKnown")
    assert len(printed(lane)) == 1
    assert "lane-gateway: the journal was damaged" in lane.said() and path.with_name("journal.sqlite.damaged-1").exists()
    assert print_(lane.client(), key="new")["state"] == "printed"


@pytest.fixture
def small_disk():
    """A folder on a file system of its own with 1 MiB."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="lane-disk-"))
    result = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0755", "tmpfs", place], capture_output=True, text=True)
    if result.returncode:
        pytest.skip(f"no tmpfs can be mounted: {result.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=False)
    place.rmdir()


@pytest.mark.rig("tmpfs")
def test_nothing_is_accepted_while_the_disk_is_full_and_what_was_is_printed_later(make_lane, small_disk):
    lane = make_lane(folder=small_disk)
    lane.wait_ready("receipt")
    begun(lane, "first")
    assert print_(lane.client(), receipt(1), key="1", deadlineMilliseconds=0)["state"] == "queued"
    ballast = small_disk / "ballast"
    descriptor = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(descriptor, b"x" * 512):
            pass
    except OSError:
        pass
    os.close(descriptor)
    large = {"elements": [{"text": {"text": "y" * 300_000}}]}
    reply = lane.client().call("Printer.Print", {"role": "receipt", "document": large, "key": "2"})
    assert reply["error"] == "org.lanekeeper.Printer.NotAccepted" and reply["parameters"]["reason"] == "diskFull", reply
    # What the driver says is told, whether it can be written or not.
    lane.lines["front"].echo()
    assert asked(lane, "first")["state"] == "printed"
    os.unlink(ballast)
    assert asked(lane, "1", receipt(1))["state"] == "printed"
    job = print_(lane.client(), large, key="2")
    assert job["state"] == "printed"
    restart(lane)
    assert asked(lane, "first")["state"] == "printed"
    assert len(printed(lane)) == 3


def test_a_folder_that_cannot_be_written_is_named_and_printing_goes_on_when_it_can(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    print_(lane.client(), key="k")
    lane.stop()
    folder = lane.folder / "gateway"
    away = lane.folder / "away"
    folder.rename(away)
    folder.write_text("no folder")
    lane.start()
    lane.wait_ready("receipt")
    reply = lane.client().call("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "l"})
    assert reply["error"] == "org.lanekeeper.Printer.NotAccepted" and reply["parameters"]["reason"] == "readOnly"
    # Which of the two it was is in the words of SQLite.
    assert reply["parameters"]["detail"] == "the journal cannot be opened or written: unable to open database file (14)"
    folder.unlink()
    away.rename(folder)
    assert asked(lane, "k")["state"] == "printed"
    assert print_(lane.client(), key="l")["state"] == "printed"
    assert len(printed(lane)) == 2


def test_a_pool_prints_each_receipt_once_on_whichever_printer_is_free(make_lane):
    lane = make_lane({"front": "echo", "left": "echo", "right": "python-echo"},
                     role='[role.kitchen]\ndevices = ["left", "right"]\n')
    lane.wait_ready("front", "left", "right")
    lane.lines["left"].echo(False)
    jobs_ = [lane.client().call("Printer.Print", {"role": "kitchen", "document": receipt(number), "deadlineMilliseconds": 0})
             ["parameters"]["job"] for number in range(6)]
    # The left one is stuck with its first: the right one prints the rest.
    eventually(lambda: sum(find(lane, job["job"])["state"] == "printed" for job in jobs_) == 5, "five receipts")
    stuck = [job for job in (find(lane, job["job"]) for job in jobs_) if job["state"] != "printed"]
    assert len(stuck) == 1 and stuck[0]["device"] == "left"
    lane.lines["left"].echo()
    eventually(lambda: find(lane, stuck[0]["job"])["state"] == "printed", "the last")
    texts = [document["elements"][0]["text"]["text"] for name in ("left", "right") for document in printed(lane, name)]
    assert sorted(texts) == [f"receipt {number}" for number in range(6)]


def test_a_pool_goes_on_without_one_of_its_printers(make_lane):
    lane = make_lane({"front": "echo", "left": "echo", "right": "echo"}, role='[role.kitchen]\ndevices = ["left", "right"]\n')
    lane.wait_ready("front", "left", "right")
    lane.lines["left"].hang_up()
    eventually(lambda: lane.states()["left"] == "absent", "the end of the left one")
    lane.wait_ready("kitchen")
    for number in range(3):
        assert print_role(lane, "kitchen", receipt(number))["device"] == "right"
    assert len(printed(lane, "right")) == 3


def print_role(lane: Lane, role: str, document: dict) -> dict:
    reply = lane.client().call("Printer.Print", {"role": role, "document": document})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def test_a_reprint_opens_no_drawer(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    document = {"elements": [{"drawer": 1}, {"text": {"text": "Total"}}, {"drawer": 2}, {"cut": "full"}]}
    job = print_(lane.client(), document, key="k")
    new = lane.client().call("Printer.Reprint", {"job": job["job"]})["parameters"]["job"]
    eventually(lambda: find(lane, new["job"])["state"] == "printed", "the reprint")
    assert [list(element) for element in printed(lane)[-1]["elements"]] == [["text"], ["text"], ["cut"]]


def test_a_reprint_that_comes_to_nothing_does_not_free_the_key(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    first = print_(lane.client(), key="k")
    lane.lines["front"].echo(False)
    print_(lane.client(), receipt(2), key="other", deadlineMilliseconds=0)
    again = lane.client().call("Printer.Reprint", {"job": first["job"]})["parameters"]["job"]
    lane.client().call("Printer.Cancel", {"job": again["job"]})
    lane.lines["front"].echo()
    told = asked(lane, "k")
    assert (told["job"], told["state"], told["successor"]) == (first["job"], "printed", again["job"])
    eventually(lambda: len(printed(lane)) == 2, "the other one")


def test_who_waits_hears_that_the_first_may_be_there_when_nothing_comes_of_the_second(make_lane):
    lane = make_lane(role='whenUnknown = "reprintMarked"\n')
    lane.wait_ready("receipt")
    lane.lines["front"].echo(False)
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "k"})
    job = eventually(lambda: [job for job in jobs(lane) if job["bytesSent"] > 0], "bytes")[0]
    # The printer goes away with it: the marked one waits for its return, and somebody has it stopped.
    lane.lines["front"].hang_up()
    second = eventually(lambda: find(lane, job["job"]).get("successor"), "the second")
    lane.client().call("Printer.Cancel", {"job": second})
    told = client.receive()["parameters"]["job"]
    assert (told["job"], told["state"]) == (job["job"], "superseded")
    assert find(lane, second)["state"] == "notPrinted"


def test_a_job_that_somebody_has_stopped_is_not_printed_again(make_lane):
    lane = make_lane(role='whenUnknown = "reprintMarked"\n')
    lane.wait_ready("receipt")
    job = begun(lane, "k")
    told = lane.client().call("Printer.Cancel", {"job": job["job"]})["parameters"]["job"]
    assert (told["state"], told["reason"]) == ("unknown", "aborted")
    assert print_(lane.client(), receipt(2), deadlineMilliseconds=100)["state"] in ("sending", "queued")
    assert find(lane, job["job"])["state"] == "unknown"


def test_how_much_had_left_is_written_down(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    job = unknown(lane, "k")
    assert job["bytesSent"] > 0 and asked(lane, "k")["bytesSent"] == job["bytesSent"]


def test_a_driver_that_dies_with_each_job_does_not_keep_it_for_ever(make_lane):
    program = changed("useless_driver.py", '        report("Progress", job=job[0], bytesSent=0)', "        os._exit(1)")
    lane = make_lane({"front": "useless"}, programs={"useless": program})
    lane.wait_ready("receipt")
    job = print_(lane.client(), key="k")
    assert (job["state"], job["reason"], job["attempts"]) == ("notPrinted", "deadLetter", 5)
