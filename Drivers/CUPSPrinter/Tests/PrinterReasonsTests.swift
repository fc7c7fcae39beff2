import DriverManifest
import Testing

@testable import CUPSPrinterDriver
@testable import ReceiptEncoding

struct PrinterReasonsTests {
    @Test(arguments: [
        ("cover-open", "coverOpen"), ("door-open-report", "coverOpen"), ("interlock-open-error", "coverOpen"),
        ("media-empty-warning", "paperOut"), ("media-needed", "paperOut"), ("media-low-warning", "paperNearEnd"),
        ("media-jam-error", "printerError"), ("offline-report", "notAccepting"),
        ("connecting-to-device", "notAccepting"),
        ("paused", "queuePaused"), ("stopped-partly", "queuePaused"), ("moving-to-paused", "queuePaused"),
        ("cups-missing-filter-warning", "queueMisconfigured"), ("separation-cutter-jam-error", "cutterError"),
        ("separation-cutter-life-almost-over", nil), ("fuser-over-temp-error", "overheated"), ("none", nil),
        ("toner-empty-error", nil), ("marker-supply-low-report", nil), ("other-warning", nil),
        ("other-error", "printerError"),
        ("com.maker-trouble-error", "printerError"), ("com.maker-note-report", nil), ("-error", nil), ("", nil),
    ]) func `a queue's word is one of ours, or stops no receipt`(keyword: String, word: String?) {
        #expect(PrinterReasons.word(keyword) == word)
    }

    @Test func `the most telling reason comes first, and each once`() {
        let queue = QueueState(
            isStopped: true,
            isAccepting: false,
            reasons: ["paused", "media-low-report", "door-open-report", "cover-open", "offline-report"]
        )
        let reasons = PrinterReasons.attention(queue, holdsEarlierJob: true, isJobHeld: true)
        let expected = [
            "coverOpen", "queuePaused", "queueRejecting", "jobHeld", "notAccepting", "earlierJobQueued", "paperNearEnd",
        ]
        #expect(reasons == expected)
        #expect(PrinterReasons.attention(QueueState(reasons: ["none"]), holdsEarlierJob: false) == [])
        #expect(PrinterReasons.attention(QueueState(isStopped: true), holdsEarlierJob: false) == ["queuePaused"])
        #expect(PrinterReasons.attention(QueueState(isAccepting: false), holdsEarlierJob: false) == ["queueRejecting"])
    }
}

struct CUPSPrinterManifestTests {
    @Test func `the manifest says what the driver is, and its profiles are those that there are`() throws {
        let text = String(decoding: CUPSPrinter.manifest, as: UTF8.self)
        let manifest = try FamilyManifest(parsing: text, file: "driver.toml")
        #expect(manifest.family == CUPSPrinter.family)
        #expect(manifest.program == "lane-driver-cups")
        #expect(manifest.confirmation == .none)
        #expect(manifest.connections == [.queue])
        guard case .words(let profiles) = manifest.settings.first(where: { $0.name == "profile" })?.values else {
            Issue.record("the profile is one of several words")
            return
        }
        #expect(Set(profiles) == Set(PrinterProfile.all.map(\.name)))
    }

    @Test(arguments: [
        ("/run/cups/cups.sock", "/run/cups/cups.sock", 0), ("localhost:631", "localhost", 631),
        ("[::1]:8631", "::1", 8631),
    ]) func `an address of a service is read`(text: String, host: String, port: Int32) {
        #expect(ServerAddress(text)?.host == host)
        #expect(ServerAddress(text)?.port == port)
    }

    @Test(arguments: ["", "localhost", "localhost:", ":631", "localhost:0", "localhost:65536", "localhost:ipp"])
    func `what is no address of a service is refused`(text: String) { #expect(ServerAddress(text) == nil) }
}
