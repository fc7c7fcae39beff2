import Discovery
import Glibc
import Testing
import Varlink

@Suite struct DeviceWatchTests {
    private let loop: EventLoop
    private let source: ToldDevices
    private let watch: DeviceWatch

    init() throws {
        (loop, source) = (try EventLoop(), try ToldDevices())
        watch = DeviceWatch(loop: loop, source: source, log: { _ in }, whenChanged: {})
    }

    private func run(until isDone: () -> Bool) throws {
        let deadline = MonotonicTime.now + .seconds(20)
        while !isDone(), .now < deadline { try loop.runOnce(until: deadline) }
        #expect(isDone())
    }

    @Test func `what is told after a look counts`() throws {
        source.devices = [usbPrinter()]
        watch.start()
        #expect(watch.table.all.map(\.port) == ["1-2"])
        source.tell([.gone("/sys/devices/usb1/1-2")])
        try run { watch.table.all.isEmpty }
    }

    @Test func `what was told before a loss does not undo what was seen after it`() throws {
        watch.start()
        // It was pulled out and plugged in again, and only of the first half a message is left, which nobody has read yet.
        source.devices = [usbPrinter()]
        source.late = [.gone("/sys/devices/usb1/1-2")]
        source.tell([nil])
        try run { source.looks == 2 && source.isReadUp }
        #expect(watch.table.all.map(\.port) == ["1-2"])
        source.tell([.gone("/sys/devices/usb1/1-2")])
        try run { watch.table.all.isEmpty }
    }

    @Test func `what has moved is never seen at two ports`() throws {
        var numbers = SharedNumbers()
        let loop = try EventLoop()
        let source = try ToldDevices()
        var looked: (() -> Void)?
        let watch = DeviceWatch(loop: loop, source: source, log: { _ in }, whenChanged: { looked?() })
        looked = { [unowned watch] in numbers.look(at: watch.table.all) }
        defer { looked = nil }
        source.devices = [usbPrinter(port: "1-2", serial: "A1", folder: 1)]
        watch.start()
        // udevd works at several devices at once: what has come may be told before what has gone.
        source.devices = [usbPrinter(port: "1-3", serial: "A1", folder: 2)]
        let deadline = MonotonicTime.now + .seconds(20)
        for event in [Udev.Event.there(source.devices[0]), .gone("/sys/devices/usb1/1-2")] {
            source.tell([event])
            while !source.isReadUp, .now < deadline { try loop.runOnce(until: deadline) }
        }
        #expect(watch.table.all.map(\.port) == ["1-3"])
        #expect(numbers.isEmpty)
        // What was lost may be that it has gone.
        source.devices = [usbPrinter(port: "1-4", serial: "A1", folder: 3)]
        source.tell([nil])
        source.tell([.there(source.devices[0])])
        while watch.table.all.map(\.port) != ["1-4"], .now < deadline { try loop.runOnce(until: deadline) }
        #expect(watch.table.all.map(\.port) == ["1-4"])
        #expect(numbers.isEmpty)
        source.devices.append(usbPrinter(port: "1-5", serial: "A1", folder: 4))
        source.tell([.there(source.devices[1])])
        while watch.table.all.count < 2, .now < deadline { try loop.runOnce(until: deadline) }
        #expect(!numbers.isEmpty)
    }
}

/// Tells what a test says.
private final class ToldDevices: DeviceSource {
    /// What is there.
    var devices: [SystemDevice] = []
    /// What was told and is read after the next look, by whoever has not begun to listen anew.
    var late: [Udev.Event] = []
    /// How often somebody has looked at everything.
    private(set) var looks = 0
    /// Nil is a loss.
    private var told: [Udev.Event?] = []
    private let (here, there): (OwnedDescriptor, OwnedDescriptor)

    /// Whether all that was told was read.
    var isReadUp: Bool { told.isEmpty }

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemError("pipe") }
        (here, there) = (OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1]))
    }

    func tell(_ events: [Udev.Event?]) {
        told += events
        for _ in events { _ = write(there.rawValue, "x", 1) }
    }

    func listen() -> Int32? {
        late = []
        return here.rawValue
    }

    func next() throws(SystemError) -> Udev.Event? {
        guard !told.isEmpty else { return nil }
        var byte: UInt8 = 0
        _ = read(here.rawValue, &byte, 1)
        guard let event = told.removeFirst() else { throw SystemError("messages", code: ENOBUFS) }
        return event
    }

    func all() -> [SystemDevice] {
        looks += 1
        tell(late)
        late = []
        return devices
    }

    func device(at path: String) -> SystemDevice? { devices.first { $0.path == path } }
}
