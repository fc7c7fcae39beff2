/// The serving end of one connection: takes calls, one after the other, and sends their replies.
///
/// It has neither loop nor clock: whoever owns it watches ``descriptor`` for
/// ``interest``, calls ``handle(_:now:)`` and, at ``nextDeadline``, ``expire(now:)``.
/// ``VarlinkServer`` does this on an ``EventLoop``; a driver does it in its own.
public final class ServerConnection {
    /// Who connected; nil for a socket that has no credentials.
    public let peer: PeerCredentials?

    /// Whatever the services want to keep with this connection.
    public var attachment: AnyObject?

    /// Why it ended; nil while it lives.
    public private(set) var disconnection: Disconnection?

    /// Called once, when it has ended; then forget it.
    public var whenClosed: ((Disconnection) -> Void)?

    /// Called after a reply outside ``handle(_:now:)``: ``interest`` may have changed.
    public var whenInterestChanges: (() -> Void)?

    private let services: ServiceDirectory
    private let socket: MessageSocket
    private let limits: ConnectionLimits
    private let call = OpenCall()
    private var isInputEnded = false
    private var isPeerGone = false
    /// Inside a turn replies only queue; they are sent together at its end.
    private var isInTurn = false
    /// Set when no more calls are taken and only what is queued is still to be sent.
    private var closing: Disconnection?
    private var patience = Patience()
    /// What the connections of this peer's user take together, where a server counts that.
    private let share: PeerShare?
    /// When the next call may begin, where its user has made many.
    private var heldUntil: MonotonicTime?
    private var turn = MonotonicTime(nanoseconds: 0)

    /// Serves an open, non-blocking stream socket.
    public convenience init(
        _ descriptor: OwnedDescriptor,
        services: ServiceDirectory,
        limits: ConnectionLimits = ConnectionLimits(),
        budget: BufferBudget = BufferBudget()
    ) {
        let peer = try? PeerCredentials(of: descriptor.rawValue)
        self.init(descriptor, services: services, limits: limits, budget: budget, peer: peer, share: nil)
    }

    init(
        _ descriptor: OwnedDescriptor,
        services: ServiceDirectory,
        limits: ConnectionLimits,
        budget: BufferBudget,
        peer: PeerCredentials?,
        share: PeerShare?
    ) {
        (self.services, self.limits, self.peer, self.share) = (services, limits, peer, share)
        socket = MessageSocket(descriptor, limits: limits, budget: share?.budget ?? budget)
    }

    /// The socket; -1 after the end.
    public var descriptor: Int32 { socket.descriptor.rawValue }

    /// What to watch the socket for.
    public var interest: Readiness {
        var interest: Readiness = []
        if wantsInput { interest.insert(.readable) }
        return interest.union(socket.outputInterest)
    }

    /// When ``expire(now:)`` has something to do, unless the peer moves before.
    public var nextDeadline: MonotonicTime? {
        guard disconnection == nil else { return nil }
        guard let heldUntil else { return patience.deadline(limits) }
        return min(heldUntil, patience.deadline(limits) ?? heldUntil)
    }

    /// Serves what was seen on the socket.
    public func handle(_ readiness: Readiness, now: MonotonicTime) {
        guard disconnection == nil else { return }
        takeTurn(now) {
            if !readiness.isDisjoint(with: [.hangUp, .failed]) {
                loseThePeer()
            } else if readiness.contains(.readable) {
                receive()
            }
        }
    }

    /// Closes the connection if the peer has kept it waiting for too long, and goes on with calls whose time has come.
    public func expire(now: MonotonicTime) {
        guard disconnection == nil else { return }
        if let reason = patience.exhausted(now, limits) { return close(reason) }
        if let moment = patience.retry ?? heldUntil, min(moment, heldUntil ?? moment) <= now { takeTurn(now) {} }
    }

