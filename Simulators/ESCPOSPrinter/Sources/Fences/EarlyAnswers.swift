/// Finds questions that are to be answered when all before them has been printed, at the moment when they come in.
///
/// A printer that answers them there lies: what it confirms may never be printed.
struct EarlyAnswers {
    /// A question that waits for paper.
    enum Question: Equatable {
        /// GS ( H function 48, with its four characters.
        case processId([UInt8])
        /// GS r.
        case status(UInt8)
    }

    /// Questions whose bytes lay within the data of another command are never asked; so many are kept in mind.
    private static let mostKept = 64
    private static let processId: [UInt8] = [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]

    private var seen: [UInt8] = []
    private var answered: [Question] = []

    /// Takes the next byte as it comes in; returns the question that ends with it.
    mutating func take(_ byte: UInt8) -> Question? {
        seen.append(byte)
        if let question = EarlyAnswers.question(seen) {
            seen.removeAll(keepingCapacity: true)
            answered.append(question)
            if answered.count > EarlyAnswers.mostKept { answered.removeFirst() }
            return question
        }
        if !EarlyAnswers.isBeginning(seen) {
            seen.removeAll(keepingCapacity: true)
            if byte == 0x1D { seen.append(byte) }
        }
        return nil
    }

    /// Whether a question whose turn has come was answered before.
    mutating func wasAnswered(_ question: Question) -> Bool {
        guard let index = answered.firstIndex(of: question) else { return false }
        answered.removeFirst(index + 1)
        return true
    }

    private static func question(_ seen: [UInt8]) -> Question? {
        if seen.count == 3, seen[0] == 0x1D, seen[1] == 0x72 { return .status(seen[2]) }
        if seen.count == 11, seen.starts(with: processId) { return .processId(Array(seen[7...])) }
        return nil
    }

    private static func isBeginning(_ seen: [UInt8]) -> Bool {
        if seen[0] != 0x1D { return false }
        if seen.count == 2, seen[1] == 0x72 { return true }
        return seen.count <= processId.count ? processId.starts(with: seen) : seen.count < 11
    }
}

extension Printer {
    /// Takes a byte as it comes in, and answers before anything was printed if the printer is to lie.
    mutating func answerEarly(_ byte: UInt8) {
        switch earlyAnswers.take(byte) {
        case .processId(let characters): answerProcessId(characters)
        case .status(let number): answerStatus(number)
        case nil: break
        }
    }
}
