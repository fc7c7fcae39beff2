import ESCPOS
import Testing

struct PrinterStatesTests {
    @Test(
        arguments: [
            ([0x10, 0x00, 0x00, 0x00], []), ([0x14, 0x00, 0x00, 0x0F], .drawerLineHigh),
            ([0x38, 0x00, 0x00, 0x00], [.offline, .coverOpen]),
            // What a TM-T81 shows with its cover open: the empty roll's sensor is not to be believed.
            ([0x3C, 0x00, 0x03, 0x0F], [.offline, .coverOpen, .drawerLineHigh]),
            ([0x18, 0x00, 0x0F, 0x00], [.offline, .paperNearEnd, .paperOut]),
            ([0x10, 0x00, 0x03, 0x00], .paperNearEnd),
            ([0x18, 0x08, 0x00, 0x00], [.offline, .cutterError]),
            ([0x18, 0x20, 0x00, 0x00], [.offline, .unrecoverableError]),
            ([0x18, 0x40, 0x00, 0x00], [.offline, .passingError]), ([0x58, 0x00, 0x00, 0x00], [.offline, .isFeeding]),
        ] as [([UInt8], PrinterStates)]
    )
    func `the four bytes of automatic status have names`(bytes: [UInt8], states: PrinterStates) {
        #expect(AutomaticStatus(bytes).states == states)
    }

    @Test(
        arguments: [
            (.printer, 0x12, []), (.printer, 0x16, .drawerLineHigh), (.printer, 0x1A, .offline),
            (.offlineCause, 0x16, .coverOpen), (.offlineCause, 0x1A, .isFeeding), (.offlineCause, 0x32, .paperOut),
            (.offlineCause, 0x52, .otherError), (.errorCause, 0x1A, .cutterError),
            (.errorCause, 0x32, .unrecoverableError), (.errorCause, 0x52, .passingError), (.paper, 0x12, []),
            (.paper, 0x1E, .paperNearEnd), (.paper, 0x72, .paperOut), (.paper, 0x7E, [.paperNearEnd, .paperOut]),
        ] as [(RealtimeStatus, UInt8, PrinterStates)]
    )
    func `each realtime question has its own bits`(question: RealtimeStatus, byte: UInt8, states: PrinterStates) {
        #expect(question.states(byte) == states)
    }

    @Test func `process ids ascend, stay printable and begin again`() {
        #expect(ProcessID(0).bytes == [0x20, 0x20, 0x20, 0x20])
        #expect(ProcessID(94).next.bytes == [0x20, 0x20, 0x21, 0x20])
        #expect(ProcessID(ProcessID.count - 1).bytes == [0x7E, 0x7E, 0x7E, 0x7E])
        #expect(ProcessID(ProcessID.count - 1).next == ProcessID(0))
        #expect(ProcessID(Int.max).bytes.allSatisfy { 0x20...0x7E ~= $0 })
        #expect(ProcessID(-1) == ProcessID(ProcessID.count - 1))
        let id = ProcessID(12_345_678)
        #expect(ProcessID(id.bytes) == id)
        #expect(ProcessID([0x20, 0x20, 0x20, 0x1F]) == nil)
    }
}
