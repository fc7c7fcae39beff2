"""Stands in for a lane that finds what is plugged in: Explain, WatchFound and Bind, as a test plugs and unplugs."""

import queue

from stand_in import Refused, StandIn, device


def rule(line=15, misses=(), **more):
    return {"file": "Drivers/ESCPOSPrinter/driver.toml", "line": line, "rule": 'subsystem = "usb", interface = "0701"',
            "misses": list(misses), "because": "the printer class", **more}


def verdict(matches=True, **more):
    misses = [] if matches else [{"key": "interface", "wanted": "0701", "found": "030101"}]
    return {"family": "ESCPOSPrinter", "isMatch": matches, "rules": [rule(misses=misses)], **more}


def found(number, port="1-2", **more):
    """A printer on USB, unless told otherwise."""
    return {"number": number, "subsystem": "usb", "node": f"/dev/bus/usb/001/{number:03}", "port": port, "vendor": "04b8", "product": "0e15",
            "manufacturer": "EPSON", "model": "TM-T20II", "serialNumber": f"A{number}", "interface": "070102", "interfaceNumber": 0,
            "usages": [], "families": ["ESCPOSPrinter"], "identities": [f"serialNumber:A{number}", f"port:{port}", "model:04b8:0e15"],
            "heldBy": [], "verdicts": [], **more}


def keyboard(number, port="1-9"):
    return found(number, port, vendor="046d", product="c31c", manufacturer="Logitech", model="Keyboard", serialNumber=None,
                 interface="030101", families=[], identities=[f"port:{port}"], reason="noFamily", detail="no rule of any driver matches")


def wanted(name="front", role="receipt", **more):
    return {"device": name, "roles": [role], "family": "ESCPOSPrinter", "attached": "usb", "identity": "first",
            "file": "/etc/lanekeeper/lane.toml", "line": 12, "candidates": [], "reason": "notPluggedIn",
            "detail": "nothing that ESCPOSPrinter drives is plugged in (usb)", **more}


class FoundStandIn(StandIn):
    def __init__(self, path: str):
        super().__init__(path)
        self.devices = [device("front", "receipt", isSimulated=False, location="attached by usb", state="absent", reason="notPluggedIn")]
        self.found: list[dict] = []
        self.wanted = [wanted()]
        self.not_looking = None
        self.bound: list[dict] = []
        self.refusals: list[Refused] = []
        # What is typed back after a test is looked up here.
        self.printed: list[str] = []
        self._watching: list[queue.Queue] = []

    def plug(self, *things):
        self.found += things
        self._tell()

    def unplug(self, *numbers):
        self.found = [each for each in self.found if each["number"] not in numbers]
        self._tell()

    def _all(self) -> dict:
        return {**({"notLooking": self.not_looking} if self.not_looking else {}), "found": self.found, "devices": self.wanted}

    def _tell(self):
        for each in list(self._watching):
            each.put(self._all())

    def Devices_Explain(self, parameters, more):
        name = parameters.get("name")
        if name is None:
            yield {"parameters": self._all()}
            return
        meant = [each for each in self.wanted if name in (each["device"], *each["roles"])]
        numbers = [number for each in meant for number in ([each["found"]] if "found" in each else each["candidates"])]
        things = [each for each in self.found if each["number"] in numbers or name in (each["port"], each["node"], each["serialNumber"])]
        if not meant and not things and not any(name in (each["device"], *each["roles"]) for each in self.devices):
            raise Refused("Devices.DeviceNotFound", device=name)
        yield {"parameters": {**self._all(), "found": things, "devices": meant}}

    def Devices_WatchFound(self, parameters, more):
        changes = queue.Queue()
        changes.put(self._all())
        self._watching.append(changes)
        while True:
            yield {"continues": True, "parameters": changes.get()}

    def Devices_Bind(self, parameters, more):
        self.bound.append(parameters)
        if self.refusals:
            raise self.refusals.pop(0)
        self.change("front", state="ready", reason=None)
        now = parameters["identity"]
        yield {"parameters": {"device": parameters["device"], "before": "serialNumber:OLD", **({"now": now} if now != "first" else {})}}

    def Printer_Print(self, parameters, more):
        # A device goes by its name, too.
        role = "receipt" if parameters["role"] == "front" else parameters["role"]
        yield from super().Printer_Print({**parameters, "role": role}, more)

    def _put_on_paper(self, document):
        self.printed += [line for element in document["elements"] if "text" in element for line in element["text"]["text"].split("\n")]
        super()._put_on_paper(document)
