import Glibc
import InterfaceGenerator
import Varlink

let usage = """
    usage: varlink-generate --interface PATH --output PATH --name NAME --access public|package|internal
                            [--import Varlink] [--check]

    Writes the Swift code of a Varlink interface. With --check nothing is written;
    exit 1 then says that the output is not what the interface would give now.

    """

/// Ends the program with a message for people; 2 stands for bad input.
func fail(_ message: String) -> Never {
    let text = "varlink-generate: \(message)\n"
    _ = Glibc.write(2, text, text.utf8.count)
    exit(2)
}

/// The whole of a file as text; nil when it does not exist.
func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else {
        if errno == ENOENT { return nil }
        fail("\(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
    guard ferror(file) == 0, let text = String(validating: bytes, as: UTF8.self) else {
        fail("\(path): not readable as UTF-8 text")
    }
    return text
}

/// Replaces a file in one step, so that a build never sees half of it.
func write(_ text: String, to path: String) {
    let temporary = "\(path).new"
    guard let file = fopen(temporary, "w") else { fail("\(temporary): \(String(cString: strerror(errno)))") }
    let written = fputs(text, file) >= 0
    guard fclose(file) == 0, written, rename(temporary, path) == 0 else {
        fail("\(path): \(String(cString: strerror(errno)))")
    }
}

var values: [String: String] = [:]
var isCheck = false
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--help", "-h":
        print(usage, terminator: "")
        exit(0)
    case "--check": isCheck = true
    case "--interface", "--output", "--name", "--access", "--import":
        guard let value = arguments.popFirst() else { fail("\(argument) needs a value\n\(usage)") }
        values[argument] = value
    default: fail("unknown argument '\(argument)'\n\(usage)")
    }
}
guard let input = values["--interface"], let output = values["--output"], let name = values["--name"],
    let access = values["--access"].flatMap(SwiftOptions.Access.init(rawValue:))
else { fail("an argument is missing or wrong\n\(usage)") }
guard let initial = name.unicodeScalars.first, initial.properties.isXIDStart,
    name.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
else { fail("'\(name)' cannot be a name in Swift") }
guard values["--import"] ?? "Varlink" == "Varlink" else { fail("--import takes only Varlink") }
guard let text = read(input) else { fail("\(input): no such file") }

do {
    let model = try InterfaceModel(InterfaceText(parsing: text))
    let options = SwiftOptions(namespace: name, access: access, importsLibrary: values["--import"] != nil)
    let code = try SwiftSource.make(model, options)
    if read(output) == code { exit(0) }
    if isCheck {
        print("\(output) is stale: make it again with varlink-generate")
        exit(1)
    }
    write(code, to: output)
    print("wrote \(output)")
} catch {
    fail("\(input):\(error is InterfaceTextError ? "" : " ")\(error)")
}
