"""A configuration that is read again while the lane runs: what it says otherwise is done, and nothing else is touched."""

import os
import pathlib
import shutil
import signal
import tempfile
import threading
import time

from lane import eventually, is_running
from reloading import KEPT, ROLES, begun, block, ended, find, lane, make_lane, reload, rewrite  # noqa: F401 (fixtures)
from test_printing import print_, printed, receipt


def test_what_the_file_says_as_before_is_not_touched(lane):
    before = lane.children()
    job = begun(lane, "front", receipt(1))
    reply = lane.client().call("Configuration.Reload")["parameters"]
    assert reply == {"file": lane.configuration, "lane": [],
                     "devices": [{"device": "front", **KEPT}, {"device": "back", **KEPT}]}
    rewrite(lane, ("[device.back]", "[device.side]"), ('device = "back"', 'device = "side"'))
    assert reload(lane) == {"front": "kept", "side": "added", "back": "removed"}
    lane.wait_ready("kitchen")
    eventually(lambda: set(lane.states()) == {"front", "side"}, "the removal")
    now = lane.children()
    assert (now["front"], now["lane-gateway"]) == (before["front"], before["lane-gateway"])
    assert now["side"] != before["back"] and "back" not in now and not is_running(before["back"])
    # The job went on all the time.
    lane.lines["front"].echo()
    assert ended(lane, job["job"])["state"] == "printed" and printed(lane) == [receipt(1)]
    print_(lane.client(), receipt(2), role="kitchen")
    assert printed(lane, "back") == [receipt(2)]


def test_roles_go_to_another_printer_with_what_waits_for_them(lane):
    before = lane.children()
    first = begun(lane, "front", receipt(1))
    waiting = [print_(lane.client(), receipt(number), deadlineMilliseconds=0)["job"] for number in (2, 3)]
    rewrite(lane, ('[role.receipt]\ndevice = "front"', '[role.receipt]\ndevice = "back"'))
    assert reload(lane) == {"front": "changed", "back": "changed"}
    assert [ended(lane, name)["device"] for name in waiting] == ["back", "back"]
    assert printed(lane, "back") == [receipt(2), receipt(3)]
    # What the first printer had stays with it.
    lane.lines["front"].echo()
    end = ended(lane, first["job"])
    assert (end["state"], end["device"]) == ("printed", "front") and printed(lane) == [receipt(1)]
    assert lane.children() == before
    devices = lane.client().call("Devices.List")["parameters"]["devices"]
    assert [(each["device"], each["roles"]) for each in devices] == [("front", []), ("back", ["receipt", "kitchen"])]


def test_a_driver_ends_after_its_job_and_what_waits_is_printed_by_the_next_one(lane):
    before = lane.children()
    first = begun(lane, "front", receipt(1))
    second = print_(lane.client(), receipt(2), deadlineMilliseconds=0)
    rewrite(lane, ('[device.front]\ndriver = "echo"', '[device.front]\ndriver = "python-echo"'))
    assert reload(lane) == {"front": "restarted", "back": "kept"}
    device = lane.client().call("Devices.Describe", {"device": "front"})["parameters"]["device"]
    assert (device["state"], device["reason"], device["roles"]) == ("dying", "reconfigured", ["receipt"])
    assert lane.children() == before and find(lane, second["job"])["state"] == "queued"
    lane.lines["front"].echo()
    assert ended(lane, first["job"])["state"] == "printed" and ended(lane, second["job"])["state"] == "printed"
    assert printed(lane) == [receipt(1), receipt(2)]
    lane.wait_ready()
    device = lane.client().call("Devices.Describe", {"device": "front"})["parameters"]["device"]
    assert (device["family"], device["facts"]) == ("python-echo", {"model": "echo in Python"})
    now = lane.children()
    # The interpreter's first word comes before its own.
    assert "front" not in now and now["python-echo"] and now["back"] == before["back"]


def test_a_driver_that_does_not_end_its_job_is_not_waited_for_for_ever(make_lane):
    # Twelve times its patience is waited; one that is shorter counts a busy machine as a silent driver.
    lane = make_lane({"front": "echo"}, patience="1 s", more='[role.receipt]\ndevice = "front"\n')
    lane.wait_ready()
    job = begun(lane, "front", receipt(1))
    rewrite(lane, ('driver = "echo"', 'driver = "python-echo"'))
    assert reload(lane) == {"front": "restarted"}
    # Nobody knows what of it is on paper.
    assert ended(lane, job["job"])["state"] == "unknown"
    assert "is stopped all the same" in lane.said()
    lane.lines["front"].echo()
    lane.wait_ready("receipt")


