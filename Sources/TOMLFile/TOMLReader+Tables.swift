extension TOMLReader {
    /// What a schema makes of one table.
    public typealias Schema<Value> = (TOMLReader) throws(TOMLError) -> Value

    /// What a schema makes of one table that bears a name, as `receipt` in `[device.receipt]`.
    public typealias NamedSchema<Value> = (String, TOMLReader) throws(TOMLError) -> Value

    /// Reads the table that a key must have.
    public func table<Value>(_ key: String, _ schema: Schema<Value>) throws(TOMLError) -> Value {
        try required(key, "a table", try optionalTable(key, schema))
    }

    /// Reads the table of a key; nil when the key is not there.
    public func optionalTable<Value>(_ key: String, _ schema: Schema<Value>) throws(TOMLError) -> Value? {
        guard let element = member(key) else { return nil }
        guard case .table(let table) = element.value else { throw mismatch(key, element, expected: "a table") }
        return try table.read(schema)
    }

    /// Reads every table under `[[key]]`, in order; none when the key is not there.
    public func tables<Value>(_ key: String, _ schema: Schema<Value>) throws(TOMLError) -> [Value] {
        var values: [Value] = []
        for table in try arrayOfTables(key) { values.append(try table.read(schema)) }
        return values
    }

    /// Reads every table under `[[key]]`, and goes on behind one with a fault, which is left out.
    public func tables<Value>(
        _ key: String,
        faults: inout [TOMLError],
        _ schema: Schema<Value>
    ) throws(TOMLError) -> [Value] {
        var values: [Value] = []
        for table in try arrayOfTables(key) {
            do throws(TOMLError) { values.append(try table.read(schema)) } catch { faults.append(error) }
        }
        return values
    }

    /// Reads every `[key.name]`, in the order of the file; none when the key is not there.
    public func namedTables<Value>(_ key: String, _ schema: NamedSchema<Value>) throws(TOMLError) -> [Value] {
        var values: [Value] = []
        for (name, table) in try tableOfTables(key) { values.append(try read(table, name, schema)) }
        return values
    }

    /// Reads every `[key.name]`, and goes on behind one with a fault, which is left out.
    public func namedTables<Value>(
        _ key: String,
        faults: inout [TOMLError],
        _ schema: NamedSchema<Value>
    ) throws(TOMLError) -> [Value] {
        var values: [Value] = []
        for (name, table) in try tableOfTables(key) {
            do throws(TOMLError) { values.append(try read(table, name, schema)) } catch { faults.append(error) }
        }
        return values
    }

    private func read<Value>(
        _ table: TOMLTable,
        _ name: String,
        _ schema: NamedSchema<Value>
    ) throws(TOMLError) -> Value {
        try table.read { (reader) throws(TOMLError) in try schema(name, reader) }
    }

    private func arrayOfTables(_ key: String) throws(TOMLError) -> [TOMLTable] {
        guard let element = member(key) else { return [] }
        guard case .array(let elements) = element.value else {
            throw mismatch(key, element, expected: "an array of tables, as under [[\(shown(key))]]")
        }
        var tables: [TOMLTable] = []
        for each in elements {
            guard case .table(let table) = each.value else {
                throw fault("'\(shown(key))' holds \(each.value.kind), expected tables only", at: each.position)
            }
            tables.append(table)
        }
        return tables
    }

    private func tableOfTables(_ key: String) throws(TOMLError) -> [(String, TOMLTable)] {
        guard let element = member(key) else { return [] }
        guard case .table(let outer) = element.value else {
            throw mismatch(key, element, expected: "tables with names, as under [\(shown(key)).name]")
        }
        var tables: [(String, TOMLTable)] = []
        for member in outer.members {
            guard case .table(let table) = member.element.value else {
                // The name was meant as a key of one of the tables, or the other way round: point at the name.
                let words = "'\(shown(member.key))' is \(member.element.value.kind), expected a table"
                throw fault("\(words), as under [\(shown(key)).name]", at: member.keyPosition)
            }
            tables.append((member.key, table))
        }
        return tables
    }
}
