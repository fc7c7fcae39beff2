import DriverKit
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// Streams of bytes as jobs.
struct RawJobTests {
    private let start: [UInt8] = [0x1B, 0x40, 0x1D, 0x61, 0x0F]

    private func encode(
        _ base64: String,
        drawer: Bool = false,
        settings: Bool = false,
        unknown: Bool = false,
        _ dialect: Dialect = .epson
    ) throws(JobRefusal) -> EncodedDocument {
        let stream = LinkJobs.RawStream(bytes: base64, drawer: drawer, settings: settings, unknown: unknown)
        do {
            return try stream.encoded().withUnsafeBytes { try RawJob.encode($0, dialect) }
        } catch let refusal as JobRefusal {
            throw refusal
        } catch {
            throw JobRefusal(element: -1, reason: "\(error)")
        }
    }

    @Test func `a stream goes as it is, and the printer's modes are set before and after`() throws {
        // ESC a 1, "Hi" and a line feed.
        let document = try encode("G2EBSGkK")
        #expect(document.bytes == start + [0x1B, 0x61, 1, 0x48, 0x69, 0x0A] + start)
        #expect(document.boundaries.last == document.bytes.count && document.lines == 1)
    }

    @Test func `a last line without its end is printed`() throws {
        #expect(try encode("SGk=").bytes == start + [0x48, 0x69, 0x0A] + start)
    }

    @Test func `a printer whose ear was switched off is told to listen`() throws {
        #expect(try encode("Gz0C", settings: true).bytes == start + [0x1B, 0x3D, 2, 0x1B, 0x3D, 1] + start)
    }

    @Test func `the longest command says how much closes it`() throws {
        // GS v 0 of 250 by 12 bytes; the driver's own commands are no longer than 2 KiB.
        let picture: [UInt8] = [0x1D, 0x76, 0x30, 0, 250, 0, 12, 0] + [UInt8](repeating: 0xAA, count: 3000)
        var document = EncodedDocument()
        document.append(picture)
        #expect(document.longestPiece == 3008)
        var rig = ConversationRig.ready()
        rig.begin(document)
        rig.take(100)
        rig.abort()
        let padding = rig.take().prefix { $0 == 0 }
        #expect(padding.count == 3007)
    }

    @Test(arguments: [
        ("", "a stream has at least one byte, in base 64"), ("?", "a stream has at least one byte, in base 64"),
        ("SGkKG34=", "byte 3: no command of the dialect epson begins so"),
        ("SGkKG3AAGfo=", "byte 3: ESC p opens a drawer, which is not allowed"),
        ("SGkKGz0C", "byte 3: ESC = switches the printer's ear off, which is not allowed"),
        ("SGkKHXIB", "byte 3: it asks for the printer's status"),
    ])
    func `what the gateway has not allowed is refused with its place`(base64: String, reason: String) {
        #expect(throws: JobRefusal(element: 0, reason: reason)) { try encode(base64) }
    }

    @Test func `what the gateway has allowed is sent`() throws {
        #expect(try encode("SGkKG3AAGfo=", drawer: true).bytes.count == 18)
        #expect(try encode("SGkKG34=", unknown: true).bytes.count == 18)
    }

    @Test func `the dialect is the profile's or the setting's`() throws {
        let rongta = try #require(PrinterProfile.named("rongta-rp"))
        #expect(rongta.dialect(PrinterSettings()) == .clone)
        #expect(rongta.dialect(try PrinterSettings(["dialect": "elgin"])) == .elgin)
        #expect(PrinterProfile.generic.dialect(try PrinterSettings(["dialect": "auto"])) == .epson)
        // ESC B 1 1, and a line feed: the same bytes are another stream in another dialect.
        #expect(try encode("G0IBAQo=", .clone).bytes.count == 15)
        #expect(throws: JobRefusal.self) { try encode("G0IBAQo=") }
    }

    @Test func `after a driver that died in a stream, a printer that does not say what it is gets its command closed`()
    {
        for (wasInterrupted, line, zeros) in [
            (true, .stream, 512 << 10), (true, .terminal, 0), (false, .stream, 0),
        ] as [(Bool, LinkDriver.DeviceDescriptor.Kind, Int)] {
            var rig = ConversationRig(on: line, wasInterrupted: wasInterrupted)
            rig.take()
            rig.answer(ConversationRig.normal + ConversationRig.allWell)
            rig.take()
            rig.wait(.milliseconds(1100), lineTakes: false)
            let sent = rig.take()
            #expect((zeros..<zeros + 8).contains(sent.count { $0 == 0 }))
            #expect(sent.firstRange(of: PrinterCommand.identity(.maker).bytes) != nil)
        }
    }
}
