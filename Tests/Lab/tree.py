"""A /sys of plain files and links, laid out as the kernel's."""

import os
import pathlib
import shutil


class Tree:
    """Device paths begin with /devices, as in uevents."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        for folder in ("devices/pci0000:00", "bus/usb/devices", "bus/usb/drivers", "bus/pci/devices", "bus/hid/devices",
                       "bus/hid/drivers", "bus/usb-serial/devices", "class", "dev/char", "dev/block", "module"):
            (root / folder).mkdir(parents=True, exist_ok=True)

    def at(self, path: str) -> pathlib.Path:
        return self.root / path.lstrip("/")

    def link(self, place: pathlib.Path, target: pathlib.Path):
        """Relative, as the kernel's, so that it holds wherever the tree is seen."""
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(os.path.relpath(target, place.parent))

    @staticmethod
    def target(link: pathlib.Path) -> pathlib.Path:
        """Where a link leads. Not resolved, which would leave the namespace for the host's own /sys."""
        return pathlib.Path(os.path.normpath(link.parent / os.readlink(link)))

    def add(self, path: str, subsystem: str, uevent: dict[str, str], attributes: dict[str, str | bytes],
            number: tuple[int, int] | None = None, bus: bool = False, parent: str | None = None):
        folder = self.at(path)
        folder.mkdir(parents=True)
        home = self.root / ("bus" if bus else "class") / subsystem
        listed = home / "devices" if bus else home
        listed.mkdir(parents=True, exist_ok=True)
        self.link(folder / "subsystem", home)
        self.link(listed / folder.name, folder)
        if parent:
            self.link(folder / "device", self.at(parent))
        for name, value in attributes.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(value if isinstance(value, bytes) else f"{value}\n".encode())
        if number:
            (folder / "dev").write_text(f"{number[0]}:{number[1]}\n")
            self.link(self.root / f"dev/char/{number[0]}:{number[1]}", folder)
        self.write_uevent(path, uevent)

    def write_uevent(self, path: str, uevent: dict[str, str]):
        (self.at(path) / "uevent").write_text("".join(f"{key}={value}\n" for key, value in uevent.items()))

    def set_attribute(self, path: str, name: str, value: str):
        (self.at(path) / name).write_text(f"{value}\n")

    def bind(self, path: str, bus: str, driver: str):
        folder, home = self.at(path), self.root / "bus" / bus / "drivers" / driver
        home.mkdir(parents=True, exist_ok=True)
        self.link(folder / "driver", home)
        self.link(home / folder.name, folder)

    def unbind(self, path: str):
        folder = self.at(path)
        if (folder / "driver").is_symlink():
            (self.target(folder / "driver") / folder.name).unlink(missing_ok=True)
            (folder / "driver").unlink()

    def remove(self, path: str):
        folder = self.at(path)
        self.unbind(path)
        home = self.target(folder / "subsystem")
        for listed in (home / folder.name, home / "devices" / folder.name):
            if listed.is_symlink():
                listed.unlink()
        if (folder / "dev").exists():
            (self.root / "dev/char" / (folder / "dev").read_text().strip()).unlink(missing_ok=True)
        shutil.rmtree(folder)
        # The folder between a class device and its parent, such as "usbmisc", goes with the last one.
        if folder.parent.name in ("usbmisc", "hidraw", "tty", "input") and not any(folder.parent.iterdir()):
            folder.parent.rmdir()
