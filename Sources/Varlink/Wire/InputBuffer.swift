import Glibc

/// Bytes that were received and not yet handed out, cut at each NUL.
///
/// Bytes stay where they were received until the next ``makeRoom(limit:budget:)``,
/// so frames can be read in place.
struct InputBuffer: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var start = 0
    private var end = 0
    /// Bytes before this one hold no NUL, counted from `start`.
    private var searched = 0

    /// How many bytes of the stream were handed out before `start`: names a byte for good.
    private(set) var consumed = 0

    /// Memory kept between messages; a larger buffer is given back when it is empty.
    private static let keptCapacity = 64 << 10
    private static let firstCapacity = 4 << 10

    deinit { memory.deallocate() }

    /// Bytes received and not handed out.
    var count: Int { end - start }

    /// Bytes of memory held.
    var capacity: Int { memory.count }

    /// Where the next byte will be received, counted over the whole stream.
    var endOfStream: Int { consumed + count }

    /// Whether the next byte to be received begins a message.
    var isAtMessageStart: Bool { count == 0 || memory[end - 1] == 0 }

    /// Where to receive to; empty when there is no room.
    var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[end...]) }

    /// Notes that bytes were received into ``room``.
    mutating func received(_ count: Int) { end += count }

    /// Gives up what is held between messages to the size that is always kept.
    mutating func shrink(budget: BufferBudget) {
        guard count == 0 else { return }
        (start, end, searched) = (0, 0, 0)
        guard capacity > InputBuffer.keptCapacity else { return }
        _ = budget.change(from: capacity, to: 0)
        memory.deallocate()
        memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }

    /// Makes ``room`` larger where it is small; false when `limit` bytes are held already, or the budget is used up.
    mutating func makeRoom(limit: Int, budget: BufferBudget) -> Bool {
        if count == 0 { (start, end, searched) = (0, 0, 0) }
        if capacity - end >= InputBuffer.firstCapacity / 2 { return true }
        if start > 0, let base = memory.baseAddress {
            memmove(base, base + start, count)
            (start, end) = (0, count)
            if capacity - end >= capacity / 2 { return true }
        }
        guard capacity < limit else { return end < capacity }
        let larger = min(limit, max(InputBuffer.firstCapacity, capacity * 2))
        guard budget.change(from: capacity, to: larger) else { return false }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: larger, alignment: 16)
        if count > 0 { copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end])) }
        memory.deallocate()
        memory = copy
        (start, end) = (0, count)
        return true
    }

    /// Whether a whole message waits.
    mutating func hasFrame() -> Bool { lengthOfFrame() != nil }

    /// The next whole message without its NUL; valid until bytes are received again.
    mutating func nextFrame() -> UnsafeRawBufferPointer? {
        guard let length = lengthOfFrame() else { return nil }
        let frame = UnsafeRawBufferPointer(rebasing: memory[start..<(start + length)])
        start += length + 1
        consumed += length + 1
        searched = 0
        return frame
    }

    private mutating func lengthOfFrame() -> Int? {
        guard searched < count, let base = memory.baseAddress else { return nil }
        guard let found = memchr(base + start + searched, 0, count - searched) else {
            searched = count
            return nil
        }
        searched = UnsafeRawPointer(found) - UnsafeRawPointer(base) - start
        return searched
    }

    /// Gives the memory back to the budget when the connection ends.
    mutating func release(budget: BufferBudget) {
        _ = budget.change(from: capacity, to: 0)
        memory.deallocate()
        memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        (start, end, searched) = (0, 0, 0)
    }
}
