/// Something that calls methods and hands over each reply later; generated clients stand on it.
public protocol MethodCaller {
    /// Makes a call; `receive` is called once with its reply or the reason why there is none.
    func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor],
        deadline: MonotonicTime,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    )
}

extension ReconnectingClient: MethodCaller {}

extension ClientConnection: MethodCaller {
    /// Makes a call with a deadline.
    public func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor],
        deadline: MonotonicTime,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) {
        call(method, parameters, descriptors: descriptors, deadline: Optional(deadline), receive)
    }
}
