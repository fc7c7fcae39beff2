import Interfaces
import Testing

@testable import lane

@Suite struct BindWalkTests {
    private func found(_ number: Int, _ port: String, _ subsystem: Devices.Subsystem = .usb, families: [String] = ["P"])
        -> Devices.Found
    {
        .init(
            number: number,
            subsystem: subsystem,
            node: "/dev/x",
            port: port,
            usages: [],
            families: families,
            identities: ["port:\(port)"],
            heldBy: [],
            verdicts: []
        )
    }

    private func walk(_ before: [Devices.Found] = [], attached: String = "usb") -> BindWalk {
        let wanted = Devices.Wanted(
            device: "front",
            roles: ["receipt"],
            family: "P",
            attached: attached,
            identity: "first",
            candidates: []
        )
        return BindWalk(wanted, before: before)
    }

    @Test func `what has come alone is the one`() {
        let old = found(1, "1-1")
        #expect(walk([old]).judge([old]) == .nothing)
        #expect(walk([old]).judge([]) == .gone([old]))
        #expect(walk([old]).judge([old, found(2, "1-2")]) == .came(found(2, "1-2")))
        // Pulled out and plugged in again it is another one.
        #expect(walk([old]).judge([found(2, "1-1")]) == .came(found(2, "1-1")))
    }

    @Test func `several are not guessed between, but parts of one are one`() {
        let (one, other) = (found(1, "1-1"), found(2, "1-2"))
        #expect(walk().judge([one, other]) == .several([one, other]))
        #expect(walk().judge([one, found(2, "1-1")]) == .came(one))
    }

    @Test func `what is shown as something else or is of another family is not the one`() {
        let kernel = found(1, "1-1", .usbmisc)
        #expect(walk().judge([kernel]) == .foreign([kernel]))
        #expect(walk(attached: "usblp").judge([kernel]) == .came(kernel))
        let keyboard = found(2, "1-2", families: [])
        #expect(walk().judge([keyboard]) == .foreign([keyboard]))
        #expect(walk(attached: "nonsense").judge([found(1, "1-1")]) == .foreign([found(1, "1-1")]))
    }
}

@Suite struct WrappedTextTests {
    @Test func `long lines go on under themselves and long words are cut`() {
        #expect(wrapped("one two three", indent: 2, width: 9) == "one two\n  three")
        #expect(wrapped("abcdefghij", indent: 2, width: 8) == "abcde…")
        #expect(wrapped("", indent: 2) == "")
    }

    @Test func `definitions stand under each other`() {
        #expect(definitions([("a", "x"), ("long", "y z")]) == "  a     x\n  long  y z")
    }
}
