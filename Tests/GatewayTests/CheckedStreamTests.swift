import ESCPOS
import Gateway
import Interfaces
import Testing
import Varlink

@Suite struct CheckedStreamTests {
    private let pulse: [UInt8] = [0x41, 0x0A, 0x1B, 0x70, 0, 25, 250]
    private let setting: [UInt8] = [0x41, 0x0A, 0x1D, 0x28, 0x45, 3, 0, 1, 0x49, 0x4E]
    private let unknown: [UInt8] = [0x41, 0x0A, 0x1B, 0x7E]

    private func refusal(
        _ bytes: [UInt8],
        _ rights: Rights,
        allowsUnknown: Bool = false
    ) -> CheckedStream.Refusal? {
        do {
            _ = try CheckedStream.checked(bytes, .epson, rights: rights, allowsUnknown: allowsUnknown)
            return nil
        } catch {
            return error
        }
    }

    private func need(_ refusal: CheckedStream.Refusal?) -> Printer.StreamNeed? {
        if case .notAllowed(let error) = refusal { error.need } else { nil }
    }

    @Test func `a drawer in a stream needs the right to open drawers`() {
        #expect(refusal(pulse, .drawer) == nil && refusal(pulse, .admin) == nil)
        #expect(need(refusal(pulse, [.sale, .technician])) == .drawer)
        #expect(need(refusal(pulse, .simulation)) == .drawer)
        let expected = Printer.StreamNotAllowed(
            offset: 2,
            bytes: "1b700019fa",
            need: .drawer,
            reason: "ESC p opens a drawer"
        )
        #expect(refusal(pulse, []) == .notAllowed(expected))
    }

    @Test func `what changes the printer needs a technician`() {
        #expect(need(refusal(setting, .sale)) == .settings)
        #expect(refusal(setting, .technician) == nil && refusal(setting, [.sale, .admin]) == nil)
    }

    @Test func `what is not known needs a technician who asks for it`() {
        #expect(need(refusal(unknown, .sale, allowsUnknown: true)) == .unknown)
        #expect(refusal(unknown, .technician, allowsUnknown: true) == nil)
        let invalid = Printer.InvalidStream(
            offset: 2,
            bytes: "1b7e",
            reason: "no command of the dialect epson begins so"
        )
        #expect(refusal(unknown, .any) == .invalid(invalid))
    }

    @Test func `an error shows sixteen bytes at most`() {
        let bytes: [UInt8] = [0x1D, 0x61, 0xFF] + [UInt8](repeating: 0x0A, count: 40)
        guard case .invalid(let error) = refusal(bytes, .any) else {
            Issue.record("it is not refused")
            return
        }
        #expect(error.bytes == "1d61ff" + String(repeating: "0a", count: 13))
    }

    @Test func `the job says what was found and not what the caller may do`() throws {
        let (job, needs) = try CheckedStream.checked(pulse, .epson, rights: .any, allowsUnknown: true)
        #expect(job == .init(bytes: "QQobcAAZ+g==", drawer: true, settings: false, unknown: false))
        #expect(needs.map(\.kind) == [.drawer])
        #expect(job.encoded().starts(with: #"{"bytes""#.utf8))
    }

    @Test func `the dialect is what the driver has told`() {
        #expect(CheckedStream.dialect([:]) == .epson)
        #expect(CheckedStream.dialect(["dialect": "elgin"]) == .elgin)
        #expect(CheckedStream.dialect(["dialect": "zpl"]) == nil)
    }

    @Test func `the audit says who, what and where`() throws {
        let (_, needs) = try CheckedStream.checked(pulse + pulse, .epson, rights: .any, allowsUnknown: false)
        let actor = LaneEvent.Actor(user: 1000, process: 12, program: "pos")
        let lines = needs.map { LaneEvent.letThrough($0, job: "j", role: "re\nceipt", device: "front", actor).line }
        #expect(
            lines == [
                "streamAccepted device=front role=re?ceipt job=j does=drawer by=ESC-p-opens-a-drawer times=2 firstByte=2 "
                    + "user=1000 process=12 program=pos"
            ]
        )
    }

    @Test func `pieces of one line stand on its foot, and lines one below the other`() throws {
        func drawn(_ left: Int, _ line: Int?) -> LinkJobs.DrawnText {
            .init(
                text: "x",
                leftDots: left,
                widthDots: 8,
                cellDots: 24,
                lineDots: 30,
                bold: false,
                widthTimes: 1,
                heightTimes: 1,
                underline: .none,
                reversed: false,
                alignment: .left,
                line: line
            )
        }
        let composition = try #require(
            Composition(
                [drawn(0, 0), drawn(8, 0), drawn(0, 1)],
                [1, 2, 1].map { .init(widthDots: 8, heightDots: $0, offset: 0) },
                [[0xF0], [0x81, 0x42], [0x3C]],
                widthDots: 16
            )
        )
        #expect(composition.bytes == [0x00, 0x81, 0xF0, 0x42, 0x3C, 0x00] && composition.heightDots == 3)
        let huge = LinkRenderer.Raster(widthDots: 8, heightDots: 65_537, offset: 0)
        #expect(Composition([drawn(0, 0)], [huge], [[]], widthDots: 16) == nil)
    }
}
