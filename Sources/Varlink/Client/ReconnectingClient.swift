import Glibc

/// Calls a service that may come and go, on an ``EventLoop``.
///
/// It connects when there is something to call, and again when the connection
/// was lost. Nothing is ever sent twice: a call of which a byte may have left
/// fails with ``CallError/disconnected(_:mayHaveRun:)`` and `mayHaveRun`; calls
/// that never left wait for the next connection until their deadline.
public final class ReconnectingClient {
    /// How long to wait between attempts: doubling from the first to the last.
    public struct BackOff: Sendable {
        /// Before the second attempt; the first is made at once.
        public var first: Duration
        /// At most.
        public var last: Duration

        /// 50 milliseconds, doubling to two seconds, unless told otherwise.
        public init(first: Duration = .milliseconds(50), last: Duration = .seconds(2)) {
            (self.first, self.last) = (first, last)
        }

        /// The wait after a number of failed attempts in a row, from 1.
        func delay(after failures: Int) -> Duration { min(last, first * (1 << min(failures - 1, 20))) }
    }

    /// Called whenever a connection was made, before the calls that waited are sent.
    public var whenConnected: ((ClientConnection) -> Void)?

    /// Called whenever a connection was lost.
    public var whenDisconnected: ((Disconnection) -> Void)?

    /// Whether there is a connection now.
    public var isConnected: Bool { connection != nil }

    private struct Waiting {
        let number: UInt64
        let deadline: EventLoop.Timer
        let send: (ClientConnection) -> Void
        let fail: (CallError) -> Void
    }

    private let loop: EventLoop
    private let connect: () throws(SystemError) -> OwnedDescriptor
    private let limits: ConnectionLimits
    private let backOff: BackOff
    private let maximumWaiting: Int
    private var connection: ClientConnection?
    private var watch: (watch: EventLoop.Watch, interest: Readiness)?
    private var expiry: (timer: EventLoop.Timer, moment: MonotonicTime)?
    private var retry: EventLoop.Timer?
    private var failures = 0
    private var lastCode: Int32 = ENOTCONN
    private var waiting: [Waiting] = []
    private var lastNumber: UInt64 = 0
    private var isClosed = false

    /// Makes a client; `connect` makes one attempt and must not block.
    ///
    /// More than `maximumWaiting` calls without a connection fail at once as ``CallError/unreachable(_:)``.
    public init(
        loop: EventLoop,
        limits: ConnectionLimits = ConnectionLimits(),
        backOff: BackOff = BackOff(),
        maximumWaiting: Int = 256,
        connect: @escaping () throws(SystemError) -> OwnedDescriptor
    ) {
        (self.loop, self.limits, self.backOff, self.connect) = (loop, limits, backOff, connect)
        self.maximumWaiting = maximumWaiting
    }

    /// Makes a client of the service at an address.
    public convenience init(loop: EventLoop, address: UnixAddress, backOff: BackOff = BackOff()) {
        self.init(loop: loop, backOff: backOff) { () throws(SystemError) in try address.connect() }
    }

    deinit { close() }

    /// Makes a call, now or once there is a connection; `receive` is called once, by `deadline` at the latest.
    public func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor] = [],
        deadline: MonotonicTime,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) {
        guard !isClosed else { return receive(.failure(.disconnected(.closedHere, mayHaveRun: false))) }
        let send = { (connection: ClientConnection) -> Void in
            connection.call(method, parameters, descriptors: descriptors, deadline: deadline) { [weak self] result in
                // Lost before its first byte had left: as good as not made.
                if case .failure(.disconnected(_, mayHaveRun: false)) = result, let self, !self.isClosed {
                    self.call(method, parameters, descriptors: descriptors, deadline: deadline, receive)
                } else {
                    receive(result)
                }
            }
        }
        if let connection, connection.disconnection == nil { return send(connection) }
        guard waiting.count < maximumWaiting else { return receive(.failure(.unreachable(lastCode))) }
        lastNumber += 1
        let number = lastNumber
        let timer = loop.schedule(at: deadline) { [weak self] in self?.giveUp(number) }
        waiting.append(Waiting(number: number, deadline: timer, send: send) { receive(.failure($0)) })
        if retry == nil { attempt() }
    }

    /// Ends the connection and all attempts; calls that wait fail.
    public func close() {
        isClosed = true
        connection?.close()
        if let retry { loop.cancel(retry) }
        retry = nil
        for call in takeWaiting() { call.fail(.disconnected(.closedHere, mayHaveRun: false)) }
    }

    private func giveUp(_ number: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).fail(.deadlineExceeded(mayHaveRun: false))
    }

    private func takeWaiting() -> [Waiting] {
        defer { waiting = [] }
        for call in waiting { loop.cancel(call.deadline) }
        return waiting
    }

    private func attempt() {
        guard connection == nil, !isClosed else { return }
        do throws(SystemError) {
            try adopt(ClientConnection(try connect(), limits: limits))
        } catch {
            lastCode = error.code
            failures += 1
            scheduleRetry()
        }
    }

    private func scheduleRetry() {
        guard retry == nil, !waiting.isEmpty, !isClosed else { return }
        retry = loop.schedule(after: backOff.delay(after: max(1, failures))) { [weak self] in
            self?.retry = nil
            self?.attempt()
        }
    }

    private func adopt(_ new: ClientConnection) throws(SystemError) {
        let newWatch = try loop.watch(new.descriptor, for: .readable) { [weak self, weak new] readiness in
            guard let self, let new else { return }
            new.handle(readiness, now: self.loop.now)
            self.follow(new)
        }
        watch = (newWatch, .readable)
        connection = new
        new.whenInterestChanges = { [weak self, weak new] in if let new { self?.follow(new) } }
        new.whenClosed = { [weak self] reason in self?.lose(reason) }
        whenConnected?(new)
        for call in takeWaiting() { call.send(new) }
        follow(new)
    }

    private func follow(_ followed: ClientConnection) {
        guard followed === connection, let watch else { return }
        if watch.interest != followed.interest {
            self.watch?.interest = followed.interest
            try? loop.change(watch.watch, to: followed.interest)
        }
        // A reply that came shows that the service lives: the next loss is answered at once.
        if followed.pendingCount == 0 { failures = 0 }
        guard let moment = followed.nextDeadline else { return }
        if let expiry {
            guard moment < expiry.moment else { return }
            loop.cancel(expiry.timer)
        }
        let timer = loop.schedule(at: moment) { [weak self, weak followed] in
            self?.expiry = nil
            guard let self, let followed else { return }
            followed.expire(now: self.loop.now)
            self.follow(followed)
        }
        expiry = (timer, moment)
    }

    private func lose(_ reason: Disconnection) {
        if let watch { loop.cancel(watch.watch) }
        if let expiry { loop.cancel(expiry.timer) }
        (watch, expiry, connection) = (nil, nil, nil)
        failures += 1
        lastCode = ECONNRESET
        whenDisconnected?(reason)
        scheduleRetry()
    }
}
