"""`lane jobs`, `lane job`, `lane cancel`, `lane resolve` and `lane reprint`, against a real lane."""

import json
import subprocess

import pytest

from driver_stand import REPOSITORY
from lane import Lane, eventually
from test_journal import begun, find, make_lane, unknown  # noqa: F401 (a fixture)
from test_printing import print_, receipt

LANE = REPOSITORY / ".build/debug/lane"


def run(lane: Lane, *words: str, text: str | None = None):
    return subprocess.run([LANE, words[0], "--socket", lane.path, *words[1:]], capture_output=True, text=True, timeout=60, input=text)


@pytest.fixture
def lane(make_lane):  # noqa: F811
    lane = make_lane()
    lane.wait_ready("receipt")
    return lane


def test_jobs_are_a_table_and_each_can_be_asked_for(lane):
    assert run(lane, "jobs").stdout == "no such jobs\n"
    assert run(lane, "print", "--key", "sale 1", "-", text="Total 1.50\n").returncode == 0
    print_(lane.client(), receipt(2), key="2", client="pos")
    table = run(lane, "jobs").stdout.splitlines()
    assert table[0].split() == ["ACCEPTED", "ROLE", "STATE", "KEY", "JOB", "WHY"]
    assert "sale 1" in table[1] and "printed" in table[1] and len(table) == 3 and max(map(len, table)) <= 80
    assert run(lane, "jobs", "--state", "unknown").stdout == "no such jobs\n"
    assert run(lane, "jobs", "--state", "lost").returncode == 2
    names = [json.loads(line)["job"] for line in run(lane, "jobs", "--json").stdout.splitlines()]
    for word in ("sale 1", names[0], names[0][:8]):
        found = run(lane, "job", word)
        assert found.returncode == 0 and found.stdout.startswith("printed: "), found
    # The key of another program is found when nobody else has it.
    assert json.loads(run(lane, "job", "--json", "2").stdout)["job"] == names[1]
    missing = run(lane, "job", "nothing")
    assert (missing.returncode, missing.stderr) == (1, "lane: no job has the key or the name nothing\n")


def test_a_job_is_cancelled_and_its_code_says_what_is_on_paper(lane):
    begun(lane, "first")
    print_(lane.client(), receipt(1), key="k", deadlineMilliseconds=0)
    waiting = run(lane, "cancel", "k")
    assert waiting.returncode == 1 and waiting.stdout.startswith("not printed: it was cancelled before its first byte"), waiting
    assert run(lane, "cancel", "k").returncode == 1
    going = run(lane, "cancel", "first")
    assert going.returncode == 3 and going.stdout.startswith("unknown: "), going


def test_a_doubtful_job_is_settled_or_printed_again(lane):
    for word, code, says in (("printed", 0, "it is on paper"), ("not-printed", 1, "it is not on paper")):
        job = unknown(lane, word)
        assert run(lane, "job", job["job"]).returncode == 3
        settled = run(lane, "resolve", job["job"], "--as", word)
        assert settled.returncode == 0 and says in settled.stdout, settled
        assert run(lane, "job", job["job"]).returncode == code
        twice = run(lane, "resolve", job["job"], "--as", word)
        assert twice.returncode == 1 and "cannot be done now" in twice.stderr
    job = unknown(lane, "again")
    again = run(lane, "resolve", job["job"], "--as", "reprint")
    assert again.returncode == 0 and "it is printed again as the job " in again.stdout
    eventually(lambda: find(lane, find(lane, job["job"])["successor"])["state"] == "printed", "the reprint")
    assert run(lane, "job", job["job"]).returncode == 3
    assert run(lane, "job", "--client", "", "again").returncode == 0
    assert run(lane, "reprint", find(lane, job["job"])["successor"]).returncode == 0
    assert run(lane, "resolve", job["job"]).returncode == 2
