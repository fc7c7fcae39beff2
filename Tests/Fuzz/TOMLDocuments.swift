// sources: TOMLFile CTOML
// TOML documents: the parser under `lane.toml` and the other files that people write, and the walk of what it found.

/// Parses a document; what it says must be in order and in the file, and an error must name a place within it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    do throws(TOMLError) {
        let table = try TOMLTable(parsing: bytes, file: "document")
        check(table, lines)
        try table.read(walk)
    } catch {
        precondition((1...lines).contains(error.line) && (1...count + 2).contains(error.column))
        precondition(!error.message.isEmpty && !error.message.utf8.contains { $0 < 0x20 })
    }
    return 0
}

private func check(_ table: TOMLTable, _ lines: Int) {
    var last = TOMLPosition(line: 1, column: 0)
    for member in table.members {
        let place = member.keyPosition
        precondition((place.line, place.column) > (last.line, last.column) && place.line <= lines)
        last = place
        check(member.element, lines)
    }
}

private func check(_ element: TOMLElement, _ lines: Int) {
    precondition((1...lines).contains(element.position.line) && element.position.column >= 1)
    switch element.value {
    case .table(let table): check(table, lines)
    case .array(let elements): for each in elements { check(each, lines) }
    default: break
    }
}

private enum Name: String, CaseIterable {
    case fence
    case processId
}

/// A schema with something of everything, and itself within itself.
private func walk(_ reader: TOMLReader) throws(TOMLError) {
    _ = try reader.optionalString("string")
    _ = try reader.optionalInteger("integer", in: 1...65_535)
    _ = try reader.optionalBoolean("boolean")
    _ = try reader.optionalDuration("duration", in: .milliseconds(1) ... .seconds(60))
    _ = try reader.optionalChoice("choice", of: Name.self)
    _ = try reader.optionalStrings("strings")
    _ = try reader.optionalTable("table", walk)
    _ = try reader.tables("tables", walk)
    var faults: [TOMLError] = []
    _ = try reader.namedTables("named", faults: &faults) { (_, inner) throws(TOMLError) in try walk(inner) }
}
