/// The calling end of one connection: sends calls and hands their replies, in order, to those who wait.
///
/// Like ``ServerConnection`` it has neither loop nor clock. Calls may be made
/// while others wait; the service answers them one after the other.
public final class ClientConnection {
    /// Why it ended; nil while it lives.
    public private(set) var disconnection: Disconnection?

    /// Called once when it has ended, after all that waited were told.
    public var whenClosed: ((Disconnection) -> Void)?

    /// Called after a call: ``interest`` and ``nextDeadline`` may have changed.
    public var whenInterestChanges: (() -> Void)?

    private let socket: MessageSocket
    private let limits: ConnectionLimits
    private var pending = PendingCalls()
    private var patience = Patience()
    private var isInTurn = false
    private var isDrainExpected = false

    /// Calls over an open, non-blocking stream socket.
    public init(
        _ descriptor: OwnedDescriptor,
        limits: ConnectionLimits = ConnectionLimits(),
        budget: BufferBudget = BufferBudget()
    ) {
        self.limits = limits
        socket = MessageSocket(descriptor, limits: limits, budget: budget)
    }

    /// The socket; -1 after the end.
    public var descriptor: Int32 { socket.descriptor.rawValue }

    /// What to watch the socket for.
    public var interest: Readiness { socket.outputInterest.union(.readable) }

    /// Whether so much waits for the service that further calls should wait, too; see ``whenDrained``.
    public var isCongested: Bool { socket.isCongested }

    /// Called whenever little enough waits after the connection was congested.
    public var whenDrained: (() -> Void)?

    /// When ``expire(now:)`` has something to do.
    public var nextDeadline: MonotonicTime? {
        guard disconnection == nil else { return nil }
        return [pending.nextDeadline, patience.deadline(limits)].compactMap { $0 }.min()
    }

    /// How many calls wait for their last reply.
    public var pendingCount: Int { pending.count }

    /// A call that was made, for ``ClientConnection/abandon(_:)``.
    public struct Handle: Sendable {
        fileprivate let number: UInt64
    }

