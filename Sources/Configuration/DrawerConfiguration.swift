import TOMLFile

/// What `lane.toml` says of a role that is a cash drawer's.
///
/// ```toml
/// [role.drawer]
/// device = "front"
/// connector = 1
/// leftOpen = "3 min"
/// ```
///
/// A role with one of the two further keys is a drawer's, and so is one whose name begins with `drawer`.
package struct DrawerConfiguration: Equatable, Sendable {
    /// Where it is plugged in at the device, 1 or 2; 1 unless told.
    package var connector: Int
    /// After how long somebody is told that it was left open; nobody is, unless told.
    package var leftOpen: Duration?
    /// Where the role begins in the file.
    package var position: TOMLPosition

    /// Reads the role; nil when it is no drawer's.
    init?(role: String, _ reader: TOMLReader) throws(TOMLError) {
        let connector = try reader.optionalInteger("connector", in: 1...2)
        leftOpen = try reader.optionalDuration("leftOpen", in: .seconds(1)...(.seconds(24 * 3600)))
        guard connector != nil || leftOpen != nil || role.utf8.starts(with: "drawer".utf8) else { return nil }
        (self.connector, position) = (connector ?? 1, reader.table.position)
    }
}