def test_jobs_of_a_role_that_is_gone_end_and_say_so(lane):
    first = begun(lane, "back", receipt(1), role="kitchen")
    second = print_(lane.client(), receipt(2), role="kitchen", key="k", deadlineMilliseconds=0)
    answers = []
    thread = threading.Thread(target=lambda: answers.append(
        print_(lane.client(), receipt(3), role="kitchen", deadlineMilliseconds=20_000)))
    thread.start()
    eventually(lambda: len(lane.client().call("Printer.Jobs")["parameters"]["jobs"]) == 3, "the third job")
    watcher = lane.client()
    watcher.send("Devices.Watch", more=True)
    watcher.receive()
    rewrite(lane, (block(lane, "back"), ""), ('[role.kitchen]\ndevice = "back"\n', ""))
    assert reload(lane) == {"front": "kept", "back": "removed"}
    thread.join(20)
    for job in (find(lane, second["job"]), answers[0]):
        assert (job["state"], job["reason"]) == ("notPrinted", "roleRemoved") and job["detail"], job
    refused = lane.client().call("Printer.Print", {"role": "kitchen", "document": receipt(4)})
    assert refused == {"error": "org.lanekeeper.Printer.RoleNotFound", "parameters": {"role": "kitchen", "roles": ["receipt"]}}
    # The one that is being printed is printed, then the device goes.
    assert lane.states()["back"] == "dying"
    lane.lines["back"].echo()
    assert ended(lane, first["job"])["state"] == "printed" and printed(lane, "back") == [receipt(1)]
    eventually(lambda: "back" not in lane.states(), "the removal")
    removed = eventually(lambda: watcher.receive()["parameters"].get("removed"), "word of it")
    assert removed == ["back"]
    assert find(lane, second["job"])["state"] == "notPrinted"


def test_who_waits_for_a_role_that_is_gone_hears_of_it(make_lane):
    lane = make_lane({"front": "echo"}, places={"back": 'terminal = "/nowhere"'},
                     more=ROLES + '[device.back]\ndriver = "echo"\nterminal = "/nowhere"\n')
    lane.wait_ready("receipt")
    waiting, all_ = lane.client(), lane.client()
    waiting.send("Devices.WaitReady", {"devices": ["kitchen"], "deadlineMilliseconds": 60_000})
    all_.send("Devices.WaitReady", {"devices": [], "deadlineMilliseconds": 60_000})
    job = print_(lane.client(), role="kitchen", deadlineMilliseconds=0)
    rewrite(lane, ('[device.back]\ndriver = "echo"\nterminal = "/nowhere"\n', ""), ('[role.kitchen]\ndevice = "back"\n', ""))
    assert reload(lane) == {"front": "kept", "back": "removed"}
    assert waiting.receive() == {"error": "org.lanekeeper.Devices.DeviceNotFound", "parameters": {"device": "kitchen"}}
    assert all_.receive() == {"parameters": {"isReady": True, "waitingFor": []}}
    assert ended(lane, job["job"])["reason"] == "roleRemoved" and set(lane.states()) == {"front"}


def test_a_device_that_is_gone_and_comes_back_before_its_driver_has_ended(lane):
    before = lane.children()
    first = begun(lane, "back", receipt(1), role="kitchen")
    text = pathlib.Path(lane.configuration).read_text()
    rewrite(lane, (block(lane, "back"), ""), ('[role.kitchen]\ndevice = "back"\n', ""))
    assert reload(lane) == {"front": "kept", "back": "removed"}
    # A device of another name on the same line waits until the driver has left it.
    rewrite(lane, ("[role.receipt]", block(lane, "back").replace("back", "other", 1) + "[role.receipt]"))
    assert reload(lane)["other"] == "added"
    time.sleep(0.3)
    assert "other" not in lane.children() and lane.children()["back"] == before["back"]
    pathlib.Path(lane.configuration).write_text(text)
    assert reload(lane) == {"front": "kept", "back": "added", "other": "removed"}
    second = print_(lane.client(), receipt(2), role="kitchen", deadlineMilliseconds=0)
    lane.lines["back"].echo()
    assert [ended(lane, job["job"])["state"] for job in (first, second)] == ["printed", "printed"]
    assert printed(lane, "back") == [receipt(1), receipt(2)]
    lane.wait_ready()
    assert lane.children()["front"] == before["front"] and set(lane.states()) == {"front", "back"}


