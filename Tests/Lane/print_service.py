"""A print service of the tests' own: cupsd without rights, on a socket in a folder that goes with it."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

CUPSD = shutil.which("cupsd", path="/usr/sbin:/usr/bin:/sbin")
SYSTEM_BACKENDS = (pathlib.Path("/usr/lib/cups/backend"), pathlib.Path("/usr/lib/cups/backend-available"))
NOBODY = 65_534
TIMEOUT = 30.0

CUPSD_CONF = """\
LogLevel debug
MaxLogSize 0
PreserveJobHistory {history}
Listen {folder}/run/cups.sock
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType {authentication}
JobRetryInterval 1
MultipleOperationTimeout 60
DirtyCleanInterval {dirty}
IdleExitTimeout 0
<Location />
  Order allow,deny
  Allow all
</Location>
{policy}"""
OPEN_POLICY = """\
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit Cancel-Job>
    {cancel}
  </Limit>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
CUPS_FILES_CONF = """\
SystemGroup root
ServerRoot {folder}/etc
StateDir {folder}/run
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
ServerBin {folder}/bin
ServerKeychain {folder}/etc/ssl
AccessLog {folder}/log/access_log
ErrorLog {folder}/log/error_log
PageLog {folder}/log/page_log
Sandboxing relaxed
FatalErrors none
SyncOnClose No
LogFilePerm 0644
"""
# The backend `till:/FOLDER` does what the files in its folder say, and adds what it was given to `paper`.
TILL = r"""#!/usr/bin/python3
import os, pathlib, sys, time
if len(sys.argv) < 6:
    sys.exit(0)
folder = pathlib.Path(os.environ["DEVICE_URI"].removeprefix("till:"))
with open(folder / "begun", "a") as begun:
    begun.write(sys.argv[1] + "\n")
if (folder / "say").exists():
    sys.stderr.write((folder / "say").read_text())
    sys.stderr.flush()
while (folder / "hold").exists():
    time.sleep(0.02)
if (folder / "fail").exists():
    sys.exit(int((folder / "fail").read_text()))
data = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
with open(folder / "paper", "ab") as paper:
    paper.write(data)
if (folder / "afterwards").exists():
    sys.stderr.write((folder / "afterwards").read_text())
"""
# Where the system has no such backend: opens a connection, and goes on trying, as CUPS' own does.
SOCKET = r"""#!/usr/bin/python3
import os, socket, sys, time
if len(sys.argv) < 6:
    sys.exit(0)
host, port = os.environ["DEVICE_URI"].removeprefix("socket://").rstrip("/").rsplit(":", 1)
data = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
# CUPS' own says so of looking for the address, and nothing but a sentence of what comes then.
sys.stderr.write("STATE: +connecting-to-device\nSTATE: -connecting-to-device\n"); sys.stderr.flush()
while True:
    try:
        line = socket.create_connection((host, int(port)), timeout=5)
        break
    except OSError:
        time.sleep(0.2)
line.sendall(data)
line.shutdown(socket.SHUT_WR)
while line.recv(4096):
    pass
"""


def usual_policy() -> str:
    text = pathlib.Path("/usr/share/cups/cupsd.conf.default").read_text()
    return re.search(r"<Policy default>.*?</Policy>\n", text, re.DOTALL)[0]


