/// A call whose method is not looked at yet; valid only while it is being dispatched.
public struct IncomingCall {
    let connection: ServerConnection
    let serial: UInt64
    let header: CallHeader

    /// The method's name within its interface, for a `switch`.
    public var member: JSONKey { header.member }

    /// Reads the parameters of `method` and makes the call that its handler keeps.
    ///
    /// Nil when the parameters are not what the method declares, or the caller may not call it
    /// (``ServiceDirectory/authorizes``); the caller has been told.
    public func open<Method: VarlinkMethod>(_ method: Method.Type) -> (Call<Method>, Method.Parameters)? {
        let call = Call<Method>(connection: connection, serial: serial)
        guard connection.mayCall(Method.methodName, of: header.interface) else {
            call.fail(VarlinkService.PermissionDenied())
            return nil
        }
        do throws(JSONError) {
            return (call, try connection.decodeParameters(header))
        } catch {
            call.fail(VarlinkService.InvalidParameter(parameter: shortened(connection.path(of: error, header))))
            return nil
        }
    }

    /// Answers that the interface has no such method.
    public func failMethodNotFound() {
        connection.fail(serial, VarlinkService.MethodNotFound(method: shortened(header.method.text)))
    }
}

/// A name that a caller has sent, as an error returns it: it must not make the error longer than a message may be.
func shortened(_ name: String) -> String {
    name.utf8.count <= 1024 ? name : String(decoding: name.utf8.prefix(1024), as: UTF8.self) + "…"
}

/// What became of a reply.
public enum ReplyOutcome: Equatable, Sendable {
    /// It is on its way, or nobody wanted it.
    case queued
    /// It is on its way; the peer reads slowly: a stream pauses until ``Call/whenDrained(_:)``.
    case congested
    /// It is longer than the limit and was not sent; the call is still open.
    case tooLong
    /// It announces more replies, and the caller did not ask for `more`; it was not sent.
    case moreNotWanted
    /// The call is over: answered already, or its connection is gone.
    case gone
}

/// A call that waits for its answer.
///
/// A handler answers at once, or keeps the call and answers later. The next
/// call of the same connection begins after the last reply: every call must be
/// answered, with ``reply(_:descriptors:)`` or ``fail(_:)``. All calls belong to
/// the thread of their connection.
public struct Call<Method: VarlinkMethod> {
    /// The connection that it came on.
    public let connection: ServerConnection
    let serial: UInt64

    /// Whether it still waits for an answer.
    public var isOpen: Bool { connection.isOpen(serial) }

    /// Whether the caller takes several replies.
    public var wantsMore: Bool { connection.openCall(serial)?.wantsMore ?? false }

    /// Whether the caller waits for no answer; one is then passed over.
    public var isOneway: Bool { connection.openCall(serial)?.isOneway ?? false }

    /// The descriptors that came beside the call; a parameter names one by its number in this list.
    ///
    /// They are closed after the last reply unless somebody keeps them.
    public var descriptors: [OwnedDescriptor] { connection.openCall(serial)?.descriptors ?? [] }

    /// Sends the last reply.
    @discardableResult
    public func reply(_ parameters: Method.Reply, descriptors: [OwnedDescriptor] = []) -> ReplyOutcome {
        connection.reply(serial, parameters, continues: false, descriptors)
    }

    /// Sends a reply after which others follow.
    @discardableResult
    public func replyContinuing(_ parameters: Method.Reply, descriptors: [OwnedDescriptor] = []) -> ReplyOutcome {
        connection.reply(serial, parameters, continues: true, descriptors)
    }

    /// Answers with an error.
    @discardableResult
    public func fail<Failure: VarlinkError>(_ error: Failure) -> ReplyOutcome { connection.fail(serial, error) }

    /// Answers with the error of a method that only makes sense with `more`.
    @discardableResult
    public func failExpectedMore() -> ReplyOutcome { fail(VarlinkService.ExpectedMore()) }

    /// Calls `action` once if the caller goes away before the last reply.
    public func whenCancelled(_ action: @escaping () -> Void) { connection.openCall(serial)?.whenCancelled = action }

    /// Calls `action` once when few enough bytes wait for the caller; not at all if it goes away.
    public func whenDrained(_ action: @escaping () -> Void) { connection.openCall(serial)?.whenDrained = action }
}

extension Call where Method.Reply: EmptyReply {
    /// Sends the last reply of a method that returns nothing.
    @discardableResult
    public func reply() -> ReplyOutcome { reply(Method.Reply()) }
}

/// A reply without fields; generated ones conform.
public protocol EmptyReply: JSONCodable {
    /// Makes it.
    init()
}
