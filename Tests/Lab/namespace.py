"""A mount and a network namespace of the lab's own, held by one process; programs are started inside."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent


class Namespace:
    def __init__(self, nodes: str):
        self.lock = threading.Lock()
        self.channel, there = socket.socketpair()
        self.process = subprocess.Popen(["unshare", "--mount", "--net", sys.executable, "-B", HERE / "inside.py"], stdin=there)
        there.close()
        self.lines = self.channel.makefile("rw")
        try:
            self.ask("set up", nodes=nodes)
        except BaseException:
            self.close()
            raise

    @property
    def root(self) -> pathlib.Path:
        """The whole tree of files as it is seen inside."""
        return pathlib.Path(f"/proc/{self.process.pid}/root")

    def ask(self, what: str, **parameters) -> dict:
        with self.lock:
            self.lines.write(json.dumps({"do": what, **parameters}) + "\n")
            self.lines.flush()
            line = self.lines.readline()
        if not line:
            raise OSError(f"the process inside the lab ended before it could {what}")
        answer = json.loads(line)
        if "error" in answer:
            raise OSError(answer["error"])
        return answer

    def start(self, command: list, cwd=None, **options) -> subprocess.Popen:
        enter = ["nsenter", f"--mount=/proc/{self.process.pid}/ns/mnt", f"--net=/proc/{self.process.pid}/ns/net",
                 f"--wdns={cwd or os.getcwd()}", "--"]
        return subprocess.Popen([*enter, *command], **options)

    def close(self):
        """Everything inside is killed, also what a program has left behind."""
        self.channel.shutdown(socket.SHUT_RDWR)
        self.lines.close()
        self.channel.close()
        self.process.wait(30)
