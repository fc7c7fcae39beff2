import Glibc
import TOMLFile
import Varlink

// Reads TOML documents that each end with NUL from standard input, and writes what was understood of each as JSON with
// kinds and places, or "error: " and why not, each ended with NUL too.

/// A value with its kind; floats and dates are spelt, since JSON has neither infinities nor dates.
func json(_ element: TOMLElement) -> JSONValue {
    let (kind, value): (String, JSONValue) =
        switch element.value {
        case .table(let table): ("table", .array(table.members.map(json)))
        case .array(let elements): ("array", .array(elements.map(json)))
        case .string(let text): ("string", .string(text))
        case .integer(let number): ("integer", .integer(number))
        case .float(let number): ("float", .string(number.description))
        case .boolean(let truth): ("boolean", .boolean(truth))
        case .date(let text): ("date", .string(text))
        }
    return .object([.init("kind", .string(kind)), .init("place", json(element.position)), .init("value", value)])
}

func json(_ member: TOMLTable.Member) -> JSONValue {
    .object([
        .init("key", .string(member.key)),
        .init("place", json(member.keyPosition)),
        .init("element", json(member.element)),
    ])
}

func json(_ position: TOMLPosition) -> JSONValue {
    .array([.integer(Int64(position.line)), .integer(Int64(position.column))])
}

/// What the program says of one document.
func answer(to document: ArraySlice<UInt8>) -> [UInt8] {
    do throws(TOMLError) {
        return JSONValue.array(try TOMLTable(parsing: Array(document), file: "document").members.map(json)).encoded()
    } catch {
        return Array("error: \(error)".utf8)
    }
}

var input: [UInt8] = []
var part = [UInt8](repeating: 0, count: 64 << 10)
while case let count = read(0, &part, part.count), count > 0 { input += part[..<count] }
var output: [UInt8] = []
for document in input.split(separator: 0, omittingEmptySubsequences: false).dropLast() {
    output += answer(to: document) + [0]
}
var sent = 0
while sent < output.count {
    let count = output.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + sent }, output.count - sent) }
    guard count > 0 else { exit(1) }
    sent += count
}
