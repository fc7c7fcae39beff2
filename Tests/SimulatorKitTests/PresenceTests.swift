import Testing
import Varlink

@testable import SimulatorKit

/// Whether a device is where its driver looks for it.
@Suite struct PresenceTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func `an unplugged device stays away until somebody plugs it in`() {
        var presence = Presence()
        presence.unplug(until: nil)
        _ = presence.timeHasCome(now: start + .seconds(86_400))
        #expect(!presence.isHere && presence.deadline == nil)
        presence.plug()
        #expect(presence.isHere)
    }

    @Test func `a device comes back when its time has come`() {
        var presence = Presence()
        presence.unplug(until: start + .seconds(1))
        let change = presence.timeHasCome(now: presence.deadline ?? start)
        #expect(presence.isHere && change == nil && presence.deadline == nil)
    }

    @Test func `a device without power is away until it has started`() {
        var presence = Presence()
        presence.losePower(until: start + .seconds(1))
        // Still on: its power fails in a moment.
        presence.hasStarted()
        #expect(!presence.isHere)
        let change = presence.timeHasCome(now: start + .seconds(1))
        #expect(change == .powerOn && !presence.isHere)
        presence.hasStarted()
        #expect(presence.isHere)
    }

    @Test func `power does not plug in what somebody has unplugged`() {
        var presence = Presence()
        presence.losePower(until: start)
        presence.unplug(until: nil)
        _ = presence.timeHasCome(now: start)
        presence.hasStarted()
        #expect(!presence.isHere)
        presence.plug()
        #expect(presence.isHere)
    }
}
