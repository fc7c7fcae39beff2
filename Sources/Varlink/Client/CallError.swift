/// Why a call has no reply.
public enum CallError: Error, Equatable, Sendable {
    /// The service answered with an error of its interface.
    case refused(ErrorReply)

    /// The time was up. With `mayHaveRun` false the call never left this process.
    case deadlineExceeded(mayHaveRun: Bool)

    /// The connection ended. With `mayHaveRun` false not a byte of the call was sent, and it can be made again.
    case disconnected(Disconnection, mayHaveRun: Bool)

    /// No connection could be made, for this `errno`; the call never left this process.
    case unreachable(Int32)

    /// The reply is not what the interface declares, at this path.
    case unexpectedReply(JSONError, path: String)

    /// The call is longer than the limit and was not sent.
    case tooLong

    /// Too many bytes wait for the service already; the call was not sent, and can be made again later.
    case congested
}

/// An error as a service sent it.
public struct ErrorReply: Equatable, Sendable {
    /// The full name.
    public let name: String
    /// The parameters as a JSON object.
    public let parameters: [UInt8]

    /// The error as its generated type, or nil when it is another one or lacks a field.
    public func decoded<Failure: VarlinkError>(as type: Failure.Type) -> Failure? {
        guard name.equals(Failure.errorName) else { return nil }
        return try? Failure.decode(parameters, unknownFields: .ignore)
    }
}

extension CallError: CustomStringConvertible {
    /// The error in words; of parameters only names and sizes, as they may hold personal data.
    public var description: String {
        switch self {
        case .refused(let reply): "the service answered \(reply.name)"
        case .deadlineExceeded(let mayHaveRun): "no answer in time" + (mayHaveRun ? "" : ", the call was not sent")
        case .disconnected(let reason, let mayHaveRun):
            "the connection ended (\(reason))" + (mayHaveRun ? "" : ", the call was not sent")
        case .unreachable(let code): SystemError("no connection", code: code).description
        case .unexpectedReply(let error, let path): "unexpected reply: \(path): \(error.reason)"
        case .congested: "too much waits for the service, the call was not sent"
        case .tooLong: "the call is longer than a message may be"
        }
    }
}

/// A reply and what came with it.
public struct Reply<Method: VarlinkMethod> {
    /// What the method returns.
    public let parameters: Method.Reply
    /// Descriptors that came beside it; a parameter names one by its number in this list.
    public let descriptors: [OwnedDescriptor]
    /// Whether more replies follow.
    public let continues: Bool
}
