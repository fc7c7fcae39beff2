import Configuration

/// Serial numbers that two devices of one model were seen with at the same time: such a number tells nothing, for good.
package struct SharedNumbers: Equatable, Sendable {
    /// A number, of the devices of one model.
    fileprivate struct Entry: Hashable, Sendable {
        var vendor: UInt16
        var product: UInt16
        var number: String
    }

    /// The oldest come first.
    private var entries: [Entry] = []

    /// Whoever plugs in twins without end must not make this grow: the oldest are forgotten.
    package static let most = 64

    /// Starts with none.
    package init() {}

    /// Reads what ``text`` has written; nil when it is not that.
    package init?(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, case .model(let vendor, let product)? = FoundIdentity(words[0]),
                case .serialNumber(let number)? = FoundIdentity(words[1])
            else { return nil }
            insert(Entry(vendor: vendor, product: product, number: number))
        }
    }

    /// All of them, a line each.
    package var text: String {
        entries.map { entry in
            let model = FoundIdentity.model(vendor: entry.vendor, product: entry.product)
            return "\(model) \(FoundIdentity.serialNumber(entry.number))\n"
        }.joined()
    }

    /// Whether none is known.
    package var isEmpty: Bool { entries.isEmpty }

    /// Whether a function's device tells such a number.
    package func contains(_ function: FoundFunction) -> Bool { Entry(function).map(entries.contains) ?? false }

    /// Whether what is remembered of a device is such a number.
    package func contains(_ memory: RememberedDevice) -> Bool { Entry(memory).map(entries.contains) ?? false }

    /// Notes what all that is plugged in shows.
    package mutating func look(at functions: [FoundFunction]) {
        var ports: [Entry: String] = [:]
        for function in functions {
            guard let entry = Entry(function) else { continue }
            if let port = ports[entry], port != function.port { insert(entry) }
            ports[entry] = function.port
        }
    }

    /// Takes what is remembered of a device; it may know of a number that was forgotten here.
    package mutating func learn(_ memory: RememberedDevice) {
        if memory.isShared, let entry = Entry(memory) { insert(entry) }
    }

    private mutating func insert(_ entry: Entry) {
        guard !entries.contains(entry) else { return }
        entries.append(entry)
        entries.removeFirst(max(0, entries.count - SharedNumbers.most))
    }
}

extension SharedNumbers.Entry {
    fileprivate init?(_ function: FoundFunction) {
        guard let vendor = function.vendor, let product = function.product, let number = function.realSerialNumber
        else { return nil }
        self.init(vendor: vendor, product: product, number: number)
    }

    fileprivate init?(_ memory: RememberedDevice) {
        guard let number = memory.serialNumber else { return nil }
        self.init(vendor: memory.vendor, product: memory.product, number: number)
    }
}
