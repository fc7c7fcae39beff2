import CLinux
import Glibc

/// A stream socket that carries NUL-ended messages and descriptors both ways; it never blocks.
final class MessageSocket {
    let descriptor: OwnedDescriptor
    let limits: ConnectionLimits
    var output = OutputQueue()

    private let budget: BufferBudget
    private var input = InputBuffer()
    private var chargedOutput = 0
    /// Descriptors that came and the byte of the stream at which their message begins.
    private var arrived: [(offset: Int, descriptors: [OwnedDescriptor])] = []

    init(_ descriptor: OwnedDescriptor, limits: ConnectionLimits, budget: BufferBudget) {
        self.descriptor = descriptor
        self.limits = limits
        self.budget = budget
    }

    deinit {
        input.release(budget: budget)
        _ = budget.change(from: chargedOutput, to: 0)
    }

    /// A message and what came beside it.
    struct Frame {
        /// Valid until the next ``fill()``.
        let bytes: UnsafeRawBufferPointer
        let descriptors: [OwnedDescriptor]
    }

    enum Fill: Equatable {
        /// Bytes came; with `drained` there were no more of them when they were taken.
        case received(drained: Bool)
        case nothing
        case ended
        case failed(Disconnection)
    }

    /// Whether a whole message waits to be taken.
    var hasFrame: Bool { input.hasFrame() }

    /// Names the message that is being received: where in the stream it begins.
    var partialMessage: Int? { input.count > 0 && !input.hasFrame() ? input.consumed : nil }

    /// Takes the next whole message.
    func nextFrame() -> Frame? {
        let offset = input.consumed
        guard let bytes = input.nextFrame() else { return nil }
        guard let first = arrived.first, first.offset == offset else { return Frame(bytes: bytes, descriptors: []) }
        arrived.removeFirst()
        return Frame(bytes: bytes, descriptors: first.descriptors)
    }

    /// Receives once; frames that were taken before are no longer valid.
    func fill() -> Fill {
        // The NUL of the longest message needs its place too.
        guard input.makeRoom(limit: limits.maximumFrameBytes + 1, budget: budget) else {
            return .failed(input.capacity > limits.maximumFrameBytes ? .messageTooLong : .outOfBufferSpace)
        }
        let room = input.room.count
        let received = limits.acceptedDescriptors == .none ? receive(room, of: room) : receiveWithDescriptors()
        if case .received = received, input.count > limits.maximumFrameBytes, !input.hasFrame() {
            return .failed(.messageTooLong)
        }
        return received
    }

    /// Closes the socket and drops what was to be sent; bytes that were received stay readable.
    func close() {
        output.removeAll()
        _ = chargeOutput()
        arrived = []
        descriptor.close()
    }

    /// So much waits for the peer that nothing more should be begun.
    var isCongested: Bool {
        output.count > limits.congestionBytes || output.descriptorCount > limits.congestionDescriptors
    }

    /// Little enough waits that a stream which has paused may go on.
    var isDrained: Bool {
        output.count <= limits.congestionBytes / 2 && output.descriptorCount <= limits.congestionDescriptors / 2
    }

    /// What the socket is to be watched for on behalf of the output.
    var outputInterest: Readiness { output.count > 0 && !output.isBlocked ? .writable : [] }

    /// Gives back a large buffer once it is empty.
    func rest() { input.shrink(budget: budget) }

    private func receive(_ count: Int, of room: Int) -> Fill {
        let result = linux_receive(
            descriptor.rawValue,
            input.room.baseAddress,
            count,
            Int32(MSG_DONTWAIT),
            nil,
            nil,
            nil
        )
        guard result > 0 else { return ended(result) }
        input.received(result)
        return .received(drained: result < room)
    }

    private func ended(_ result: Int) -> Fill {
        if result == 0 { return .ended }
        switch errno {
        case EAGAIN: return .nothing
        case ECONNRESET: return .ended
        default: return .failed(.socketError(errno))
        }
    }

    /// Looks before it takes, and takes no more than one message where descriptors are among the bytes.
    ///
    /// The kernel joins what was sent before a message with descriptors to that message, and then nothing
    /// tells beside which byte they came (af_unix.c, unix_stream_read_generic).
    private func receiveWithDescriptors() -> Fill {
        var flags: Int32 = 0
        let room = input.room
        let looked = linux_receive(
            descriptor.rawValue,
            room.baseAddress,
            room.count,
            Int32(MSG_DONTWAIT | MSG_PEEK),
            nil,
            nil,
            &flags
        )
        guard looked > 0 else { return ended(looked) }
        guard flags & Int32(MSG_CTRUNC) != 0, let base = room.baseAddress else {
            return receive(looked, of: room.count)
        }
        let end = memchr(base, 0, looked).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? looked
        var numbers = [Int32](repeating: -1, count: Int(LINUX_MAXIMUM_DESCRIPTORS))
        var count = numbers.count
        let result = linux_receive(
            descriptor.rawValue,
            base,
            end,
            Int32(MSG_DONTWAIT),
            &numbers,
            &count,
            &flags
        )
        guard result > 0 else { return ended(result) }
        let descriptors = numbers[..<count].map(OwnedDescriptor.init)
        let (offset, isAtMessageStart) = (input.endOfStream, input.isAtMessageStart)
        input.received(result)
        if flags & Int32(MSG_CTRUNC) != 0 { return .failed(.lostDescriptors) }
        if descriptors.isEmpty { return .received(drained: false) }
        guard isAtMessageStart else { return .failed(.misplacedDescriptors) }
        guard descriptors.count <= limits.maximumDescriptors, descriptors.allSatisfy(isWelcome) else {
            return .failed(.unwelcomeDescriptors)
        }
        arrived.append((offset, descriptors))
        return .received(drained: false)
    }

    private func isWelcome(_ descriptor: OwnedDescriptor) -> Bool {
        if limits.acceptedDescriptors == .any { return true }
        var status = stat()
        return fstat(descriptor.rawValue, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Charges what is queued to the budget of all connections; false when that is too much.
    func chargeOutput() -> Bool {
        guard budget.change(from: chargedOutput, to: output.capacity) else { return false }
        chargedOutput = output.capacity
        return true
    }

    /// Sends what the socket takes; returns the bytes sent, or why the connection cannot go on.
    func flush() -> Result<Int, Disconnection> {
        defer { _ = chargeOutput() }
        switch output.flush(to: descriptor.rawValue) {
        case .success(let count): return .success(count)
        case .failure(let error):
            let isGone = error.code == EPIPE || error.code == ECONNRESET
            return .failure(isGone ? .closedByPeer : .socketError(error.code))
        }
    }
}