    /// Makes a call; `receive` is called once with its reply or the reason why there is none.
    ///
    /// Past `deadline` the call counts as failed and its reply is passed over; calls behind it wait on.
    @discardableResult
    public func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor] = [],
        deadline: MonotonicTime?,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) -> Handle? {
        send(method, parameters, flag: nil, descriptors, deadline, ClientConnection.decoding(receive))
    }

    /// Makes a call that may be answered several times.
    ///
    /// `receive` is called for each reply, and the last time with one that does
    /// not continue or with a failure. `deadline` is that of the last reply. A
    /// stream is ended early by closing the connection.
    @discardableResult
    public func stream<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor] = [],
        deadline: MonotonicTime?,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) -> Handle? {
        send(method, parameters, flag: "more", descriptors, deadline, ClientConnection.decoding(receive))
    }

    /// Makes a call that is never answered; false when it is too long or the connection has ended.
    @discardableResult
    public func callOneway<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor] = []
    ) -> Bool {
        var isRefused = false
        _ = send(method, parameters, flag: "oneway", descriptors, nil) { _ in isRefused = true }
        return !isRefused && disconnection == nil
    }

    /// Lets a call's reply pass unheard.
    public func abandon(_ handle: Handle) {
        let entry = pending.abandon(handle.number)
        withExtendedLifetime(entry) {}
    }

    /// Serves what was seen on the socket.
    public func handle(_ readiness: Readiness, now: MonotonicTime) {
        takeTurn(now) {
            // What the peer sent before it went away still counts.
            let isPeerGone = !readiness.isDisjoint(with: [.hangUp, .failed])
            if isPeerGone || readiness.contains(.readable) { receive(isPeerGone: isPeerGone) }
        }
    }

    /// Tells the callers whose time is up, and ends a connection on which half a message is stuck.
    public func expire(now: MonotonicTime) {
        for entry in pending.takeExpired(now) {
            entry.receive?(.failure(.deadlineExceeded(mayHaveRun: entry.start < socket.output.totalSent)))
        }
        guard disconnection == nil else { return }
        if let reason = patience.exhausted(now, limits) { return close(reason) }
        if let retry = patience.retry, retry <= now { takeTurn(now) {} }
    }

    /// Ends the connection; all who wait are told.
    public func close(_ reason: Disconnection = .closedHere) {
        guard disconnection == nil else { return }
        disconnection = reason
        let sent = socket.output.totalSent
        for entry in pending.removeAll() {
            entry.receive?(.failure(.disconnected(reason, mayHaveRun: entry.start < sent)))
        }
        whenClosed?(reason)
        socket.close()
        whenClosed = nil
        whenInterestChanges = nil
    }

    private func takeTurn(_ now: MonotonicTime, _ body: () -> Void) {
        guard disconnection == nil else { return }
        let isOutermost = !isInTurn
        isInTurn = true
        body()
        if isOutermost {
            flush()
            isInTurn = false
            if disconnection == nil { patience.look(at: socket, now) }
        }
    }

    private func flush() {
        guard disconnection == nil, socket.output.count > 0 else { return }
        if socket.isCongested { isDrainExpected = true }
        defer { tellDrained() }
        switch socket.flush() {
        case .success(let count): if count > 0 { patience.sawProgress() }
        case .failure(let reason):
            // Replies that came before the peer went away are still in the socket.
            receive(isPeerGone: true)
            close(reason)
        }
    }

    private func tellDrained() {
        guard isDrainExpected, disconnection == nil, socket.isDrained else { return }
        isDrainExpected = false
        whenDrained?()
    }

    private func receive(isPeerGone: Bool) {
        var isDrained = false
        // A few rounds and then the others' turn, however much one service sends.
        for _ in 0..<(isPeerGone ? 1024 : 16) where disconnection == nil {
            while disconnection == nil, let frame = socket.nextFrame() { handOut(frame) }
            socket.rest()
            guard disconnection == nil else { return }
            if isDrained { return }
            switch socket.fill() {
            // Should more come meanwhile, the loop says so; but after a hang-up this is the last time.
            case .received(let drained): isDrained = drained && !isPeerGone
            case .nothing: return
            case .ended: close(.closedByPeer)
            case .failed(let reason): close(reason)
            }
        }
    }

    private func handOut(_ frame: MessageSocket.Frame) {
        guard let entry = pending.first else { return close(.unexpectedMessage) }
        let header: ReplyHeader
        do throws(JSONError) {
            header = try ReplyHeader(frame.bytes, maximumDepth: limits.maximumDepth)
        } catch {
            return close(.malformedMessage(error))
        }
        guard !header.continues || entry.wantsMore else { return close(.unexpectedMessage) }
        if !header.continues { pending.removeFirst() }
        entry.receive?(.reply(header, frame.descriptors, maximumDepth: limits.maximumDepth))
    }

    private func send<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        flag: StaticString?,
        _ descriptors: [OwnedDescriptor],
        _ deadline: MonotonicTime?,
        _ receive: @escaping (ReplyEvent) -> Void
    ) -> Handle? {
        if let refusal = refusal(deadline) {
            receive(.failure(refusal))
            return nil
        }
        let start = socket.output.totalEnd
        let isWritten = socket.output.write(descriptors, limit: limits.maximumFrameBytes) { writer in
            writer.field("method")
            writer.write(Method.methodName)
            writer.field("parameters")
            parameters.write(to: &writer)
            if let flag {
                writer.field(flag)
                writer.write(true)
            }
        }
        guard isWritten else {
            receive(.failure(.tooLong))
            return nil
        }
        var handle: Handle?
        if flag?.description != "oneway" {
            let wantsMore = flag != nil
            handle = Handle(number: pending.append(start: start, deadline: deadline, wantsMore: wantsMore, receive))
        }
        if !socket.chargeOutput() {
            close(.outOfBufferSpace)
        } else if !isInTurn {
            takeTurn(.now) {}
            whenInterestChanges?()
        }
        return handle
    }

    /// Why a call cannot even be queued.
    private func refusal(_ deadline: MonotonicTime?) -> CallError? {
        if let disconnection { return .disconnected(disconnection, mayHaveRun: false) }
        if let deadline, deadline <= .now { return .deadlineExceeded(mayHaveRun: false) }
        return socket.output.count > limits.maximumQueuedBytes ? .congested : nil
    }

    /// Reads the reply as the method declares it; fields that a newer service adds are passed over.
    private static func decoding<Method: VarlinkMethod>(
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) -> (ReplyEvent) -> Void {
        { event in receive(event.decoded()) }
    }
}

extension ReplyEvent {
    fileprivate func decoded<Method: VarlinkMethod>() -> Result<Reply<Method>, CallError> {
        switch self {
        case .failure(let error): return .failure(error)
        case .reply(let header, let descriptors, let maximumDepth):
            let none: StaticString = "{}"
            let parameters =
                header.parameters.isEmpty
                ? UnsafeRawBufferPointer(start: none.utf8Start, count: none.utf8CodeUnitCount) : header.parameters
            if let name = header.error {
                return .failure(.refused(ErrorReply(name: name, parameters: Array(parameters))))
            }
            var reader = JSONReader(parameters, maximumDepth: maximumDepth, unknownFields: .ignore)
            do throws(JSONError) {
                let value = try Method.Reply(from: &reader)
                return .success(Reply(parameters: value, descriptors: descriptors, continues: header.continues))
            } catch {
                let path = JSONPath(of: error, in: parameters).description
                return .failure(.unexpectedReply(error, path: path))
            }
        }
    }
}
