"""Becomes systemd-udevd in namespaces of its own, or sends it uevents there.

Usage: unshare -m -n python3 udev_namespace.py FOLDER [real]
       nsenter -t PID -m -n python3 udev_namespace.py events <EVENTS

FOLDER holds rules.d, and sys, which stands for /sys unless that is to be the real one. EVENTS is JSON: a list of objects with ACTION, DEVPATH and so on.
"""

import json
import os
import pathlib
import socket
import struct
import subprocess
import sys

UDEVD = "/lib/systemd/systemd-udevd"


def mount(*arguments: str):
    subprocess.run(["mount", *arguments], check=True)


def enter(folder: pathlib.Path, real: bool):
    mount("--make-rprivate", "/")
    mount("-t", "tmpfs", "tmpfs", "/run")
    for name in ("udev/rules.d", "lanekeeper/bound"):
        pathlib.Path("/run", name).mkdir(parents=True)
    for file in (folder / "rules.d").iterdir():
        pathlib.Path("/run/udev/rules.d", file.name).write_bytes(file.read_bytes())
    null = os.makedev(1, 3)
    mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", "/dev")
    os.mknod("/dev/null", 0o20666, null)
    if not real:
        mount("--bind", str(folder / "sys"), "/sys")
    # A folder is no sysfs, and libudev looks.
    os.execve(UDEVD, [UDEVD], os.environ | {"SYSTEMD_DEVICE_VERIFY_SYSFS": "0"})


def send(events: list[dict[str, str]]):
    """A privileged message to the kernel makes it send a uevent, as its own, into this network namespace (Linux 4.18)."""
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)  # NETLINK_KOBJECT_UEVENT
    for event in events:
        body = f"{event['ACTION']}@{event['DEVPATH']}\0" + "".join(f"{key}={value}\0" for key, value in event.items())
        data = body.encode()
        # nlmsghdr: length, a type above those of netlink itself, NLM_F_REQUEST | NLM_F_ACK, number, port.
        kernel.sendto(struct.pack("=IHHII", 16 + len(data), 0x10, 5, 0, 0) + data, (0, 0))
        kernel.settimeout(10)
        error = struct.unpack_from("=i", kernel.recv(4096), 16)[0]
        if error:
            sys.exit(f"the kernel refuses to send a uevent: {os.strerror(-error)}")


if __name__ == "__main__":
    if sys.argv[1] == "events":
        send(json.load(sys.stdin))
    else:
        enter(pathlib.Path(sys.argv[1]), real="real" in sys.argv[2:])