    /// Closes the connection now; what is queued is lost.
    public func close(_ reason: Disconnection = .closedHere) {
        guard disconnection == nil else { return }
        disconnection = reason
        share?.account.close()
        cancelCall()
        whenClosed?(reason)
        // Whoever still holds a call holds this connection too; the peer must not wait for that.
        socket.close()
        whenClosed = nil
        whenInterestChanges = nil
    }

    /// While a whole message waits here, the next ones wait in the kernel: a flood costs its sender.
    private var wantsInput: Bool { !isInputEnded && closing == nil && !socket.hasFrame }

    /// Whether the next call may begin: the one before is answered, and its answer is not stuck.
    private var mayBegin: Bool {
        disconnection == nil && closing == nil && !call.isOpen && !socket.isCongested && (heldUntil ?? turn) <= turn
    }

    /// Whether the user has not made too many calls; otherwise the next one waits here, and those after it in the kernel.
    private func isInPace() -> Bool {
        guard let share, socket.hasFrame else { return true }
        if heldUntil != nil {
            // It holds its token already.
            heldUntil = nil
            return true
        }
        let moment = share.account.beginCall(now: turn)
        if moment > turn { heldUntil = moment }
        return heldUntil == nil
    }

    private func takeTurn(_ now: MonotonicTime, _ body: () -> Void) {
        isInTurn = true
        turn = now
        body()
        repeat {
            process()
            flush()
        } while mayBegin && socket.hasFrame
        isInTurn = false
        closeIfNothingIsLeft()
        if disconnection == nil { patience.look(at: socket, now) }
    }

    private func receive() {
        // A few rounds and then the others' turn, however much one peer sends.
        for _ in 0..<(isPeerGone ? 1024 : 16) {
            guard disconnection == nil, wantsInput else { return }
            switch socket.fill() {
            case .received(let drained):
                process()
                // Should more have come meanwhile, the loop says so; asking costs as much as a call.
                if drained, !isPeerGone { return }
            case .nothing: return
            case .ended: isInputEnded = true
            case .failed(let reason): stopTaking(reason)
            }
        }
    }

    /// What came before the fault is still answered, unless it would go on for ever.
    private func stopTaking(_ reason: Disconnection) {
        closing = reason
        if call.isOpen, call.wantsMore { cancelCall() }
    }

    private func process() {
        while mayBegin, isInPace(), let frame = socket.nextFrame() {
            begin(frame)
            if isPeerGone { cancelCall() }
        }
        socket.rest()
    }

    private func begin(_ frame: MessageSocket.Frame) {
        do throws(JSONError) {
            let header = try CallHeader(frame.bytes, maximumDepth: limits.maximumDepth)
            guard header.method.hasEscapes else { return begin(header, frame.descriptors) }
            // No method's name needs an escape, but a peer may write it so.
            let plain = header.encoded()
            try plain.span.withUnsafeBytes { (bytes) throws(JSONError) in
                begin(try CallHeader(bytes, maximumDepth: limits.maximumDepth), frame.descriptors)
            }
        } catch {
            if case .missingField = error.reason { return stopTaking(.unexpectedMessage) }
            return stopTaking(.malformedMessage(error))
        }
    }

    private func begin(_ header: CallHeader, _ descriptors: [OwnedDescriptor]) {
        let serial = call.begin(header, descriptors)
        guard !header.wantsUpgrade else {
            fail(serial, VarlinkService.InvalidParameter(parameter: "upgrade"))
            return
        }
        guard let service = services.service(named: header.interface) else {
            fail(serial, VarlinkService.InterfaceNotFound(interface: shortened(header.interface.text)))
            return
        }
        service.dispatch(IncomingCall(connection: self, serial: serial, header: header))
        // Nobody waits for the answer of a oneway call, not even the next call.
        if header.isOneway, isOpen(serial) { call.end() }
    }

    /// The peer is gone; what it had sent is still done, in order, and nobody hears of it.
    private func loseThePeer() {
        isPeerGone = true
        cancelCall()
        socket.output.removeAll()
        process()
        receive()
    }