def test_policies_access_and_retention_count_at_once(lane):
    rewrite(lane, ('[role.receipt]\ndevice = "front"', '[role.receipt]\nwhenUnknown = "assumePrinted"\ndevice = "front"'))
    with open(lane.configuration, "a") as file:
        file.write('[journal]\nkeepBodies = "0 s"\nkeepKeys = "1 h"\n')
    reply = lane.client().call("Configuration.Reload")["parameters"]
    assert reply["lane"] == ["journal", "whenUnknown"] and [each["deed"] for each in reply["devices"]] == ["kept", "kept"]
    job = begun(lane, "front", receipt(1))
    os.kill(lane.children()["front"], signal.SIGKILL)
    eventually(lambda: find(lane, job["job"])["state"] == "resolvedPrinted", "what the role assumes")


def test_a_gateway_that_is_killed_in_the_middle_is_followed_by_one_that_knows_the_new_lane(make_lane):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-state-"))
    folder.chmod(0o711)
    try:
        lane = make_lane({"front": "echo", "back": "echo"}, more=ROLES + f'[journal]\nfolder = "{folder}"\n')
        lane.wait_ready()
        first = begun(lane, "front", receipt(1))
        waiting = [print_(lane.client(), receipt(number), deadlineMilliseconds=0)["job"] for number in (2, 3)]
        lost = begun(lane, "back", receipt(4), role="kitchen")
        gone = print_(lane.client(), receipt(5), role="kitchen", deadlineMilliseconds=0)["job"]
        rewrite(lane, ('[device.front]\ndriver = "echo"', '[device.front]\ndriver = "python-echo"'),
                ('[role.kitchen]\ndevice = "back"\n', ""), (block(lane, "back"), ""))
        before = lane.children()
        os.kill(before["lane-gateway"], signal.SIGSTOP)
        lane.process.send_signal(signal.SIGHUP)
        eventually(lambda: "configuration: read again" in lane.said(), "the signal")
        os.kill(before["lane-gateway"], signal.SIGKILL)
        eventually(lambda: lane.children().get("lane-gateway") not in (None, before["lane-gateway"]), "another gateway")
        job = ended(lane, gone)
        assert (job["state"], job["reason"]) == ("notPrinted", "roleRemoved")
        # The drivers are still at their jobs, and the new gateway waits for them.
        assert (lane.children()["front"], lane.children()["back"]) == (before["front"], before["back"])
        for line in lane.lines.values():
            line.echo()
        for name in (first["job"], *waiting, lost["job"]):
            assert ended(lane, name)["state"] == "printed"
        assert printed(lane) == [receipt(1), receipt(2), receipt(3)] and printed(lane, "back") == [receipt(4)]
        eventually(lambda: lane.states() == {"front": "ready"}, "the new lane")
        # Nobody had to wait for the limit.
        assert not is_running(before["front"]) and "all the same" not in lane.said()
    finally:
        lane.stop()
        shutil.rmtree(folder)


def test_a_simulated_device_keeps_its_paper_and_becomes_another_one(make_lane):
    lane = make_lane({}, more="")
    lane.client()
    simulated = '[device.paper]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\nsimulation = { columns = "42" }\n'
    role = '[role.receipt]\ndevice = "paper"\n'
    path = pathlib.Path(lane.configuration)
    empty = path.read_text()
    path.write_text(empty + simulated + role)
    assert reload(lane) == {"paper": "added"}
    lane.wait_ready()
    print_(lane.client(), receipt(1))

    def marks() -> int:
        return len(lane.client().call("Simulation.Observe", {"device": "paper", "after": 0})["parameters"]["marks"])
    def columns() -> str:
        return lane.client().call("Simulation.Devices")["parameters"]["devices"][0]["state"]["columns"]
    before = marks()
    assert before > 0 and columns() == "42"
    rewrite(lane, ('columns = "42"', 'columns = "48"'))
    assert reload(lane) == {"paper": "restarted"}
    lane.wait_ready()
    eventually(lambda: columns() == "48", "the new printer")
    assert marks() >= before
    print_(lane.client(), receipt(2))
    observer = lane.client()
    observer.send("Simulation.Observe", {"device": "paper", "after": 0}, more=True)
    observer.receive()
    path.write_text(empty)
    assert reload(lane) == {"paper": "removed"}
    eventually(lambda: lane.states() == {}, "the removal")
    answer = eventually(lambda: (reply := observer.receive()).get("error") and reply, "the end")
    assert answer["error"] == "org.lanekeeper.Simulation.DeviceNotFound"
    assert lane.client().call("Simulation.Devices")["parameters"]["devices"] == []


