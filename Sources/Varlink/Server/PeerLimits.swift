import Glibc

/// What the connections of one user may take together, so that a user who floods a service keeps no other from it.
///
/// Calls in flight need no number of their own: a connection has one at a time, so there are as many as connections.
public struct PeerLimits: Equatable, Sendable {
    /// The most open connections; further ones are accepted and closed at once, so that their callers know.
    public var connections = 64

    /// The most bytes in buffers, a share of what all connections may hold; one that would exceed it is closed.
    public var bufferedBytes = 16 << 20

    /// How many calls may begin in a second on average; above that, connections are not read until it is time again.
    public var callsPerSecond = 2_000

    /// How many calls may begin at once after a rest.
    public var burst = 4_000

    /// The default limits.
    public init() {}
}

/// The books about one user: how many connections are open, and when the next call may begin.
struct PeerAccount: Equatable, Sendable {
    private let maximumConnections: Int
    private let interval: Duration
    /// How far ahead of the present the bucket may be emptied.
    private let depth: Duration
    /// How many connections are open.
    private(set) var connections = 0
    /// When the bucket of tokens is full again: as many are missing as intervals lie between then and now.
    private var full: MonotonicTime

    init(_ limits: PeerLimits, now: MonotonicTime) {
        maximumConnections = min(max(0, limits.connections), 1 << 20)
        interval = .nanoseconds(1_000_000_000 / Int64(max(1, limits.callsPerSecond)))
        depth = interval * min(max(1, limits.burst), 1 << 30)
        full = now
    }

    /// Counts one more connection; false when there are too many.
    mutating func open() -> Bool {
        guard connections < maximumConnections else { return false }
        connections += 1
        return true
    }

    /// Counts a connection that has ended.
    mutating func close() { connections -= 1 }

    /// Takes the token of the next call, or the next one that will come; returns when the call may begin.
    ///
    /// Whoever has to wait holds that token already, so connections come in turn and none is left out.
    mutating func beginCall(now: MonotonicTime) -> MonotonicTime {
        let fullLater = max(full, now) + interval
        // Each connection waits with one token at most; those that ended while they waited leave no debt behind.
        full = min(fullLater, now + (depth + interval * maximumConnections))
        return max(now, fullLater + (.zero - depth))
    }

    /// Whether nothing would be lost by forgetting this account: another one made later would be the same.
    func isAtRest(now: MonotonicTime) -> Bool { connections == 0 && full <= now }
}

/// The account that all connections of one user share, and their share of the buffers.
final class PeerShare {
    var account: PeerAccount
    let budget: BufferBudget

    init(_ limits: PeerLimits, budget: BufferBudget, now: MonotonicTime) {
        account = PeerAccount(limits, now: now)
        self.budget = BufferBudget(capacity: limits.bufferedBytes, shareOf: budget)
    }

    /// Whether it can be forgotten.
    func isAtRest(now: MonotonicTime) -> Bool { budget.used == 0 && account.isAtRest(now: now) }
}

/// The shares of all users who are connected or were a moment ago.
struct PeerShares {
    private let limits: PeerLimits
    private var shares: [uid_t: PeerShare] = [:]

    init(_ limits: PeerLimits) { self.limits = limits }

    /// How many users are remembered.
    var count: Int { shares.count }

    /// Counts one more connection of a user; nil when the user has too many.
    mutating func open(_ user: uid_t, budget: BufferBudget, now: MonotonicTime) -> PeerShare? {
        if let share = shares[user] { return share.account.open() ? share : nil }
        // Whoever left a moment ago is remembered until the bucket is full: coming back does not fill it.
        shares = shares.filter { !$0.value.isAtRest(now: now) }
        let share = PeerShare(limits, budget: budget, now: now)
        guard share.account.open() else { return nil }
        shares[user] = share
        return share
    }
}
