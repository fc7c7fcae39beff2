"""What the kernel grants and refuses at a usbfs node, asked by its ioctls alone."""

import subprocess
import sys

import pytest

from functions import HID, Printer

ASK = """
import ctypes, errno, fcntl, os, select, struct, sys
def number(direction, nr, size): return direction << 30 | size << 16 | ord("U") << 8 | nr
READ, WRITE = 2, 1
CLAIM, RELEASE, RESET, CLEAR_HALT = number(READ, 15, 4), number(READ, 16, 4), number(0, 20, 0), number(READ, 21, 4)
SET_CONFIGURATION, SET_INTERFACE, DROP = number(READ, 5, 4), number(READ, 4, 8), number(WRITE, 30, 4)
GET_DRIVER, IOCTL, DISCONNECT_CLAIM = number(WRITE, 8, 260), number(3, 18, 16), number(READ, 27, 264)
CONTROL, BULK, SUBMIT, DISCARD, REAP, REAP_NOW = (number(3, 0, 24), number(3, 2, 24), number(READ, 10, 56), number(0, 11, 0),
                                                 number(WRITE, 12, 8), number(WRITE, 13, 8))
CONNECT_INFO, SPEED, CAPABILITIES = number(WRITE, 17, 8), number(0, 31, 0), number(READ, 26, 4)
path = "/dev/bus/usb/001/002"
def open_node(flags=os.O_RDWR): return os.open(path, flags)
def ask(node, command, argument=0):
    try:
        return fcntl.ioctl(node, command, argument if isinstance(argument, int) else bytearray(argument))
    except OSError as error:
        return errno.errorcode[error.errno]
def word(value): return struct.pack("I", value)
def drive(node, interface, nr): return ask(node, IOCTL, struct.pack("iiP", interface, number(0, nr, 0), 0))
def driver(node, interface):
    data = bytearray(struct.pack("I256s", interface, b""))
    try:
        fcntl.ioctl(node, GET_DRIVER, data)
        return bytes(data[4:]).rstrip(b"\\0").decode()
    except OSError as error:
        return errno.errorcode[error.errno]
"""


@pytest.fixture
def ask(lab, python):
    """Runs lines that use the above, and returns the words that they print."""
    return lambda script: python(ASK + script).split()


@pytest.fixture
def composite(lab):
    return lab.device([Printer(), HID(bytes.fromhex("058c 0902 a101 1500 26ff00 7508 9508 0902 8102 c0"))], 0x1234, 0x5678).plug()


def test_an_interface_has_one_owner(composite, ask):
    assert ask("""
a, b = open_node(), open_node()
print(driver(a, 0), driver(a, 1), ask(a, CLAIM, word(0)), drive(a, 0, 22), driver(a, 0), drive(a, 0, 22))
print(ask(a, CLAIM, word(0)), ask(a, CLAIM, word(0)), ask(b, CLAIM, word(0)), driver(b, 0), ask(b, RELEASE, word(0)), ask(a, CLAIM, word(9)))
print(ask(a, RELEASE, word(0)), ask(b, CLAIM, word(0)), drive(a, 0, 23))
os.close(b)
print(ask(a, CLAIM, word(0)), ask(a, RELEASE, word(0)), drive(a, 0, 23), driver(a, 0), drive(a, 0, 23))
""") == ["usblp", "usbhid", "EBUSY", "0", "ENODATA", "ENODATA", "0", "0", "EBUSY", "usbfs", "EINVAL", "ENOENT", "0", "0", "EBUSY",
         "0", "0", "1", "usblp", "EBUSY"]


def test_the_driver_may_be_driven_out_and_the_interface_claimed_at_once(composite, ask):
    assert ask("""
a = open_node()
def claim(flags, name): return ask(a, DISCONNECT_CLAIM, struct.pack("II256s", 0, flags, name))
print(claim(1, b"usbhid"), claim(2, b"usblp"), claim(1, b"usblp"), driver(a, 0), os.path.exists("/dev/usb/lp0"))
""") == ["EBUSY", "EBUSY", "0", "usbfs", "False"]


