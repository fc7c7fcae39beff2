extension TOMLReader {
    /// The string that a key must have.
    public func string(_ key: String) throws(TOMLError) -> String {
        try required(key, "a string", try optionalString(key))
    }

    /// The string of a key, or nil when the key is not there.
    public func optionalString(_ key: String) throws(TOMLError) -> String? {
        guard let element = member(key) else { return nil }
        guard case .string(let value) = element.value else { throw mismatch(key, element, expected: "a string") }
        return value
    }

    /// The whole number that a key must have.
    public func integer(_ key: String, in range: ClosedRange<Int>? = nil) throws(TOMLError) -> Int {
        try required(key, integerWords(range), try optionalInteger(key, in: range))
    }

    /// The whole number of a key, or nil when the key is not there.
    public func optionalInteger(_ key: String, in range: ClosedRange<Int>? = nil) throws(TOMLError) -> Int? {
        guard let element = member(key) else { return nil }
        guard case .integer(let value) = element.value else {
            throw mismatch(key, element, expected: integerWords(range))
        }
        guard let number = Int(exactly: value), range?.contains(number) ?? true else {
            throw fault("'\(shown(key))' is \(value), expected \(integerWords(range))", at: element.position)
        }
        return number
    }

    /// The boolean that a key must have.
    public func boolean(_ key: String) throws(TOMLError) -> Bool {
        try required(key, "true or false", try optionalBoolean(key))
    }

    /// The boolean of a key, or nil when the key is not there.
    public func optionalBoolean(_ key: String) throws(TOMLError) -> Bool? {
        guard let element = member(key) else { return nil }
        guard case .boolean(let value) = element.value else { throw mismatch(key, element, expected: "true or false") }
        return value
    }

    /// The length of time that a key must have: a string such as `"250 ms"`, `"10 s"`, `"2 min"` or `"1 h"`.
    public func duration(_ key: String, in range: ClosedRange<Duration>? = nil) throws(TOMLError) -> Duration {
        try required(key, durationWords(range), try optionalDuration(key, in: range))
    }

    /// The length of time of a key, or nil when the key is not there; see ``duration(_:in:)``.
    public func optionalDuration(
        _ key: String,
        in range: ClosedRange<Duration>? = nil
    ) throws(TOMLError) -> Duration? {
        guard let element = member(key) else { return nil }
        guard case .string(let text) = element.value else {
            throw mismatch(key, element, expected: durationWords(range))
        }
        guard let value = DurationText.parse(text), range?.contains(value) ?? true else {
            throw fault("'\(shown(key))' is '\(shown(text))', expected \(durationWords(range))", at: element.position)
        }
        return value
    }

    /// The one of several names that a key must have.
    public func choice<Name: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        of type: Name.Type = Name.self
    ) throws(TOMLError) -> Name {
        try required(key, choiceWords(type), try optionalChoice(key, of: type))
    }

    /// The one of several names that a key has, or nil when the key is not there.
    public func optionalChoice<Name: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        of type: Name.Type = Name.self
    ) throws(TOMLError) -> Name? {
        guard let element = member(key) else { return nil }
        guard case .string(let text) = element.value else { throw mismatch(key, element, expected: choiceWords(type)) }
        guard let name = Name(rawValue: text) else {
            let words = "'\(shown(key))' is '\(shown(text))', expected \(choiceWords(type))"
            throw fault(words, at: element.position)
        }
        return name
    }

    /// The strings of the array that a key must have; the array may be empty.
    public func strings(_ key: String) throws(TOMLError) -> [String] {
        try required(key, "an array of strings", try optionalStrings(key))
    }

    /// The strings of a key's array, or nil when the key is not there.
    public func optionalStrings(_ key: String) throws(TOMLError) -> [String]? {
        guard let element = member(key) else { return nil }
        guard case .array(let elements) = element.value else {
            throw mismatch(key, element, expected: "an array of strings")
        }
        var strings: [String] = []
        for each in elements {
            guard case .string(let value) = each.value else {
                throw fault("'\(shown(key))' holds \(each.value.kind), expected strings only", at: each.position)
            }
            strings.append(value)
        }
        return strings
    }
}

private func integerWords(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "an integer" }
    return "an integer from \(range.lowerBound) to \(range.upperBound)"
}

private func durationWords(_ range: ClosedRange<Duration>?) -> String {
    guard let range else { return "a duration such as '250 ms', '10 s' or '2 min'" }
    return "a duration from '\(DurationText.spell(range.lowerBound))' to '\(DurationText.spell(range.upperBound))'"
}

private func choiceWords<Name: RawRepresentable<String> & CaseIterable>(_ type: Name.Type) -> String {
    let names = type.allCases.map { "'\($0.rawValue)'" }
    return names.count == 1 ? names[0] : "one of \(names.joined(separator: ", "))"
}
