import Glibc
import Testing
import Varlink

@testable import Supervisor

@Suite struct DriverEndTests {
    private func isOfDevice(_ line: DeviceLine?, ending: DeviceChild.Ending? = nil, isMissing: Bool = false) -> Bool {
        DeviceChild.hasLostDevice(ending: ending, isMissing: isMissing, line: line)
    }

    @Test func `a driver whose device was pulled out for a moment has no fault`() {
        // It is there again, and the line to what was there before is closed.
        #expect(isOfDevice(nil))
    }

    @Test func `a driver that dies beside a device that is there has one`() throws {
        let pair = try SocketPair()
        #expect(!isOfDevice(DeviceLine(stream: pair.here, location: "")))
        #expect(!isOfDevice(DeviceLine(service: "ipp://127.0.0.1/printers/a")))
        withExtendedLifetime(pair.there) {}
    }

    @Test func `a driver whose device hangs up, is not there, or is taken from it has none`() throws {
        let (pair, closed) = (try SocketPair(), try SocketPair())
        closed.there.close()
        #expect(isOfDevice(DeviceLine(stream: closed.here, location: "")))
        let line = DeviceLine(stream: pair.here, location: "")
        #expect(isOfDevice(line, isMissing: true))
        #expect(isOfDevice(line, ending: .unplugged))
        withExtendedLifetime(pair.there) {}
    }
}
