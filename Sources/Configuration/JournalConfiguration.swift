import TOMLFile

/// What `lane.toml` says of the journal of print jobs.
///
/// ```toml
/// [journal]
/// folder = "/var/lib/lanekeeper"
/// keepBodies = "24 h"
/// keepKeys = "720 h"
/// reprintLine = "REPRINT - MAY HAVE BEEN PRINTED BEFORE"
/// ```
package struct JournalConfiguration: Equatable, Sendable {
    /// The folder in which it is kept; nil for the usual place.
    package var folder: String?
    /// How long after its outcome a receipt can be printed once more; its text is kept as long.
    package var keepBodies: Duration = .seconds(24 * 3600)
    /// How long after its outcome a job and its key are known.
    package var keepKeys: Duration = .seconds(30 * 24 * 3600)
    /// The line above a receipt that may exist twice; nil for the usual words.
    package var reprintLine: String?

    /// The usual.
    package init() {}

    init(_ reader: TOMLReader) throws(TOMLError) {
        folder = try reader.optionalAbsolutePath("folder")
        let longest = Duration.seconds(10 * 366 * 24 * 3600)
        keepBodies = try reader.optionalDuration("keepBodies", in: .zero...longest) ?? keepBodies
        keepKeys = try reader.optionalDuration("keepKeys", in: .zero...longest) ?? keepKeys
        guard keepKeys >= keepBodies else {
            throw reader.fault(
                "'keepKeys' is shorter than 'keepBodies'; a key outlives what was printed",
                at: "keepKeys"
            )
        }
        reprintLine = try reader.optionalString("reprintLine")
        guard reprintLine.map({ 1...200 ~= $0.utf8.count && !$0.utf8.contains { $0 < 0x20 || $0 == 0x7F } }) ?? true
        else {
            throw reader.fault("'reprintLine' is 1 to 200 bytes of text without control characters", at: "reprintLine")
        }
    }
}
