import CLinux
import Glibc

/// Accepts connections on Unix sockets and serves them on an ``EventLoop``.
public final class VarlinkServer {
    /// Called when a connection has ended, with the reason; for logs and counters.
    public var whenDisconnected: ((ServerConnection, Disconnection) -> Void)?

    /// Called for each new connection before its first call; return false to turn it away.
    public var admits: ((ServerConnection) -> Bool)?

    /// How many connections are open.
    public var connectionCount: Int { connections.count }

    private let loop: EventLoop
    private let services: ServiceDirectory
    private let limits: ConnectionLimits
    private let maximumConnections: Int
    private let budget: BufferBudget
    private var shares: PeerShares?
    private var listeners: [Listener] = []
    private var connections: [ObjectIdentifier: Served] = [:]
    private var sweep: EventLoop.Timer?
    private var nextSweep = MonotonicTime.now
    private var reserve: OwnedDescriptor?

    private struct Served {
        let connection: ServerConnection
        let watch: EventLoop.Watch
        var interest: Readiness
    }

    private struct Listener {
        let descriptor: OwnedDescriptor
        let watch: EventLoop.Watch
        let path: String?
    }

    /// Makes a server without sockets.
    ///
    /// Connections beyond `maximumConnections` are accepted and closed at once, so that their callers know.
    /// `peerLimits` hold for each user who connects; nil for none but those of all connections together.
    public init(
        loop: EventLoop,
        services: ServiceDirectory,
        limits: ConnectionLimits = ConnectionLimits(),
        maximumConnections: Int = 1024,
        budget: BufferBudget = BufferBudget(),
        peerLimits: PeerLimits? = nil
    ) {
        self.loop = loop
        self.services = services
        self.limits = limits
        self.maximumConnections = maximumConnections
        self.budget = budget
        shares = peerLimits.map(PeerShares.init)
    }

    /// Listens on a socket of its own; the socket file goes with ``close()``.
    public func listen(on address: UnixAddress, mode: mode_t = 0o600) throws(SystemError) {
        try listen(on: try address.listen(mode: mode), path: address.isAbstract ? nil : address.path)
    }

    /// Accepts on a socket that listens already and does not block, such as one that a supervisor passed.
    public func listen(on descriptor: OwnedDescriptor) throws(SystemError) { try listen(on: descriptor, path: nil) }

    /// Serves one connected, non-blocking socket, such as one end of a pair; no limits per peer hold for it.
    @discardableResult
    public func serve(_ descriptor: OwnedDescriptor) throws(SystemError) -> ServerConnection {
        try serve(ServerConnection(descriptor, services: services, limits: limits, budget: budget))
    }

    private func serve(_ connection: ServerConnection) throws(SystemError) -> ServerConnection {
        let watch = try loop.watch(connection.descriptor, for: .readable) {
            [weak self, weak connection] readiness in
            guard let self, let connection else { return }
            connection.handle(readiness, now: self.loop.now)
            self.follow(connection)
        }
        connections[ObjectIdentifier(connection)] = Served(connection: connection, watch: watch, interest: .readable)
        connection.whenInterestChanges = { [weak self, weak connection] in
            if let connection { self?.follow(connection) }
        }
        connection.whenClosed = { [weak self, weak connection] reason in
            if let connection { self?.forget(connection, reason) }
        }
        if admits?(connection) == false { connection.close() }
        return connection
    }

    /// Closes all sockets and connections.
    public func close() {
        for listener in listeners {
            loop.cancel(listener.watch)
            if let path = listener.path { unlink(path) }
        }
        listeners = []
        if let sweep { loop.cancel(sweep) }
        sweep = nil
        let ending = connections.values
        connections = [:]
        for served in ending {
            served.connection.whenClosed = nil
            loop.cancel(served.watch)
            served.connection.close()
            whenDisconnected?(served.connection, .closedHere)
        }
    }

    deinit { close() }

