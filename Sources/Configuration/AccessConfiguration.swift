import TOMLFile

/// What `lane.toml` says about who may do what: names of groups for a right, instead of the usual group.
///
/// ```toml
/// [access]
/// sale = ["cashiers"]
/// technician = ["service", "shop-managers"]
/// ```
package struct AccessConfiguration: Equatable, Sendable {
    /// The groups that are named for one right.
    package struct Groups: Equatable, Sendable {
        /// The key, which is the right's name.
        package var right: String
        /// The groups' names; none when nobody is to have the right.
        package var names: [String]
        private var file: String
        private var position: TOMLPosition

        fileprivate init(_ right: String, _ names: [String], at place: TOMLError) {
            (self.right, self.names, file, position) = (right, names, place.file, place.position)
        }

        /// The error for a group that this machine does not have.
        package func unknown(_ group: String) -> TOMLError {
            TOMLError(file: file, position: position, message: "'\(right)' names '\(group)', which is no group here")
        }
    }

    /// The rights that are spoken of.
    package var rights: [Groups] = []

    /// Says nothing: each right has its usual group.
    package init() {}

    init(_ reader: TOMLReader) throws(TOMLError) {
        for right in ["sale", "technician", "simulation", "drawer", "admin"] {
            guard let names = try reader.optionalStrings(right) else { continue }
            rights.append(Groups(right, names, at: reader.fault("", at: right)))
        }
    }
}