class PrintService:
    """One cupsd, started and stopped as often as a test likes."""

    def __init__(self, history: str = "Yes", dirty: int = 0, cancel: str = "Allow all", usual: bool = False):
        """With `usual` users may do what Debian lets them do; otherwise everything."""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cups-"))
        self.socket = str(self.folder / "run/cups.sock")
        for name in ("etc/ssl", "etc/ppd", "run/certs", "spool/tmp", "cache", "log", "bin/backend"):
            (self.folder / name).mkdir(parents=True)
        self.folder.chmod(0o755)
        for entry in pathlib.Path("/usr/lib/cups").iterdir():
            if entry.name != "backend":
                (self.folder / "bin" / entry.name).symlink_to(entry)
        self._backend("till", TILL)
        real = [folder / "socket" for folder in SYSTEM_BACKENDS if (folder / "socket").exists()]
        self.has_real_socket = bool(real)
        if real:
            shutil.copy(real[0], self.folder / "bin/backend/socket")
            (self.folder / "bin/backend/socket").chmod(0o755)
        else:
            self._backend("socket", SOCKET)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        values = {"folder": self.folder, "history": history, "dirty": dirty, "port": self.port,
                  "authentication": "Basic" if usual else "None",
                  "policy": usual_policy() if usual else OPEN_POLICY.format(cancel=cancel)}
        (self.folder / "etc/cupsd.conf").write_text(CUPSD_CONF.format(**values))
        (self.folder / "etc/cups-files.conf").write_text(CUPS_FILES_CONF.format(**values))
        self.identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        if self.identity:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        self.environment = {**os.environ, "CUPS_SERVER": self.socket, "LC_ALL": "C.UTF-8"}
        self.process = None
        self.start()

    def _backend(self, name: str, text: str):
        path = self.folder / "bin/backend" / name
        path.write_text(text)
        path.chmod(0o755)

    def start(self):
        # In a session of its own, so that its backends can be ended with it.
        self.process = subprocess.Popen(
            [CUPSD, "-f", "-c", self.folder / "etc/cupsd.conf", "-s", self.folder / "etc/cups-files.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            **self.identity)
        deadline = time.monotonic() + TIMEOUT
        # Its exit code says nothing.
        while "is running" not in self.run("lpstat", "-r", check=False):
            assert self.process.poll() is None, (self.folder / "log/error_log").read_text()
            assert time.monotonic() < deadline, "cupsd does not answer"
            time.sleep(0.02)

    def kill(self):
        """Ends cupsd as a crash does; its backends as well, since they are in groups of their own with it as parent."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.process.kill()
        for number in children:
            try:
                os.kill(int(number), signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(TIMEOUT)

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def run(self, *words: str, check: bool = True) -> str:
        """Runs one of CUPS' own programs."""
        path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"])
        ended = subprocess.run([shutil.which(words[0], path=path), *words[1:]], env=self.environment, timeout=TIMEOUT,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert not check or ended.returncode == 0, ended.stdout
        return ended.stdout

    def add(self, queue: str, uri: str, policy: str = "stop-printer"):
        self.run("lpadmin", "-p", queue, "-E", "-v", uri, "-m", "raw", "-o", f"printer-error-policy={policy}")

    def till(self, queue: str, policy: str = "stop-printer") -> "Till":
        till = Till(self.folder / f"till-{queue}")
        self.add(queue, f"till:{till.folder}", policy)
        return till

    def jobs(self, queue: str) -> list[str]:
        """The names of the jobs that are not over, such as `receipts-3`."""
        return [line.split()[0] for line in self.run("lpstat", "-o", queue, check=False).splitlines() if line.startswith(queue)]

    def log(self) -> str:
        return (self.folder / "log/error_log").read_text(errors="replace")

    def close(self):
        if self.process.poll() is None:
            self.thaw()
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Till:
    """The other end of the backend `till`."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        folder.mkdir()
        folder.chmod(0o777)

    def order(self, name: str, text: str = ""):
        (self.folder / name).write_text(text)

    def forget(self, name: str):
        (self.folder / name).unlink()

    def holds_job(self) -> bool:
        return (self.folder / "begun").exists()

    @property
    def paper(self) -> bytes:
        return (self.folder / "paper").read_bytes() if (self.folder / "paper").exists() else b""


class Between:
    """Stands between a driver and a print service, and lets through what it is told to."""

    def __init__(self, service: PrintService):
        self.path = str(service.folder / "between")
        # After so many bytes of one connection nothing more gets through, or the next answer is lost with the connection.
        self.holds_after = self.loses_answer_after = None
        # Waits so long, in seconds, with each 4 KiB.
        self.pause = 0
        self.service = service
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self.path)
        self._listener.listen(16)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.service.socket)
            except OSError:
                client.close()
                continue
            passed = [0]
            for work in (self._forward, self._return):
                threading.Thread(target=work, args=(client, server, passed), daemon=True).start()

    def _forward(self, client, server, passed):
        try:
            while data := client.recv(4096):
                passed[0] += len(data)
                while self.holds_after is not None and passed[0] > self.holds_after:
                    time.sleep(0.02)
                time.sleep(self.pause)
                server.sendall(data)
        except OSError:
            pass
        finally:
            end(server)

    def _return(self, client, server, passed):
        try:
            while data := server.recv(4096):
                if self.loses_answer_after is not None and passed[0] > self.loses_answer_after:
                    # The word to go on with a document is no answer.
                    if not data.startswith(b"HTTP/1.1 100"):
                        self.loses_answer_after = None
                        break
                client.sendall(data)
        except OSError:
            pass
        finally:
            end(client)

    def close(self):
        end(self._listener)


def end(connection: socket.socket):
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()
