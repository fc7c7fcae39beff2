/// What one connection may ask of the process that serves it.
public struct ConnectionLimits: Sendable {
    /// The longest message, its NUL not counted; it holds for both directions.
    public var maximumFrameBytes = 1 << 20

    /// The deepest nesting of arrays and objects in a message.
    public var maximumDepth = 64

    /// Which descriptors beside messages are taken.
    public var acceptedDescriptors = AcceptedDescriptors.files

    /// The most descriptors beside one message.
    public var maximumDescriptors = 16

    /// Above this many unsent descriptors no further call of the connection is begun, and streams are told to pause.
    public var congestionDescriptors = 32

    /// Above this many unsent bytes no further call of the connection is begun, and streams are told to pause.
    public var congestionBytes = 256 << 10

    /// Above this many unsent bytes the connection is closed.
    public var maximumQueuedBytes = 4 << 20

    /// How long a message may take from its first byte to its last.
    public var frameTimeout: Duration = .seconds(30)

    /// How long a peer may take no byte while some wait for it.
    public var writeTimeout: Duration = .seconds(30)

    /// The default limits.
    public init() {}
}

/// Which descriptors a connection takes.
public enum AcceptedDescriptors: Sendable {
    /// None: the kernel closes them, and each read saves a system call.
    case none
    /// Files with contents, in a file system or in memory. Others end the connection: with a socket a peer could pass
    /// the other end of its own connection, and the connection would never be seen to end.
    case files
    /// Whatever comes; for peers of this very program.
    case any
}

/// How many bytes all connections of a process may hold in buffers together.
public final class BufferBudget {
    /// The most bytes.
    public let capacity: Int

    /// The bytes that are held now.
    public private(set) var used = 0

    /// What this one is a share of.
    private let whole: BufferBudget?

    /// Makes a budget; 64 MiB hold sixteen connections that are full to the brim.
    public init(capacity: Int = 64 << 20) {
        self.capacity = capacity
        whole = nil
    }

    /// Makes a share of a budget: what is held counts here and there.
    init(capacity: Int, shareOf whole: BufferBudget) { (self.capacity, self.whole) = (capacity, whole) }

    /// Moves a holder from one size to another; false, and nothing changed, when that is too much.
    func change(from old: Int, to new: Int) -> Bool {
        guard new <= old || used - old + new <= capacity else { return false }
        if let whole, !whole.change(from: old, to: new) { return false }
        used += new - old
        return true
    }
}
