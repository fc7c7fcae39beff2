"""Lives inside the lab's namespaces: sets them up, mounts, sends uevents; at the end of its input it kills what is left.

Its standard input is a socket: one line of JSON for each request, one for each answer.
"""

import ctypes
import fcntl
import json
import os
import pathlib
import signal
import socket
import stat
import struct
import sys

from uevents import Broadcaster

MS_RDONLY, MS_NOSUID, MS_BIND, MS_REC, MS_PRIVATE, MNT_DETACH = 1, 2, 4096, 16384, 1 << 18, 2
libc = ctypes.CDLL(None, use_errno=True)


def checked(result: int, what: str):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = ""):
    checked(libc.mount(source.encode(), target.encode(), kind.encode() or None, flags, options.encode() or None), f"mount {target}")


def bind(source: str, target: str):
    """A file over a file, or a folder over a folder. Who opens the place just before or after is told that nothing is there."""
    place = pathlib.Path(target)
    place.parent.mkdir(parents=True, exist_ok=True)
    if os.path.isdir(source):
        place.mkdir(exist_ok=True)
    else:
        os.mknod(place, 0o600 | stat.S_IFCHR, 0)
    mount(source, target, flags=MS_BIND)


def link(target: str, place: str):
    os.makedirs(os.path.dirname(place), exist_ok=True)
    os.symlink(os.path.relpath(target, os.path.dirname(place)), place)


def unbind(target: str):
    checked(libc.umount2(target.encode(), MNT_DETACH), f"umount {target}")
    os.unlink(target)


def set_up(nodes: str):
    """An empty /sys and /run, and a /dev with what every program needs; nothing of it is seen outside."""
    mount("none", "/", flags=MS_REC | MS_PRIVATE)
    mount("lab", "/run", "tmpfs", options="mode=755")
    for name in ("sys", "dev"):
        pathlib.Path(f"/run/host-{name}").mkdir()
    mount("/sys", "/run/host-sys", flags=MS_BIND | MS_REC)
    mount("lab", "/sys", "tmpfs", options="mode=755")
    # What is no device stays as it is, such as control groups and the list of processors.
    for name in ("fs", "kernel", "devices/system"):
        pathlib.Path(f"/sys/{name}").mkdir(parents=True)
        mount(f"/run/host-sys/{name}", f"/sys/{name}", flags=MS_BIND | MS_REC)
    mount("/dev", "/run/host-dev", flags=MS_BIND | MS_REC)
    mount("lab", "/dev", "tmpfs", flags=MS_NOSUID, options="mode=755")
    for name in ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "fuse", "pts", "shm"):
        if os.path.islink(f"/run/host-dev/{name}"):
            os.symlink(os.readlink(f"/run/host-dev/{name}"), f"/dev/{name}")
        elif os.path.exists(f"/run/host-dev/{name}"):
            bind(f"/run/host-dev/{name}", f"/dev/{name}")
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        os.symlink(target, f"/dev/{name}")
    for name in ("sys", "dev"):
        checked(libc.umount2(f"/run/host-{name}".encode(), MNT_DETACH), f"umount the other /{name}")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14x", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up, running
    for folder in ("/run/udev/data", "/run/udev/tags", "/run/lock", nodes):
        os.makedirs(folder, exist_ok=True)
    # libudev takes this file for a sign that udevd runs.
    pathlib.Path("/run/udev/control").touch()


def members() -> list[int]:
    """All processes in this mount namespace but this one."""
    mine, found = os.readlink("/proc/self/ns/mnt"), []
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and int(name) != os.getpid() and os.readlink(f"/proc/{name}/ns/mnt") == mine:
                found.append(int(name))
        except OSError:
            pass
    return found


def end_everything():
    for _ in range(100):
        left = members()
        if not left:
            break
        for process in left:
            try:
                os.kill(process, signal.SIGKILL)
            except OSError:
                pass


def main():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    channel = socket.socket(fileno=0)
    broadcaster = None
    with channel.makefile("rw") as lines:
        for line in lines:
            request = json.loads(line)
            answer = {}
            try:
                match request["do"]:
                    case "set up":
                        set_up(request["nodes"])
                        broadcaster = Broadcaster()
                    case "bind":
                        bind(request["source"], request["target"])
                    case "unbind":
                        unbind(request["target"])
                    case "link":
                        link(request["target"], request["place"])
                    case "unlink":
                        os.unlink(request["place"])
                    case "send":
                        for event in request["events"]:
                            broadcaster.send(event, request["fromKernel"])
                    case "members":
                        answer["members"] = members()
                    case "end":
                        end_everything()
            except OSError as error:
                answer["error"] = str(error)
            lines.write(json.dumps(answer) + "\n")
            lines.flush()
    end_everything()


if __name__ == "__main__":
    sys.exit(main())
