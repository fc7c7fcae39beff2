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
    public var isConnected: Bool { client != nil }

    private struct Waiting {
        let number: UInt64
        let deadline: EventLoop.Timer
        let send: (LoopedClient) -> Void
        let fail: (CallError) -> Void
    }

    private let loop: EventLoop
    private let connect: () throws(SystemError) -> OwnedDescriptor
    private let limits: ConnectionLimits
    private let backOff: BackOff
    private let maximumWaiting: Int
    private var client: LoopedClient?
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
        let send = { [weak self] (client: LoopedClient) -> Void in
            client.call(method, parameters, descriptors: descriptors, deadline: deadline) { [weak self] result in
                // An answer shows that the service lives: after the next loss it is tried at once.
                if result.isAnswer { self?.failures = 0 }
                // Lost before its first byte had left: as good as not made.
                if case .failure(.disconnected(_, mayHaveRun: false)) = result, let self, !self.isClosed {
                    self.call(method, parameters, descriptors: descriptors, deadline: deadline, receive)
                } else {
                    receive(result)
                }
            }
        }
        if let client, waiting.isEmpty, client.connection.disconnection == nil, !client.connection.isCongested {
            return send(client)
        }
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
        client?.close()
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
        guard client == nil, !isClosed else { return }
        do throws(SystemError) {
            try adopt(try connect())
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

    private func adopt(_ descriptor: OwnedDescriptor) throws(SystemError) {
        let new = try LoopedClient(loop: loop, descriptor, limits: limits)
        client = new
        new.whenClosed = { [weak self] reason in self?.lose(reason) }
        whenConnected?(new.connection)
        new.connection.whenDrained = { [weak self] in self?.sendWaiting() }
        sendWaiting()
    }

    /// Sends the calls that wait, as many as the connection takes.
    private func sendWaiting() {
        while let client, client.connection.disconnection == nil, !client.connection.isCongested, !waiting.isEmpty {
            let call = waiting.removeFirst()
            loop.cancel(call.deadline)
            call.send(client)
        }
    }

    private func lose(_ reason: Disconnection) {
        client = nil
        failures += 1
        lastCode = ECONNRESET
        whenDisconnected?(reason)
        scheduleRetry()
    }
}

extension Result where Failure == CallError {
    /// Whether the service has answered, if only with an error.
    fileprivate var isAnswer: Bool {
        switch self {
        case .success, .failure(.refused): true
        case .failure: false
        }
    }
}
