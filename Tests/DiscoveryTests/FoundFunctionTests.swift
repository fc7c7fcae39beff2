import Discovery
import DriverManifest
import Testing

@Suite struct FoundFunctionTests {
    @Test func `the interface of a printer has the facts of its device`() throws {
        let found = try function(
            usbPrinter(port: "1-2.3", number: 1, serial: "A1", driver: "usblp", deviceId: "MDL:x;")
        )
        #expect(found.subsystem == .usb)
        #expect(found.node == "/dev/bus/usb/001/002")
        #expect(found.port == "1-2.3")
        #expect(found.vendor == 0x04B8)
        #expect(found.product == 0x0E15)
        #expect(found.serialNumber == "A1")
        #expect(found.interface == 1)
        #expect(found.interfaceClass == [7, 1, 2])
        #expect(found.driver == "usblp")
        #expect(found.deviceId == "MDL:x;")
        #expect(found.place == "1-2.3:1")
        #expect("\(found)" == "EPSON TM-T20II (04b8:0e15, serial number A1) at port 1-2.3")
    }

    @Test(arguments: [
        ("/sys/devices/pci0000:00/usb1/1-2/1-2.3/1-2.3:1.0/0003:05E0:1200.0001/hidraw/hidraw0", "1-2.3", "1-2.3:1.0"),
        ("/sys/devices/pci0000:00/usb1/1-5/1-5:1.1", "1-5", "1-5:1.1"),
        ("/sys/devices/pci0000:00/usb1/1-5/1-5:1.1/0003:05E0:1200.0001", "1-50", nil),
    ])
    func `the interface that a device hangs on is known by its port`(path: String, port: String, name: String?) throws {
        var found = try function(usbPrinter(port: "1-5", number: 1))
        (found.path, found.port) = (path, port)
        #expect(found.interfacePath?.split(separator: "/").last.map(String.init) == name)
        if let interface = found.interfacePath { #expect(path.hasPrefix(interface)) }
        found.interface = nil
        #expect(found.interfacePath == nil)
    }

    @Test func `hubs and whole devices are nothing that a driver holds`() {
        #expect(FoundFunction(usbPrinter(interface: ("09", "00", "00"))) == nil)
        let device = SystemDevice(path: "/sys/devices/usb1/1-2", levels: [usbDevice("1-2", "04b8", "0202", nil, 2)])
        #expect(FoundFunction(device) == nil)
    }

    @Test func `a serial line is found only where something could be plugged in`() throws {
        let line = SystemDevice.Level(subsystem: "tty", name: "ttyUSB0", node: "/dev/ttyUSB0")
        #expect(FoundFunction(SystemDevice(path: "/sys/devices/a/ttyUSB0", levels: [line])) == nil)
        let levels = [line] + usbPrinter(vendor: "0403", product: "6001").levels
        let found = try function(SystemDevice(path: "/sys/devices/a/ttyUSB0", levels: levels))
        #expect(found.node == "/dev/ttyUSB0")
        #expect(found.vendor == 0x0403)
        #expect(found.place == "1-2:0")
    }

    @Test func `a scanner without a cable is known by what the kernel says of it`() throws {
        let own = SystemDevice.Level(subsystem: "hidraw", name: "hidraw0", node: "/dev/hidraw0")
        let hid = SystemDevice.Level(
            subsystem: "hid",
            name: "0005:05E0:1300.0001",
            properties: [
                "HID_ID": "0005:000005E0:00001300", "HID_UNIQ": "aa:bb", "HID_NAME": "Scanner", "HID_PHYS": "c",
            ]
        )
        let found = try function(SystemDevice(path: "/sys/devices/x/hidraw0", levels: [own, hid]))
        #expect(found.vendor == 0x05E0)
        #expect(found.product == 0x1300)
        #expect(found.serialNumber == "aa:bb")
        #expect(found.port == "aa:bb")
    }

    @Test func `two scanners without a cable are two devices`() throws {
        // The kernel says of both where the radio is that they talk to.
        let functions = try [("0001", "aa:01"), ("0002", "aa:02")].map { instance, address in
            let own = SystemDevice.Level(subsystem: "hidraw", name: "hidraw\(instance)", node: "/dev/hidraw\(instance)")
            let hid = SystemDevice.Level(
                subsystem: "hid",
                name: "0005:05E0:1300.\(instance)",
                properties: [
                    "HID_ID": "0005:000005E0:00001300", "HID_UNIQ": address, "HID_NAME": "Scanner", "HID_PHYS": "cc:00",
                ]
            )
            return try function(SystemDevice(path: "/sys/devices/x/\(instance)/hidraw", levels: [own, hid]))
        }
        var assignment = DeviceAssignment()
        let names = [("front", "aa:01"), ("back", "aa:02")]
        assignment.want(
            names.map { name, address in
                .init(name: name, subsystem: .hidraw, family: "f", choice: .bound(.serialNumber(address)))
            },
            remembered: { _ in nil }
        )
        let standings = assignment.update(functions) { _, _ in true }
        for (name, address) in names { #expect(standings[name]?.function?.serialNumber == address) }
    }

    @Test func `what a device says of itself stays in one line`() throws {
        let found = try function(usbPrinter(serial: "A\n1\u{1B}[2J"))
        #expect(!"\(found)".utf8.contains { $0 < 0x20 })
    }

    @Test(arguments: [
        ("X7Q4001234", true), ("0", false), ("000000000000", false), ("1234567890", false), ("0123456789ABCDEF", false),
        ("12345678", false), ("123", true), ("A\u{7}", false), ("  ", false), ("é", false),
    ])
    func `numbers that makers leave in all devices are none`(number: String, isReal: Bool) throws {
        let found = try function(usbPrinter(serial: number))
        #expect((found.realSerialNumber != nil) == isReal)
    }

    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200B}", "\u{2028}", "\u{1B}", "\u{7F}", "\u{E0041}"])
    func `what moves the rest of a line, or cannot be seen, is not shown`(_ mark: String) throws {
        let found = try function(usbPrinter(port: "1-2", serial: "A1\(mark)B"))
        #expect(
            found.description.utf8.elementsEqual(
                "EPSON TM-T20II (04b8:0e15, serial number A1\u{FFFD}B) at port 1-2".utf8
            )
        )
    }
}