def test_dropped_privileges_leave_one_interface(composite, ask):
    assert ask("""
a = open_node()
print(drive(a, 0, 22), ask(a, DROP, word(1)), ask(a, CLAIM, word(1)), ask(a, CLAIM, word(0)))
print(drive(a, 1, 22), drive(a, 0, 23), ask(a, DISCONNECT_CLAIM, struct.pack("II256s", 1, 0, b"")))
print(ask(a, RESET), ask(a, SET_CONFIGURATION, word(1)), ask(a, SET_INTERFACE, struct.pack("II", 1, 0)))
print(ask(a, DROP, word(2)), ask(a, RELEASE, word(0)), ask(a, CLAIM, word(0)), ask(a, CLAIM, word(1)))
""") == ["0", "0", "EACCES", "0", "EACCES", "EACCES", "EACCES", "EACCES", "EBUSY", "EACCES", "0", "0", "EACCES", "EACCES"]
    assert composite.resets == 0


def test_a_device_that_nobody_else_uses_may_be_reset(lab, composite, ask):
    assert ask("""
a = open_node()
print(ask(a, RESET), drive(a, 0, 22), drive(a, 1, 22), ask(a, DROP, word(1)), ask(a, CLAIM, word(0)), ask(a, RESET))
print(ask(a, SET_INTERFACE, struct.pack("II", 0, 0)), ask(a, CLEAR_HALT, word(1)), ask(a, CLEAR_HALT, word(7)))
""") == ["0", "0", "0", "0", "0", "0", "0", "0", "ENOENT"]
    assert composite.resets == 2


def test_what_a_node_says_of_its_device(composite, ask):
    assert ask("""
a, b = open_node(), open_node(os.O_RDONLY)
told = bytearray(8)
fcntl.ioctl(a, CONNECT_INFO, told)
print(struct.unpack("II", told)[0], ask(a, SPEED), ask(b, SPEED), len(os.read(b, 4096)), os.pread(b, 4, 8).hex())
""") == ["2", "2", "EPERM", "75", "34127856"]


def test_transfers_wait_and_are_taken_back(composite, ask):
    composite.functions[0].model = lambda data: b"answer" if data == b"question" else None
    assert ask("""
import signal, time
class URB(ctypes.Structure):
    _fields_ = [("type", ctypes.c_ubyte), ("endpoint", ctypes.c_ubyte), ("status", ctypes.c_int), ("flags", ctypes.c_uint), ("buffer", ctypes.c_void_p),
                ("length", ctypes.c_int), ("actual", ctypes.c_int), ("start", ctypes.c_int), ("packets", ctypes.c_int), ("errors", ctypes.c_int),
                ("signal", ctypes.c_uint), ("context", ctypes.c_void_p)]
libc = ctypes.CDLL(None, use_errno=True)
def call(node, command, argument):
    return libc.ioctl(node, ctypes.c_ulong(command), argument) and errno.errorcode[ctypes.get_errno()]
def make(endpoint, data):
    memory = ctypes.create_string_buffer(data, len(data))
    urb = URB(type=3, endpoint=endpoint, buffer=ctypes.addressof(memory), length=len(data))
    urb.memory = memory
    return urb
def reap(node, command):
    where = ctypes.c_void_p()
    return call(node, command, ctypes.byref(where)) or where.value
a = open_node()
drive(a, 0, 22)
poll = select.poll()
poll.register(a, select.POLLOUT)
into, out = make(0x81, bytes(64)), make(1, b"question")
print(call(a, SUBMIT, ctypes.byref(into)), reap(a, REAP_NOW), poll.poll(0) == [])
print(call(a, DISCARD, ctypes.byref(into)), poll.poll(0) != [], reap(a, REAP) == ctypes.addressof(into), into.status)
print(call(a, DISCARD, ctypes.byref(into)))
print(call(a, SUBMIT, ctypes.byref(into)), call(a, SUBMIT, ctypes.byref(out)))
got = {reap(a, REAP), reap(a, REAP)}
print(got == {ctypes.addressof(into), ctypes.addressof(out)}, into.actual, into.memory.raw[:into.actual].decode(), out.actual, out.status)
print(reap(open_node(), REAP_NOW), call(a, SUBMIT, ctypes.byref(make(9, b"x"))))
big = make(1, bytes(17 << 20))
print(call(a, SUBMIT, ctypes.byref(big)))
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(reap(a, REAP))
""") == ["0", "EAGAIN", "True", "0", "True", "True", "-2", "EINVAL", "0", "0", "True", "6", "answer", "8", "0", "EAGAIN", "ENOENT", "ENOMEM", "EINTR"]


