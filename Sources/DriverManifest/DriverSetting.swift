import TOMLFile

/// A setting that a driver can be told, as `[[setting]]` declares it.
package struct DriverSetting: Equatable, Sendable {
    /// The values that it takes.
    package enum Values: Equatable, Sendable {
        /// One of these words.
        case words([String])
        /// A whole number in this range.
        case range(ClosedRange<Int>)

        /// Whether it takes a value, which is always text.
        package func take(_ value: String) -> Bool {
            switch self {
            case .words(let words): words.contains { $0.utf8.elementsEqual(value.utf8) }
            case .range(let range): DriverSetting.wholeNumber(value).map(range.contains) ?? false
            }
        }

        /// What is expected, for a message.
        package var expected: String {
            switch self {
            case .words(let words): "one of " + words.map { "'\(shownSetting($0))'" }.joined(separator: ", ")
            case .range(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
            }
        }
    }

    /// Its name.
    package let name: String
    /// What it does, in a line.
    package let summary: String
    /// The values that it takes.
    package let values: Values
    /// The value that it has unless told; nil where the driver finds it out.
    package let defaultValue: String?

    /// Beyond it no setting of a device has a meaning.
    private static let bound = 1_000_000

    init(_ reader: TOMLReader) throws(TOMLError) {
        let bound = DriverSetting.bound
        name = try reader.string("name")
        guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
            throw reader.fault("a setting's name has letters, digits and hyphens", at: "name")
        }
        summary = try reader.string("summary")
        let words = try reader.optionalStrings("values")
        let range = try reader.optionalTable("range") { (reader) throws(TOMLError) -> ClosedRange<Int> in
            let from = try reader.integer("from", in: -bound...bound)
            return from...(try reader.integer("to", in: from...bound))
        }
        switch (words, range) {
        case (let words?, nil):
            guard !words.isEmpty else { throw reader.fault("'values' is empty, expected what it takes", at: "values") }
            values = .words(words)
        case (nil, let range?): values = .range(range)
        default: throw reader.fault("expected either 'values' or 'range'")
        }
        defaultValue = reader.contains("default") ? try reader.string("default") : nil
        if let defaultValue, !values.take(defaultValue) {
            let words = "'default' is '\(shownSetting(defaultValue))', expected \(values.expected)"
            throw reader.fault(words, at: "default")
        }
    }

    /// A number as people write it: digits, nothing before or behind them.
    private static func wholeNumber(_ text: String) -> Int? {
        text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-") }
            ? Int(text) : nil
    }
}

/// A value within a message: in one line, and not long.
func shownSetting(_ value: String) -> String {
    var shown = ""
    for scalar in value.unicodeScalars.prefix(64) {
        shown.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return value.unicodeScalars.count > 64 ? shown + "…" : shown
}
