import ESCPOS
import Varlink

@testable import ESCPOSPrinterDriver

extension ConversationRig {
    /// Time passes in which all questions to the port are answered with this, and those for the state where the line takes them;
    /// returns how often the port was asked.
    @discardableResult
    mutating func waitOnPort(_ duration: Duration, answering answer: PortAnswer, lineTakes: Bool = false) -> Int {
        let end = now + duration
        var count = 0
        while let deadline = conversation.deadline, deadline <= end {
            wake(at: deadline)
            if lineTakes { take() }
            if askPort() {
                count += 1
                sleep(answer == .silence ? .seconds(1) : .milliseconds(1))
                tellPort(answer)
            }
        }
        sleep(end - now)
        return count
    }

    /// All that was reported since the last time.
    mutating func allReports() -> [Conversation.Report] { takeReports() }
}
