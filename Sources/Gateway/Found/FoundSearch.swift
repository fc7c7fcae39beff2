import Interfaces
import Varlink

/// What a person means who names something of the lane: a configured device, or something that is plugged in.
package struct FoundSearch {
    /// What is meant.
    package struct Result: Equatable {
        /// What is plugged in, by its numbers.
        package var numbers: [Int]
        /// The configured device that is asked about.
        package var device: String?

        /// Collects what is meant.
        package init(numbers: [Int] = [], device: String? = nil) { (self.numbers, self.device) = (numbers, device) }
    }

    private let found: [LinkGatewayReports.Found]
    private let wanted: [LinkGatewayReports.Wanted]
    private let table: DeviceTable

    /// Looks among what is plugged in and the lane's devices.
    package init(
        _ found: [LinkGatewayReports.Found],
        _ wanted: [LinkGatewayReports.Wanted],
        _ table: DeviceTable
    ) {
        (self.found, self.wanted, self.table) = (found, wanted, table)
    }

    /// What a name means: a configured device before anything that calls itself so; nil when it means nothing.
    package func find(_ name: String) -> Result? {
        if let device = table.find(name) { return Result(numbers: numbers(of: device), device: device.device) }
        let numbers = found.filter { FoundSearch.isCalled($0, name) }.map(\.number)
        return numbers.isEmpty ? nil : Result(numbers: numbers)
    }

    /// What a device has, or could have; one with a place of its own has what is found there.
    private func numbers(of device: Devices.Device) -> [Int] {
        guard let wanted = wanted.first(where: { same($0.device, device.device) }) else {
            return found.filter { same($0.node, device.location) }.map(\.number)
        }
        return wanted.found.map { [$0] } ?? wanted.candidates
    }

    /// Whether something goes by a name: its port, file, serial number, or its numbers of maker and model.
    private static func isCalled(_ found: LinkGatewayReports.Found, _ name: String) -> Bool {
        let ids = "\(found.vendor ?? ""):\(found.product ?? "")"
        return same(found.port, name) || same(found.node, name) || found.identities.contains { same($0, name) }
            || found.serialNumber.map { same($0, name) } == true || same("port:\(found.port)", name)
            || ids.utf8.count == 9 && same(ids, name.lowercased())
    }
}

/// Names that come from outside are compared byte by byte.
private func same(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
