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


def test_a_key_of_several_roles_is_not_guessed_about(make_lane):  # noqa: F811
    lane = make_lane(role='[role.kitchen]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    for role in ("receipt", "kitchen"):
        assert run(lane, "print", "--role", role, "--key", "sale 1", "-", text=role).returncode == 0
        print_(lane.client(), receipt(2), role=role, key="2", client="pos")
    jobs = run(lane, "jobs").stdout
    for key in ("sale 1", "2"):
        for words in (["job"], ["cancel"], ["resolve", "--as", "printed"], ["reprint"]):
            result = run(lane, *words, key)
            assert result.returncode == 2, result
            expected = f"lane: the key {key} is of jobs for several roles (kitchen, receipt): say which one is meant with --role"
            assert " ".join(result.stderr.split()) == expected
        for role in ("receipt", "kitchen"):
            assert json.loads(run(lane, "job", "--json", "--role", role, key).stdout)["role"] == role
        missing = run(lane, "job", "--role", "bar", key)
        assert (missing.returncode, missing.stderr) == (1, f"lane: no job for the role bar has the key {key}\n")
    assert run(lane, "jobs").stdout == jobs


def test_a_key_of_one_role_is_found_without_naming_it(make_lane):  # noqa: F811
    lane = make_lane(role='[role.kitchen]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    print_(lane.client(), receipt(1), role="kitchen", key="1", client="lane")
    # Of its own client's and another's, the one of `--client` is meant.
    print_(lane.client(), receipt(2), role="receipt", key="1", client="pos")
    assert json.loads(run(lane, "job", "--json", "1").stdout)["role"] == "kitchen"
    assert json.loads(run(lane, "job", "--json", "--client", "pos", "1").stdout)["role"] == "receipt"
    for verb in ("job", "cancel", "resolve", "reprint"):
        told = " ".join(run(lane, verb, "--help").stdout.split())
        assert "The role that it was printed for, when it is named by its key; any unless told." in told and "(default: receipt)" not in told
