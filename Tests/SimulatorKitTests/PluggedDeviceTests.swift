import CLinux
import Glibc
import Interfaces
import Testing
import Varlink

@testable import SimulatorKit

/// What the host does with the effects of a device.
@Suite struct PluggedDeviceTests {
    /// Prints each byte as a line and confirms it.
    private final class Confirming: Simulator {
        static let family = "confirming"
        var capacity: Int { 100 }
        var isPowered: Bool { true }
        var state: [String: String] { [:] }
        var actions: [LinkSimulation.Action] { [] }
        var deadline: MonotonicTime? { nil }
        private var effects: [SimulatorEffect] = []

        init(settings: [String: String]) {}

        func receive(_ bytes: [UInt8], now: MonotonicTime) {
            for byte in bytes { effects += [.mark(.init(.line, text: "\(byte)")), .send([byte])] }
        }

        func timeHasCome(now: MonotonicTime) {}

        func act(_ action: String, _ value: String, now: MonotonicTime) {}

        func takeEffects() -> [SimulatorEffect] {
            defer { effects = [] }
            return effects
        }
    }

    /// Notes how long the roll was when something was confirmed.
    private final class Witness: Surface {
        let location = "here"
        var confirmed: [(byte: UInt8, marks: Int)] = []
        var isClosed = false
        weak var device: PluggedDevice?

        func send(_ bytes: [UInt8]) {
            for byte in bytes { confirmed.append((byte, device?.roll.lastNumber ?? -1)) }
        }

        func follow() {}

        func hangUp() {}

        func close() { isClosed = true }
    }

    /// A device on a roll in memory.
    private func device(_ loop: EventLoop, _ file: Int32, _ surface: Witness) throws -> PluggedDevice {
        let device = PluggedDevice(
            loop: loop,
            name: "front",
            family: "confirming",
            simulator: Confirming(settings: [:]),
            roll: try Roll(OwnedDescriptor(dup(file)))
        )
        surface.device = device
        device.plug(into: surface)
        return device
    }

    @Test func `a mark is in the roll before anything confirms it`() throws {
        let (loop, file, surface) = (try EventLoop(), OwnedDescriptor(linux_memory_file("roll")), Witness())
        _ = fcntl(file.rawValue, F_SETFL, O_APPEND)
        let device = try device(loop, file.rawValue, surface)
        device.received([10, 20, 30])
        #expect(surface.confirmed.map(\.byte) == [10, 20, 30] && surface.confirmed.map(\.marks) == [1, 2, 3])
    }

    @Test func `what could not be written down is not confirmed, and the line goes`() throws {
        let (loop, file, surface) = (try EventLoop(), OwnedDescriptor(linux_memory_file("roll")), Witness())
        let device = try device(loop, file.rawValue, surface)
        // A sealed file takes no more, as a full disk does.
        _ = linux_seal(file.rawValue)
        device.received([10])
        try loop.runOnce(until: .now)
        #expect(surface.confirmed.isEmpty && surface.isClosed && device.state["roll"]?.isEmpty == false)
    }
}