@Suite struct FunctionTableTests {
    @Test func `what comes and goes is known`() {
        var table = FunctionTable()
        let news = [
            table.put(usbPrinter()), table.put(usbPrinter()), table.remove("/sys/devices/usb1/1-2/1-2:1.0"),
            table.remove("/sys/devices/usb1/1-2/1-2:1.0"),
        ]
        #expect(news == [true, false, true, false])
        #expect(table.all.isEmpty)
    }

    @Test func `what is plugged in again is another appearance`() {
        var table = FunctionTable()
        table.put(usbPrinter())
        let first = table.all.map(\.appearance)
        table.remove("/sys/devices/usb1/1-2/1-2:1.0")
        table.put(usbPrinter())
        let second = table.all.map(\.appearance)
        #expect(first != second)
    }

    @Test func `what came back under its old number while nobody told is another appearance`() {
        var table = FunctionTable()
        table.put(usbPrinter(folder: 7, deviceId: "MFG:EPSON;"))
        let before = table.all.map(\.appearance)
        let isNews = table.replace([usbPrinter(folder: 8)])
        #expect(isNews)
        #expect(table.all.map(\.appearance) != before)
        // What the one before has told is not told of this one.
        #expect(table.all.map(\.deviceId) == [nil])
    }

    @Test func `a driver that is bound or leaves is no new appearance and what the printer told stays`() {
        var table = FunctionTable()
        table.put(usbPrinter(driver: "usblp", deviceId: "MFG:EPSON;"))
        let before = table.all.map(\.appearance)
        let isNews = table.put(usbPrinter())
        #expect(isNews)
        #expect(table.all.map(\.appearance) == before)
        #expect(table.all.map(\.deviceId) == ["MFG:EPSON;"])
        #expect(table.all.map(\.driver) == [nil])
    }

