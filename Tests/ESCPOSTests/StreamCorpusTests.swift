import ESCPOS
import Foundation
import Testing

/// Streams that other projects have made are walked to their last byte.
@Suite struct StreamCorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpus/escpos")

    /// Streams of another dialect than Epson's, by the beginning of the file's name.
    private static let dialects: KeyValuePairs<String, Dialect> = [
        "vox_": .elgin, "mp-": .bematech, "cmp-20_large_text": .clone, "generic-80mm_large_text": .clone,
        "tectoy-q4_buzzer": .clone,
    ]

    /// What is refused, by the beginning of the file's name, and why.
    private static let refused: KeyValuePairs<String, String> = [
        "bayer_": "dots without any command", "floyd_": "dots without any command",
        "threshold_": "dots without any command",
        "dr800_bold": "Daruma's own commands", "dr800_large": "Daruma's own commands",
        "dr800_drawer": "Daruma's own commands", "dr800_qrcode": "Daruma's own commands",
        "dr800_draw_buffer": "Daruma's own commands",
        "mp-4200_th_qrcode": "Bematech's GS k Q, whose length nobody publishes",
        "mp-4200_th_draw_": "a picture with DLE EOT 4 in it", "tsp-143_cutter": "Star's ESC w",
        "tsp-143_drawer": "Star's ESC & is the drawer",
        "tm-t20_condensed_text": "ESC SI and DC2 of ESC/P", "tm-t20_italic_text": "ESC 4 and ESC 5 of ESC/P",
    ]

    private static let streams: [URL] = {
        let files = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)?.allObjects ?? []
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "bin" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }()

    @Test func `all streams are walked but those that are named`() throws {
        if Self.streams.isEmpty { try Test.cancel("there are no streams at \(Self.corpus.path())") }
        #expect(Self.streams.count > 50)
        var met: Set<String> = []
        for file in Self.streams {
            let (name, bytes) = (file.lastPathComponent, [UInt8](try Data(contentsOf: file)))
            let dialect = Self.dialects.first { name.hasPrefix($0.key) }?.value ?? .epson
            let exception = Self.refused.first { name.hasPrefix($0.key) }?.key
            if let exception { met.insert(exception) }
            do {
                var end = 0
                _ = try CommandStream(bytes, dialect) { end = $0.upperBound }
                #expect(end == bytes.count && exception == nil, "\(name)")
            } catch {
                #expect(exception != nil, "\(name), byte \(error.offset) of \(bytes.count): \(error)")
            }
        }
        #expect(met.count == Self.refused.count, "an exception is not there")
    }
}
