import ESCPOS
import Interfaces

/// A stream of bytes that was looked through for a caller, as the job that the driver is given.
package enum CheckedStream {
    /// Why there is no job.
    package enum Refusal: Error, Equatable {
        /// It cannot be printed.
        case invalid(Printer.InvalidStream)
        /// The caller must not have it do something.
        case notAllowed(Printer.StreamNotAllowed)
    }

    /// Looks through a stream by a dialect, for a caller with these rights; returns the job and what it does beyond printing.
    ///
    /// The job says what was found, not what the caller may do: the same bytes are the same job, whoever is in which group.
    package static func checked(
        _ bytes: [UInt8],
        _ dialect: Dialect,
        rights: Rights,
        allowsUnknown: Bool
    ) throws(Refusal) -> (job: LinkJobs.RawStream, needs: [ESCPOS.StreamNeed]) {
        let stream: CommandStream
        do throws(StreamFault) {
            stream = try CommandStream(bytes, dialect, allowsUnknown: allowsUnknown)
        } catch {
            throw .invalid(.init(offset: error.offset, bytes: excerpt(bytes, error.offset), reason: error.reason))
        }
        if let refused = StreamRights.refused(stream.needs, to: rights) {
            throw .notAllowed(
                .init(
                    offset: refused.offset,
                    bytes: excerpt(bytes, refused.offset),
                    need: refused.kind.forClients,
                    reason: refused.reason
                )
            )
        }
        let kinds = stream.needs.map(\.kind)
        return (
            .init(
                bytes: Base64.encode(bytes),
                drawer: kinds.contains(.drawer),
                settings: kinds.contains(.settings),
                unknown: kinds.contains(.unknown)
            ), stream.needs
        )
    }

    /// The dialect of a printer by what its driver has told; nil for one that this gateway does not know.
    ///
    /// It is Epson's until the driver has told anything: it looks once more when the job begins.
    package static func dialect(_ facts: [String: String]) -> Dialect? {
        facts["dialect"].map { Dialect(rawValue: $0) } ?? .epson
    }

    private static func excerpt(_ bytes: [UInt8], _ offset: Int) -> String {
        bytes.dropFirst(offset).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension ESCPOS.StreamNeed.Kind {
    /// The same in the words of the clients' interface.
    package var forClients: Printer.StreamNeed {
        switch self {
        case .drawer: .drawer
        case .settings: .settings
        case .unknown: .unknown
        }
    }
}
