import Glibc
import Varlink

/// Asks whoever sits at the terminal.
enum Question {
    /// How long a person is waited for.
    static let patience: Duration = .seconds(300)
    /// No answer is longer.
    private static let longest = 200

    /// Whether there is somebody to be asked.
    static var isPossible: Bool { isatty(0) == 1 && isatty(1) == 1 }

    /// Asks, and waits for a line; nil when there is none, or nobody answers.
    static func ask(_ text: String) -> String? {
        // What was typed before the question is no answer to it.
        tcflush(0, TCIFLUSH)
        writeAll("\(folded(text)) ", to: 1)
        Interruption.isAsking(true)
        defer { Interruption.isAsking(false) }
        let deadline = MonotonicTime.now + patience
        var line: [UInt8] = []
        while true {
            let rest = (deadline - .now) / .milliseconds(1)
            var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let count = rest > 0 ? poll(&entry, 1, Int32(clamping: Int(rest))) : 0
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                say("")
                return nil
            }
            var bytes = [UInt8](repeating: 0, count: longest)
            let length = read(0, &bytes, bytes.count)
            guard length > 0 else {
                if length < 0, errno == EINTR || errno == EAGAIN { continue }
                say("")
                return nil
            }
            line += bytes[..<length]
            guard line.contains(UInt8(ascii: "\n")) || line.count >= longest else { continue }
            let words = line.prefix { $0 != UInt8(ascii: "\n") }.filter { 0x20...0x7E ~= $0 }
            return String(decoding: words, as: UTF8.self).trimmed
        }
    }

    /// Asks for yes or no until it is one of them; nil when nobody answers.
    static func isYes(_ text: String) -> Bool? {
        for _ in 0..<5 {
            switch ask("\(text) (y/n)")?.lowercased() {
            case "y", "yes": return true
            case "n", "no": return false
            case nil: return nil
            default: say("Type y or n.")
            }
        }
        return nil
    }
}

extension String {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        let scalars = unicodeScalars.drop { $0 == " " }
        return String(String.UnicodeScalarView(scalars.reversed().drop { $0 == " " }.reversed()))
    }
}