    private func cancelCall() {
        guard call.isOpen else { return }
        let action = call.whenCancelled
        call.end()
        action?()
    }

    private func flush() {
        guard disconnection == nil, !isPeerGone else { return }
        switch socket.flush() {
        case .success(let count): if count > 0 { patience.sawProgress() }
        case .failure: loseThePeer()
        }
        if call.isOpen, let action = call.whenDrained, socket.isDrained {
            call.whenDrained = nil
            action()
        }
    }

    private func closeIfNothingIsLeft() {
        guard disconnection == nil, !call.isOpen, socket.output.count == 0 else { return }
        if let closing { return close(closing) }
        // Nobody is left to be slowed down, and to do the rest at once would be a way around the limit.
        if isPeerGone, heldUntil != nil { return close(.closedByPeer) }
        if isInputEnded || isPeerGone, !socket.hasFrame { close(.closedByPeer) }
    }
}

extension ServerConnection {
    /// Whether the service lets this peer call the method.
    func mayCall(_ method: StaticString, of interface: JSONKey) -> Bool {
        guard let authorizes = services.authorizes else { return true }
        // Whoever may connect may ask what there is.
        return "org.varlink.service" ~= interface || authorizes(self, method)
    }

    func isOpen(_ serial: UInt64) -> Bool { call.isOpen && call.serial == serial }

    func openCall(_ serial: UInt64) -> OpenCall? { isOpen(serial) ? call : nil }

    func decodeParameters<Parameters: JSONCodable>(_ header: CallHeader) throws(JSONError) -> Parameters {
        var reader = JSONReader(ServerConnection.parameters(header), maximumDepth: limits.maximumDepth)
        return try Parameters(from: &reader)
    }

    func path(of error: JSONError, _ header: CallHeader) -> String {
        JSONPath(of: error, in: ServerConnection.parameters(header)).description
    }

    /// A call without parameters is one with no parameter.
    private static func parameters(_ header: CallHeader) -> UnsafeRawBufferPointer {
        let none: StaticString = "{}"
        return header.parameters.isEmpty
            ? UnsafeRawBufferPointer(start: none.utf8Start, count: none.utf8CodeUnitCount) : header.parameters
    }

    func reply<Reply: JSONCodable>(
        _ serial: UInt64,
        _ parameters: Reply,
        continues: Bool,
        _ descriptors: [OwnedDescriptor]
    ) -> ReplyOutcome {
        guard isOpen(serial) else { return .gone }
        if continues, !call.wantsMore { return .moreNotWanted }
        return send(isLast: !continues, descriptors) { writer in
            writer.field("parameters")
            parameters.write(to: &writer)
            if continues {
                writer.field("continues")
                writer.write(true)
            }
        }
    }

    @discardableResult
    func fail<Failure: VarlinkError>(_ serial: UInt64, _ error: Failure) -> ReplyOutcome {
        guard isOpen(serial) else { return .gone }
        return send(isLast: true, []) { writer in
            writer.field("error")
            writer.write(Failure.errorName)
            writer.field("parameters")
            error.write(to: &writer)
        }
    }

    private func send(
        isLast: Bool,
        _ descriptors: [OwnedDescriptor],
        _ body: (inout JSONWriter) -> Void
    ) -> ReplyOutcome {
        guard !isPeerGone else {
            call.end()
            return .gone
        }
        if !call.isOneway {
            guard socket.output.write(descriptors, limit: limits.maximumFrameBytes, body) else { return .tooLong }
        }
        if isLast { call.end() }
        guard socket.chargeOutput() else { return lose(.outOfBufferSpace) }
        guard socket.output.count <= limits.maximumQueuedBytes else { return lose(.peerDoesNotRead) }
        if !isInTurn {
            takeTurn(.now) {}
            whenInterestChanges?()
        }
        guard disconnection == nil else { return .gone }
        return socket.isCongested ? .congested : .queued
    }

    private func lose(_ reason: Disconnection) -> ReplyOutcome {
        close(reason)
        return .gone
    }
}
