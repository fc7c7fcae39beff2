import LinuxDevices
import Testing

/// What a printer says of itself after IEEE 1284, and what somebody may make of it.
struct PrinterDeviceIDTests {
    private func answer(_ text: String, length: Int? = nil, isSwapped: Bool = false) -> [UInt8] {
        let told = length ?? text.utf8.count + 2
        let bytes = [UInt8(truncatingIfNeeded: told >> 8), UInt8(truncatingIfNeeded: told)]
        return (isSwapped ? bytes.reversed() : bytes) + Array(text.utf8)
    }

    @Test func `maker, model and languages are found under either name`() {
        let short = PrinterDeviceID("MFG:EPSON;CMD:ESC/POS,PJL;MDL:TM-T20II;CLS:PRINTER;".utf8)
        #expect(short.maker == "EPSON")
        #expect(short.model == "TM-T20II")
        #expect(short.languages == ["ESC/POS", "PJL"])
        let long = PrinterDeviceID(" manufacturer: Citizen ; MODEL:CT-S310II;COMMAND SET:ESC/POS".utf8)
        #expect(long.maker == "Citizen")
        #expect(long.model == "CT-S310II")
    }

    @Test func `the length counts itself, either way round`() {
        for isSwapped in [false, true] {
            let id = PrinterDeviceID(answer: answer("MFG:EPSON;MDL:TM-T20;", isSwapped: isSwapped) + [0xFF, 0x41])
            #expect(id?.text == "MFG:EPSON;MDL:TM-T20;")
        }
    }

    @Test(arguments: [0, 1, 2, 60_000])
    func `of a wrong length what has come is read`(length: Int) {
        #expect(PrinterDeviceID(answer: answer("MFG:X;MDL:Y;", length: length))?.model == "Y")
    }

    @Test func `no answer is no id`() {
        for bytes: [UInt8] in [[], [0], [0, 2], [0, 3, 0], [0, 4, 0x20, 0x20]] {
            #expect(PrinterDeviceID(answer: bytes) == nil)
        }
    }

    @Test func `control characters, pairs without a value and second values are left out`() {
        let id = PrinterDeviceID("MFG:A\u{1B}[2JB;MDL:;MDL;:x;;MFG:C;CMD:".utf8)
        #expect(id.text == "MFG:A[2JB;MDL:;MDL;:x;;MFG:C;CMD:")
        #expect(id.maker == "A[2JB")
        #expect(id.model == nil)
        #expect(id.languages == [])
    }

    @Test func `whatever comes is read without harm, and stays short`() {
        var seed: UInt64 = 1
        for length in 0..<600 {
            let bytes = (0..<length * 3).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 40)
            }
            let text = PrinterDeviceID(answer: bytes)?.text ?? ""
            #expect(text.utf8.count <= PrinterDeviceID.longest && text.utf8.allSatisfy { 0x20...0x7E ~= $0 })
        }
    }
}