    private func listen(on descriptor: OwnedDescriptor, path: String?) throws(SystemError) {
        let number = descriptor.rawValue
        if reserve == nil { reserve = VarlinkServer.makeReserve() }
        let watch = try loop.watch(number, for: .readable) { [weak self] _ in self?.accept(number) }
        listeners.append(Listener(descriptor: descriptor, watch: watch, path: path))
    }

    private func accept(_ listener: Int32) {
        for _ in 0..<16 {
            let number = linux_accept(listener)
            guard number >= 0 else {
                if errno == EMFILE, turnAway(listener) { continue }
                if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM { pause(listener) }
                return
            }
            let descriptor = OwnedDescriptor(number)
            if connections.count < maximumConnections { serveAccepted(descriptor) }
        }
    }

    /// Serves a caller within what its user may take.
    private func serveAccepted(_ descriptor: OwnedDescriptor) {
        guard shares != nil else {
            _ = try? serve(descriptor)
            return
        }
        guard let peer = try? PeerCredentials(of: descriptor.rawValue),
            let share = shares?.open(peer.user, budget: budget, now: loop.now)
        else { return }
        let connection = ServerConnection(
            descriptor,
            services: services,
            limits: limits,
            budget: budget,
            peer: peer,
            share: share
        )
        // Closing it takes it off the user's account.
        if (try? serve(connection)) == nil { connection.close() }
    }

    /// Gives up a descriptor that was kept for this, so that a caller who cannot be served knows at once.
    private func turnAway(_ listener: Int32) -> Bool {
        guard let kept = reserve else { return false }
        kept.close()
        let number = linux_accept(listener)
        if number >= 0 { Glibc.close(number) }
        reserve = VarlinkServer.makeReserve()
        return number >= 0
    }

    private static func makeReserve() -> OwnedDescriptor? {
        let number = open("/dev/null", O_RDONLY | O_CLOEXEC)
        return number >= 0 ? OwnedDescriptor(number) : nil
    }

    /// Without descriptors the listener would be ready for ever and the loop would spin.
    private func pause(_ listener: Int32) {
        guard let watch = listeners.first(where: { $0.descriptor.rawValue == listener })?.watch else { return }
        try? loop.change(watch, to: [])
        loop.schedule(after: .milliseconds(100)) { [weak self] in try? self?.loop.change(watch, to: .readable) }
    }

    private func follow(_ connection: ServerConnection) {
        let identifier = ObjectIdentifier(connection)
        guard let served = connections[identifier] else { return }
        let interest = connection.interest
        if interest != served.interest {
            connections[identifier]?.interest = interest
            try? loop.change(served.watch, to: interest)
        }
        if let deadline = connection.nextDeadline { scheduleSweep(deadline) }
    }

    private func forget(_ connection: ServerConnection, _ reason: Disconnection) {
        guard let served = connections.removeValue(forKey: ObjectIdentifier(connection)) else { return }
        loop.cancel(served.watch)
        whenDisconnected?(connection, reason)
        // The connection may be in the middle of its turn: it lives until that has ended.
        loop.schedule(at: loop.now) { _ = served }
    }

    /// One timer looks after all connections that keep the server waiting, so that a call needs none of its own.
    private func scheduleSweep(_ deadline: MonotonicTime) {
        // Seldom by default; sooner for what has to be tried again soon.
        let pace = min(limits.frameTimeout, limits.writeTimeout) / 4
        let moment = max(min(deadline, loop.now + pace), loop.now + .milliseconds(10))
        if let sweep {
            guard moment < nextSweep else { return }
            loop.cancel(sweep)
        }
        nextSweep = moment
        sweep = loop.schedule(at: moment) { [weak self] in self?.sweepNow() }
    }

    private func sweepNow() {
        sweep = nil
        let waiting = connections.values.filter { $0.connection.nextDeadline != nil }
        for served in waiting {
            served.connection.expire(now: loop.now)
            follow(served.connection)
        }
    }
}
