import Interfaces
import Testing

@testable import CUPSPrinterDriver

struct JobEndTests {
    private func end(_ state: QueueJob.State, begun: Bool, away: Bool = false, because: String? = nil) -> String? {
        JobEnd(QueueJob(state: state, wasBegun: begun), wasAway: away, because: because).map {
            "\($0.outcome) \($0.reason) \($0.evidence)"
        }
    }

    @Test(arguments: [QueueJob.State.pending, .held, .processing, .stopped])
    func `a job that is not over has no end`(state: QueueJob.State) {
        #expect(end(state, begun: false) == nil)
        #expect(end(state, begun: true) == nil)
    }

    @Test func `a completed job was handed on, and nobody knows more`() {
        #expect(end(.completed, begun: true) == "unknown cannotAnswer transmittedOnly")
        #expect(end(.completed, begun: true, because: "cancelled") == "unknown cannotAnswer transmittedOnly")
    }

    @Test func `only a job that was never begun is certainly not printed`() {
        #expect(end(.canceled, begun: false) == "notPrinted cancelledInQueue nothingSent")
        #expect(end(.canceled, begun: true) == "unknown cancelledInQueue interrupted")
        #expect(end(.aborted, begun: false) == "notPrinted abortedInQueue nothingSent")
        #expect(end(.aborted, begun: true) == "unknown abortedInQueue interrupted")
        #expect(end(.canceled, begun: false, because: "cancelled") == "notPrinted cancelled nothingSent")
    }

    @Test func `a service that was away may have forgotten that it began`() {
        #expect(end(.canceled, begun: false, away: true) == "unknown cancelledInQueue interrupted")
        #expect(end(.aborted, begun: false, away: true) == "unknown abortedInQueue interrupted")
    }
}
