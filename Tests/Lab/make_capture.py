"""Writes what python-escpos says to a USB printer of the lab while it prints, with a simulated printer behind it.

Usage, after a build: .build/python/bin/python Tests/Lab/make_capture.py
"""

import importlib.metadata
import pathlib
import sys
import tempfile

from lab import REPOSITORY, Lab

KEPT = REPOSITORY / "Drivers/ESCPOSPrinter/Captures/python-escpos-usb.txt"
RECEIPT = """
from escpos.printer import Usb
printer = Usb(0x04b8, 0x0202, in_ep=0x81, out_ep=0x01)
printer.hw("INIT")
printer.set(align="center", bold=True)
printer.text("Lanekeeper\\n")
printer.set(align="left", bold=False)
printer.text("2 Apples        3.00\\n")
printer.cut(feed=False)
print("paper", printer.paper_status(), "online", printer.is_online())
printer.close()
"""

HEAD = """\
# The USB talk of python-escpos {escpos} (pyusb {pyusb}, libusb {libusb}) that prints a receipt, from the opening of the device to its closing.
# Made by Tests/Lab/make_capture.py with the lab's simulated printer (not with hardware).
# One line for each finished transfer:
# seconds  endpoint  direction  status (0 or a negative errno)  bytes moved/asked  [setup |] bytes  # as text
"""


def main():
    sys.path.insert(0, str(REPOSITORY / "Tests/Lane"))
    from simulator_stand import SimulatorStand

    with tempfile.TemporaryDirectory() as folder, Lab() as lab:
        simulators = SimulatorStand()
        simulators.start()
        host, port = simulators.network("front", pathlib.Path(folder) / "roll").rsplit(":", 1)
        printer = lab.usb_printer(serial="A1", tcp=(host, int(port)), capture=True).plug()
        lab.output([sys.executable, "-c", RECEIPT])
        simulators.close()
        libusb = lab.output([sys.executable, "-c", "import ctypes\n"
                             "class Version(ctypes.Structure): _fields_ = [(name, ctypes.c_uint16) for name in 'abcd']\n"
                             "tell = ctypes.CDLL('libusb-1.0.so.0').libusb_get_version\ntell.restype = ctypes.POINTER(Version)\n"
                             "print(*(getattr(tell().contents, name) for name in 'abc'), sep='.')"]).strip()
    version = importlib.metadata.version
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(HEAD.format(escpos=version("python-escpos"), pyusb=version("pyusb"), libusb=libusb) + "\n".join(printer.capture.lines) + "\n")


if __name__ == "__main__":
    main()