    @Test func `news of the whole device takes nothing away from its interfaces`() {
        var table = FunctionTable()
        table.put(usbPrinter())
        let device = SystemDevice(path: "/sys/devices/usb1/1-2", levels: [usbDevice("1-2", "04b8", "0e15", nil, 2)])
        let isNews = table.put(device)
        #expect(!isNews)
        #expect(table.all.count == 1)
    }

    @Test func `what the kernel still looks at is not opened`() {
        var table = FunctionTable()
        table.put(usbPrinter(), isBeingAdded: true)
        table.put(usbPrinter(port: "1-20"), isBeingAdded: true)
        #expect(table.all.isEmpty)
        // Its driver is bound; of the other one nothing is heard until somebody looks.
        let isNews = [table.settle("/sys/devices/usb1/1-2"), table.settle("/sys/devices/usb1/1-2")]
        #expect(isNews == [true, false])
        #expect(table.all.map(\.port) == ["1-2"])
        table.replace([usbPrinter(), usbPrinter(port: "1-20")])
        #expect(table.all.map(\.port) == ["1-2", "1-20"])
    }

    @Test func `the hub of a bus is whole`() {
        var hub = usbPrinter(interface: ("09", "00", "00"))
        hub.levels[0].name = "1-0:1.0"
        hub.levels[1].name = "usb1"
        #expect(hub.isWhole)
        hub.levels[1].name = "usb2"
        #expect(!hub.isWhole)
    }

    @Test func `a device that was read while it was made or taken apart changes nothing`() {
        var table = FunctionTable()
        table.put(usbPrinter())
        var withoutType = usbPrinter()
        withoutType.levels[1].type = ""
        withoutType.levels.append(usbDevice("usb1", "1d6b", "0002", "0000:00:14.0", 1))
        var withoutNumbers = usbPrinter()
        withoutNumbers.levels[1].attributes = [:]
        var alone = usbPrinter()
        alone.levels.removeLast()
        var ofAnother = usbPrinter()
        ofAnother.levels[1] = usbDevice("usb1", "1d6b", "0002", "0000:00:14.0", 1)
        for part in [withoutType, withoutNumbers, alone, ofAnother] {
            let news = [table.put(part), table.replace([part])]
            #expect(news == [false, false])
        }
        #expect(table.all.map(\.port) == ["1-2"])
    }

    @Test func `the end of a device is the end of its interfaces`() {
        var table = FunctionTable()
        table.put(usbPrinter())
        table.put(usbPrinter(port: "1-20"))
        table.remove("/sys/devices/usb1/1-2")
        #expect(table.all.map(\.port) == ["1-20"])
    }

    @Test func `after a loss of messages all is as it is`() {
        var table = FunctionTable()
        table.put(usbPrinter(port: "1-1"))
        table.put(usbPrinter(port: "1-2", address: 3))
        let before = table["/sys/devices/usb1/1-2/1-2:1.0"]?.appearance
        // The first is gone, the second was pulled out and is back, with the next address, and a third one is new.
        let isNews = table.replace([usbPrinter(port: "1-2", address: 4), usbPrinter(port: "1-3", address: 5)])
        #expect(isNews)
        #expect(table.all.map(\.port) == ["1-2", "1-3"])
        #expect(table["/sys/devices/usb1/1-2/1-2:1.0"]?.appearance != before)
        let isNewsAgain = table.replace([usbPrinter(port: "1-2", address: 4), usbPrinter(port: "1-3", address: 5)])
        #expect(!isNewsAgain)
    }

    @Test func `letters keep the marks that languages write, and no more than a message takes`() {
        let marks = String(String.UnicodeScalarView(repeating: "\u{301}", count: 200))
        let shown = FoundFunction.shown("a" + marks + "b\u{323}\u{302}")
        #expect(shown.unicodeScalars.count == 1 + 8 + 3 && shown.hasSuffix("b\u{323}\u{302}"))
    }
}
