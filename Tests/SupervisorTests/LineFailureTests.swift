import Glibc
import Testing

@testable import Supervisor
@testable import Varlink

@Suite struct LineFailureTests {
    private func words(_ name: String, _ parameters: String) -> String {
        let reply = ErrorReply(name: "org.lanekeeper.link.Simulator.\(name)", parameters: Array(parameters.utf8))
        return LineFailure(ofPlug: .refused(reply)).description
    }

    @Test func `what a simulator refuses is a sentence`() {
        let setting = words("WrongSetting", #"{"name": "columns", "value": "many", "expected": "20 to 99"}"#)
        #expect(setting == "its simulator does not take the setting 'columns' = 'many', expected 20 to 99")
        let family = words("FamilyNotFound", #"{"family": "echo"}"#)
        #expect(family == "no simulator stands in for the family 'echo'")
        let surface = words("SurfaceNotMade", #"{"reason": "the port is taken"}"#)
        #expect(surface == "it cannot be simulated: the port is taken")
    }

    @Test(arguments: [
        (ECONNREFUSED, "connectionRefused"), (ETIMEDOUT, "unreachable"), (EHOSTUNREACH, "unreachable"), (ENOENT, nil),
    ])
    func `programs are told why nothing is there`(code: Int32, reason: String?) {
        #expect(LineFailure(SystemError("connect", code: code)).reason == reason)
        #expect(LineFailure(ofName: SystemError("look up", code: code)).reason == "nameNotFound")
    }

    @Test func `other ends of the call keep their words`() {
        let late = LineFailure(ofPlug: .deadlineExceeded(mayHaveRun: true)).description
        #expect(late == "it cannot be simulated: no answer in time")
        #expect(words("Nobody", "{}").hasSuffix("the service answered org.lanekeeper.link.Simulator.Nobody"))
    }
}