def test_calls_that_wait_have_their_deadline(composite, ask):
    assert ask("""
a = open_node()
drive(a, 0, 22)
memory = ctypes.create_string_buffer(64)
def bulk(endpoint, length): return ask(a, BULK, struct.pack("IIIxxxxP", endpoint, length, 200, ctypes.addressof(memory)))
def control(kind, request, value, index, length):
    return ask(a, CONTROL, struct.pack("BBHHHIxxxxP", kind, request, value, index, length, 200, ctypes.addressof(memory)))
print(bulk(0x81, 64), bulk(1, 64), bulk(3, 1), control(0xa1, 1, 0, 0, 1), memory.raw[0], control(0xa1, 9, 0, 0, 1), control(0xa1, 1, 0, 1, 1))
""") == ["ETIMEDOUT", "64", "ENOENT", "1", "24", "EPIPE", "EBUSY"]


def test_an_unplugged_device_says_so_at_every_turn(lab, composite):
    script = ASK + """
a = open_node()
drive(a, 0, 22), ask(a, CLAIM, word(0))
print("ready", flush=True)
poll = select.poll()
poll.register(a, select.POLLOUT)
event = poll.poll(30000)[0][1]
print(event & select.POLLHUP != 0, event & select.POLLERR != 0, ask(a, CLAIM, word(0)), ask(a, SPEED), ask(a, REAP, bytes(8)), ask(a, RELEASE, word(0)))
try: os.read(a, 10)
except OSError as error: print(errno.errorcode[error.errno])
try: open_node()
except OSError as error: print(errno.errorcode[error.errno])
"""
    process = lab.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    composite.unplug()
    *told, opened = process.communicate(timeout=30)[0].split()
    # The file goes a moment after the device.
    assert told == ["True", "True", "ENODEV", "ENODEV", "ENODEV", "ENODEV", "ENODEV"] and opened in ("ENODEV", "ENXIO", "ENOENT")


def test_a_killed_program_gives_back_what_it_had(lab, composite, ask):
    process = lab.run([sys.executable, "-c", ASK + """
a = open_node()
drive(a, 0, 22), ask(a, CLAIM, word(0))
print("ready", flush=True)
ask(a, REAP, bytes(8))
"""], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    assert ask("print(ask(open_node(), CLAIM, word(0)))") == ["EBUSY"]
    process.kill()
    process.wait(10)
    assert ask("print(ask(open_node(), CLAIM, word(0)))") == ["0"]


def test_a_descriptor_works_for_another_user_who_is_given_it(lab, composite, ask, build):
    """Over a socket, to a program of a user who may not open the node, for one interface."""
    program = build("print_through_descriptor")
    told = lab.output([sys.executable, "-c", ASK + """
import socket, subprocess
here, there = socket.socketpair()
child = subprocess.Popen([sys.argv[1], str(there.fileno()), "1000", "from another user"], pass_fds=[there.fileno()])
node = open_node(os.O_RDWR | os.O_NONBLOCK)
drive(node, 0, 22), ask(node, DROP, word(1))
socket.send_fds(here, [b"x"], [node])
os.close(node)
sys.exit(child.wait())
""", program])
    assert told.splitlines() == ["open: Permission denied", "wrap: LIBUSB_SUCCESS / LIBUSB_TRANSFER_COMPLETED",
                                 "claim 1: LIBUSB_ERROR_OTHER",  # what libusb 1.0.26 makes of EACCES
                                 "claim 0: LIBUSB_SUCCESS / LIBUSB_TRANSFER_COMPLETED",
                                 "print: LIBUSB_SUCCESS / LIBUSB_TRANSFER_COMPLETED 17"]
    assert composite.functions[0].received == b"from another user"
