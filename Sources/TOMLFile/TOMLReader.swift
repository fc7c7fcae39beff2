/// Walks one table against a schema, key by key, and knows which keys were asked for.
///
/// Whoever reads asks for each key that a schema has, whether it is there or not;
/// ``finish()`` then refuses every other one. ``TOMLTable/read(_:)`` and the methods
/// that read tables in tables call it by themselves.
public final class TOMLReader {
    /// The table that is read.
    public let table: TOMLTable

    /// The keys that were asked for, in the order of asking.
    private var asked: [String] = []

    /// Begins to read a table.
    public init(_ table: TOMLTable) { self.table = table }

    /// Whether there is a value for a key; such a key counts as asked for.
    public func contains(_ key: String) -> Bool { member(key) != nil }

    /// Throws for the first key, in the order of the file, that nobody has asked for.
    public func finish() throws(TOMLError) {
        guard let unknown = table.members.first(where: { !wasAsked($0.key) }) else { return }
        // A key that is there already is not what this one was meant to be.
        let absent = asked.filter { table.member($0) == nil }
        let advice =
            if let likely = closest(to: unknown.key, among: absent) {
                "did you mean '\(likely)'?"
            } else if asked.isEmpty {
                "expected no keys here"
            } else {
                "expected \(asked.count == 1 ? "" : "one of ")\(asked.joined(separator: ", "))"
            }
        throw fault("unknown key '\(shown(unknown.key))', \(advice)", at: unknown.keyPosition)
    }

    /// An error at the value of a key, for what only the caller can know to be wrong; at the table when it is missing.
    public func fault(_ message: String, at key: String? = nil) -> TOMLError {
        fault(message, at: key.flatMap { table.member($0)?.element.position } ?? table.position)
    }

    func fault(_ message: String, at position: TOMLPosition) -> TOMLError {
        TOMLError(file: table.file, position: position, message: message)
    }

    /// The error for a value of another type than the schema says.
    func mismatch(_ key: String, _ element: TOMLElement, expected: String) -> TOMLError {
        fault("'\(shown(key))' is \(element.value.kind), expected \(expected)", at: element.position)
    }

    /// The element of a key, which counts as asked for from now on.
    func member(_ key: String) -> TOMLElement? {
        if !wasAsked(key) { asked.append(key) }
        return table.member(key)?.element
    }

    /// What an optional key holds, or the error that it has to be there.
    func required<Value>(_ key: String, _ expected: String, _ value: Value?) throws(TOMLError) -> Value {
        guard let value else { throw fault("missing key '\(shown(key))', expected \(expected)", at: table.position) }
        return value
    }

    private func wasAsked(_ key: String) -> Bool { asked.contains { isSameKey($0, key) } }
}
