import DriverKit
import ESCPOS
import Interfaces
import Varlink

/// A stream of bytes that somebody else has made, as a job.
package enum RawJob {
    /// The bytes of the job; refused is what the gateway has not found in the stream, since it may have looked through it by another
    /// dialect, before the printer had said what it is.
    package static func encode(
        _ bytes: UnsafeRawBufferPointer,
        _ dialect: Dialect
    ) throws(JobRefusal) -> EncodedDocument {
        let raw: LinkJobs.RawStream
        do throws(JSONError) { raw = try LinkJobs.RawStream.decode(Array(bytes)) } catch {
            throw JobRefusal(element: 0, reason: "this is no stream: \(error.reason) at byte \(error.offset)")
        }
        guard let bytes = Base64.decode(raw.bytes), !bytes.isEmpty else {
            throw JobRefusal(element: 0, reason: "a stream has at least one byte, in base 64")
        }
        // Before the stream the printer is as if switched on, but for telling its state; after it, too, so that what comes next finds
        // no line, mode or page of it.
        var document = EncodedDocument()
        append(known: &document)
        let stream: CommandStream
        do throws(StreamFault) {
            stream = try CommandStream(bytes, dialect, allowsUnknown: raw.unknown) { document.append(Array(bytes[$0])) }
        } catch {
            throw JobRefusal(element: 0, reason: "byte \(error.offset): \(error.reason)")
        }
        for need in stream.needs where !raw.allows(need.kind) {
            throw JobRefusal(element: 0, reason: "byte \(need.offset): \(need.reason), which is not allowed")
        }
        // The reset would clear what is left of the last line.
        if stream.endsWithinLine { document.append([0x0A], lines: 1) }
        // With its ear switched off, the printer obeys nothing else.
        if stream.needs.contains(where: { $0.kind != .drawer }) { document.append(.listen) }
        append(known: &document, lines: stream.lines)
        return document
    }

    /// Automatic status ends with the reset on some printers (Bixolon SRP-330II manual).
    private static func append(known document: inout EncodedDocument, lines: Int = 0) {
        document.append(.initialize, lines: lines)
        document.append(.automaticStatus(.all))
    }
}

extension LinkJobs.RawStream {
    fileprivate func allows(_ need: StreamNeed.Kind) -> Bool {
        switch need {
        case .drawer: drawer
        case .settings: settings
        case .unknown: unknown
        }
    }
}

extension PrinterProfile {
    /// By whose tables streams for it are looked through, unless the settings say.
    ///
    /// Models with the buzzer of printers without a name have the rest of that dialect, too, as far as is known.
    package func dialect(_ settings: PrinterSettings) -> Dialect {
        settings.dialect ?? (buzzer == .escB ? .clone : .epson)
    }
}
