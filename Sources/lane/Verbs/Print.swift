import ArgumentParser
import Interfaces
import Varlink

/// `lane print`: prints a document and says what became of it.
struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a document and say what became of it.",
        usage: "lane print [<options>] <file>",
        discussion: """
            Exit code: 0 printed, 1 not printed, 2 wrong command line, document or role, 3 unknown: it may be on paper, \
            or may come to be. \
            After 3, the same command with --again and the key that was told asks what is known and prints nothing twice.
            """
    )

    @OptionGroup var socket: SocketOption

    @Option(help: "Whom it is for.")
    var role = "receipt"

    @Option(help: "A name for this document, so that asking again does not print it twice; made up unless told.")
    var key: String?

    @Flag(help: "Ask what became of the document that was printed under --key.")
    var again = false

    @Option(
        help: """
            What the file holds: plain text, a Document of org.lanekeeper.Printer, a receipt in ReceiptLine, or bytes in the \
            printer's own language.
            """
    )
    var format = DocumentFormat.text

    @Option(help: "How many characters wide a receipt in ReceiptLine is, 24 to 96; 48 unless told.")
    var columns: Int?

    @Flag(help: "Send commands that are not known in bytes of the printer's own language, too; for technicians.")
    var allowUnknown = false

    @Flag(help: "Do not cut the paper after plain text or a receipt in ReceiptLine.")
    var noCut = false

    @Option(help: ArgumentHelp("How long to wait for the outcome.", valueName: "seconds"))
    var timeout = Seconds(60)

    @Option(
        help: ArgumentHelp(
            "How long it may wait for its first byte, whether you wait or not; 10 minutes unless told, at most a day.",
            valueName: "seconds"
        )
    )
    var expires: Seconds?

    @Flag(help: "Say the outcome as JSON: the job as the lane tells it.")
    var json = false

    @Argument(help: "The document; - for standard input.")
    var file: String

    func validate() throws {
        if again, key == nil { throw ValidationError("--again needs the --key that the document was printed under") }
        if columns != nil, format != .receiptline { throw ValidationError("--columns is for --format receiptline") }
        if allowUnknown, format != .raw { throw ValidationError("--allow-unknown is for --format raw") }
        if let columns, !(24...96 ~= columns) { throw ValidationError("--columns is 24 to 96") }
        if let key, key.isEmpty || key.utf8.count > 200 { throw ValidationError("a key has 1 to 200 bytes") }
    }

    func run() throws {
        let file = try FileContents(file, limit: format.longest)
        let key = key ?? Print.newKey()
        let request = try format == .raw ? stream(file, key) : document(file, key)
        let end: PrintAttempt.End
        do throws(Failure) {
            end = try PrintAttempt(request, timeout: timeout.duration).run(socket)
        } catch {
            guard error.status == .failed else { throw error }
            end = .failed(error.message, mayHaveRun: false)
        }
        try tell(end, key)
    }

    private func document(_ file: FileContents, _ key: String) throws(Failure) -> PrintAttempt.Request {
        let contents = try format.contents(file, cuts: !noCut)
        return .document(
            .init(
                role: role,
                document: contents.document,
                receiptLine: contents.receiptLine,
                columns: columns,
                key: key,
                client: "lane",
                again: again,
                deadlineMilliseconds: timeout.milliseconds,
                expiresMilliseconds: expires?.milliseconds
            )
        )
    }

    private func stream(_ file: FileContents, _ key: String) throws(Failure) -> PrintAttempt.Request {
        guard !file.bytes.isEmpty else { throw Failure("\(file.name): there is nothing to print", .usage) }
        return .stream(
            .init(
                role: role,
                descriptor: 0,
                allowUnknown: allowUnknown,
                key: key,
                client: "lane",
                again: again,
                deadlineMilliseconds: timeout.milliseconds,
                expiresMilliseconds: expires?.milliseconds
            ),
            try file.inMemory()
        )
    }

    private func tell(_ end: PrintAttempt.End, _ key: String) throws(Failure) {
        let status: ExitStatus
        switch end {
        case .answered(let job):
            status = job.state.exitStatus ?? .unknown
            if json { say(job.jsonText) }
            tellOutcome(job.outcome)
        case .failed(let why, let mayHaveRun):
            // Nothing went out now; what became of the first attempt is as unknown as before.
            status = mayHaveRun || again ? .unknown : .failed
            tellOutcome((status == .unknown ? "unknown: " : "not printed: ") + why)
        }
        if status == .unknown { complain(advice(end, key)) }
        if status != .done { throw Failure("", status) }
    }

    /// What to do about an unknown outcome.
    private func advice(_ end: PrintAttempt.End, _ key: String) -> String {
        if case .answered(let job) = end, job.reason.map({ $0.utf8.elementsEqual("keyNotKnown".utf8) }) == true {
            return "look at the paper; if the document is not there,\nprint it under another key, without --again"
        }
        let isInput = file.utf8.elementsEqual("-".utf8)
        let command = (isInput ? ", give the\nsame text on standard input again to:" : ":") + "\n  \(askAgain(key))"
        if case .answered(let job) = end, job.isNotBegun {
            let limit = expires?.words ?? (again ? "the time it was given" : "10 minutes")
            return "it will still be printed if the printer is ready within \(limit);\n"
                + "to ask what became of it, without printing twice\(command)"
        }
        return "look at the paper; to ask what is known, without printing twice\(command)"
    }

    private func tellOutcome(_ sentence: String) {
        json ? complain(sentence) : say(folded(sentence))
    }

    /// The command that asks again.
    private func askAgain(_ key: String) -> String {
        var words = ["lane", "print", "--again", "--key", key]
        if let path = socket.path { words += ["--socket", path] }
        if !role.utf8.elementsEqual("receipt".utf8) { words += ["--role", role] }
        if format != .text { words += ["--format", format.rawValue] }
        if let columns { words += ["--columns", "\(columns)"] }
        if noCut { words.append("--no-cut") }
        if allowUnknown { words.append("--allow-unknown") }
        if let expires { words += ["--expires", expires.text] }
        return (words + [file]).map { quoted(printable($0)) }.joined(separator: " ")
    }

    private static func newKey() -> String {
        let number = UInt64.random(in: .min ... .max)
        return "lane-" + String(repeating: "0", count: number.leadingZeroBitCount / 4) + String(number, radix: 16)
    }
}

/// A word as a shell takes it.
func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
        byte < 0x80 && (Unicode.Scalar(byte).properties.isAlphabetic || "0123456789-_./:=+,@%".utf8.contains(byte))
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
