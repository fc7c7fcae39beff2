"""The Go library of varlink.org against our service, by the program in go/main.go."""

import fcntl
import hashlib
import os
import pathlib
import shutil

import pytest

from service import REPOSITORY, run

SOURCE = pathlib.Path(__file__).parent / "go" / "main.go"
WORKSPACE = pathlib.Path("/usr/share/gocode")
CACHE = REPOSITORY / ".build" / "interop"

pytestmark = pytest.mark.rig("go-varlink")


@pytest.fixture(scope="module")
def go_client() -> str:
    """The built program; built again only when its source or the compiler has changed."""
    if shutil.which("go") is None:
        pytest.skip("go is not installed (Debian package golang-go)")
    if not (WORKSPACE / "src/github.com/varlink/go/varlink").is_dir():
        pytest.skip("the Go varlink library is not installed (Debian package golang-github-varlink-go-dev)")
    version = run(["go", "version"]).stdout
    digest = hashlib.sha256(version.encode() + SOURCE.read_bytes()).hexdigest()[:16]
    CACHE.mkdir(parents=True, exist_ok=True)
    built = CACHE / f"go-client-{digest}"
    with open(CACHE / "go-client.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            environment = {**os.environ, "GO111MODULE": "off", "GOPATH": str(WORKSPACE), "GOFLAGS": "",
                           "GOCACHE": str(CACHE / "go-cache"), "GOTOOLCHAIN": "local", "GOPROXY": "off"}
            unfinished = built.with_suffix(".part")
            result = run(["go", "build", "-o", str(unfinished), str(SOURCE)], timeout=540, env=environment)
            assert result.returncode == 0, result.stderr
            unfinished.rename(built)
    return str(built)


def test_the_go_client_certifies_our_service(service, go_client):
    result = run([go_client, service.address])
    assert result.returncode == 0, result.stdout + result.stderr
    steps = result.stdout.splitlines()
    assert steps[-1] == "certification passed"
    assert {"Start", "Test10", "Test11", "End", "InvalidParameter"} < set(steps)


def test_the_go_client_notices_what_is_wrong(go_client):
    result = run([go_client, "unix:/nonexistent/socket"])
    assert result.returncode == 1
    assert "connect failed" in result.stdout