def test_drawers_change_with_the_file_and_an_opening_is_waited_for(make_lane):
    lane = make_lane({}, more='[device.paper]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n[role.drawer]\ndevice = "paper"\n')
    lane.client()
    lane.wait_ready()
    watcher, opener = lane.client(), lane.client()
    watcher.send("CashDrawer.Watch", {"drawer": "drawer"}, more=True)
    watcher.receive()
    process = lane.children()["paper"]
    # The printer takes nothing for a while.
    assert "error" not in lane.client().call("Simulation.Fault", {"device": "paper", "fault": "stall", "milliseconds": 1500})
    opener.send("CashDrawer.Open", {"drawer": "drawer", "deadlineMilliseconds": 10_000})
    time.sleep(0.2)
    rewrite(lane, ('simulated = "pty"\n', 'simulated = "pty"\nsettings = { columns = "42" }\n'), ("[role.drawer]", "[role.drawer-2]"))
    assert reload(lane) == {"paper": "restarted"}
    end = watcher.receive()
    while "error" not in end:
        end = watcher.receive()
    assert end == {"error": "org.lanekeeper.CashDrawer.DrawerNotFound", "parameters": {"drawer": "drawer", "drawers": ["drawer-2"]}}
    # Nothing is opened by a driver that is to end; what it had begun it does.
    refused = lane.client().call("CashDrawer.Open", {"drawer": "drawer-2"})
    assert refused["error"] in ("org.lanekeeper.CashDrawer.DeviceNotReady", "org.lanekeeper.CashDrawer.Busy"), refused
    answer = opener.receive()
    assert "error" not in answer, answer
    lane.wait_ready()
    eventually(lambda: lane.children().get("paper") not in (None, process), "another driver")
    assert "all the same" not in lane.said()
    eventually(lambda: "error" not in lane.client().call("CashDrawer.Open", {"drawer": "drawer-2"}), "an opening")


def usage(process: int) -> tuple[int, int]:
    """How many descriptors a process has, and how many KiB of memory."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    size = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    return len(os.listdir(f"/proc/{process}/fd")), size


def test_many_reloads_leave_nothing_behind(make_lane):
    rounds = int(os.environ.get("RELOADS", "60"))
    lane = make_lane({"front": "echo", "back": "echo"}, more=ROLES)
    lane.wait_ready()
    path, text = pathlib.Path(lane.configuration), pathlib.Path(lane.configuration).read_text()
    front = lane.children()["front"]

    def turn(number: int):
        # The second device has another name each time, and is gone each third time.
        if number % 3 == 2:
            path.write_text(text.replace(block(lane, "back"), "").replace('device = "back"', 'device = "front"'))
        else:
            path.write_text(text.replace("[device.back]", f"[device.back-{number}]").replace('"back"', f'"back-{number}"'))
        reload(lane)

    def settled() -> tuple:
        path.write_text(text)
        reload(lane)
        eventually(lambda: set(lane.states()) == {"front", "back"}, "the lane as it was")
        lane.wait_ready()
        return usage(lane.process.pid), usage(lane.children()["lane-gateway"])

    for number in range(10):
        turn(number)
    before = settled()
    for number in range(rounds):
        turn(number)
    after = settled()
    assert lane.children()["front"] == front
    # Connections of clients come and go.
    for (descriptors, memory), (descriptors_then, memory_then) in zip(before, after):
        assert abs(descriptors_then - descriptors) <= 8, (before, after)
        assert memory_then - memory < 2048 + rounds * 4, (before, after)
    assert print_(lane.client(), receipt(1))["state"] == "printed"
