// Encodes or prints one receipt again and again and says how long each time took, in nanoseconds.
//
// receipt-benchmark encode COUNT PROFILE <document.json     the bytes go to descriptor 2
// receipt-benchmark print COUNT <stream                     bytes to marks
// receipt-benchmark picture COUNT <stream                   bytes to marks to a PNG file, which goes to descriptor 2

import ESCPOSPrinterDriver
import ESCPOSPrinterSimulator
import Glibc
import SimulatorKit
import Varlink

func fail(_ reason: String) -> Never {
    let line = "receipt-benchmark: \(reason)\n"
    _ = write(2, line, line.utf8.count)
    exit(1)
}

func readAll() -> [UInt8] {
    var (all, part) = ([UInt8](), [UInt8](repeating: 0, count: 65536))
    while true {
        let count = read(0, &part, part.count)
        guard count > 0 else { return all }
        all += part[..<count]
    }
}

func nanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Prints all bytes on a new printer and hands its marks over as they come.
func printStream(_ bytes: [UInt8], _ each: (SimulatorEffect) -> Void) {
    guard let printer = try? SimulatedESCPOSPrinter(settings: ["receiveBuffer": "1048576"]) else { fail("no printer") }
    let now = MonotonicTime(nanoseconds: 0)
    var rest = bytes[...]
    while !rest.isEmpty {
        let part = rest.prefix(max(1, printer.capacity))
        printer.receive(Array(part), now: now)
        rest = rest.dropFirst(part.count)
        printer.takeEffects().forEach(each)
    }
    while let deadline = printer.deadline, deadline <= now {
        printer.timeHasCome(now: now)
        printer.takeEffects().forEach(each)
    }
}

func picture(_ bytes: [UInt8]) -> [UInt8] {
    var picture = PaperPicture(PaperFormat(dots: 576, resolution: 203, margin: 32))
    printStream(bytes) { effect in if case .mark(let mark) = effect { picture.add(mark) } }
    return picture.file(top: .cut, bottom: .partlyCut)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let count = Int(arguments[2]), count > 0 else {
    fail("encode, print or picture, and a count")
}
let input = readAll()
// As a driver does it once for each printer.
let preview = DocumentPreview(profile: arguments.count > 3 ? arguments[3] : "generic")
var (times, result, marks) = ([Int64](), [UInt8](), 0)
for _ in 0..<count {
    let start = nanoseconds()
    switch arguments[1] {
    case "encode":
        guard let preview else { fail("there is no such profile") }
        do { result = try preview.bytes(input) } catch { fail(error.reason) }
    case "print":
        marks = 0
        printStream(input) { _ in marks += 1 }
    case "picture": result = picture(input)
    default: fail("encode, print or picture")
    }
    times.append(nanoseconds() - start)
}
print(times.map(String.init).joined(separator: " "))
var rest = result[...]
while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    guard written > 0 else { exit(1) }
    rest = rest.dropFirst(written)
}
