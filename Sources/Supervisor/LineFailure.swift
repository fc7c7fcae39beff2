import Glibc
import Interfaces
import Varlink

/// Why a device has no line.
struct LineFailure: Error, Equatable, CustomStringConvertible {
    /// The reason, for whoever reads the journal.
    let description: String

    /// The reason in a word that programs know; nil where there is none.
    var reason: String?

    /// Collects the two.
    init(_ description: String, reason: String?) { (self.description, self.reason) = (description, reason) }

    /// The line could not be opened.
    init(_ error: SystemError) {
        description = error.description
        reason =
            switch error.code {
            case ECONNREFUSED: "connectionRefused"
            case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ECONNRESET: "unreachable"
            default: nil
            }
    }

    /// The name of the device's address was not found.
    init(ofName error: SystemError) { (description, reason) = (error.description, "nameNotFound") }

    /// The simulators' process did not put the device on a surface.
    init(ofPlug error: CallError) {
        description =
            if case .refused(let reply) = error, let words = LineFailure.words(reply) {
                words
            } else {
                "it cannot be simulated: \(error)"
            }
    }

    private static func words(_ reply: ErrorReply) -> String? {
        if reply.decoded(as: LinkSimulator.Unplugged.self) != nil {
            return "it is unplugged"
        } else if let error = reply.decoded(as: LinkSimulator.WrongSetting.self) {
            return
                "its simulator does not take the setting '\(error.name)' = '\(error.value)', expected \(error.expected)"
        } else if let error = reply.decoded(as: LinkSimulator.FamilyNotFound.self) {
            return "no simulator stands in for the family '\(error.family)'"
        } else if let error = reply.decoded(as: LinkSimulator.SurfaceNotMade.self) {
            return "it cannot be simulated: \(error.reason)"
        }
        return nil
    }
}
