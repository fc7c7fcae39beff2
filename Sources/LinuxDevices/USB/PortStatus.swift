/// What a printer's port answers to GET_PORT_STATUS, which it can while it takes no data.
///
/// Bits as the USB printer class 1.1 has them (4.2.2); Linux's usblp looks at the same.
package struct PortStatus: OptionSet, Hashable, Sendable {
    /// The byte as it came.
    package let rawValue: UInt8

    /// Takes a byte as it came.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// There is no paper.
    package static let paperEmpty = PortStatus(rawValue: 0x20)
    /// The printer is on line.
    package static let selected = PortStatus(rawValue: 0x10)
    /// There is no error.
    package static let notError = PortStatus(rawValue: 0x08)

    /// What a printer says that wants nothing.
    package static let allWell: PortStatus = [.selected, .notError]
}
