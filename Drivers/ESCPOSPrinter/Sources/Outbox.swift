import ReceiptEncoding

/// What is to be sent, in order; a realtime question and a drawer's pulse may overtake a job, but only between whole commands.
struct Outbox: Equatable {
    private struct Parcel: Equatable {
        let document: EncodedDocument
        let isJob: Bool
        var offset = 0
        /// The index of the first boundary behind `offset`.
        var nextBoundary = 0

        var isAtBoundary: Bool { offset == 0 || (nextBoundary > 0 && document.boundaries[nextBoundary - 1] == offset) }

        mutating func advance(_ count: Int) {
            offset = min(offset + count, document.bytes.count)
            while nextBoundary < document.boundaries.count, document.boundaries[nextBoundary] <= offset {
                nextBoundary += 1
            }
        }
    }

    private var parcels: [Parcel] = []
    private var urgent: [UInt8] = []
    /// A drawer's pulse, and how much of it has left.
    private var pulse: (bytes: [UInt8], offset: Int) = ([], 0)
    private var hasPulseLeft = false

    static func == (left: Outbox, right: Outbox) -> Bool {
        left.parcels == right.parcels && left.urgent == right.urgent && left.pulse == right.pulse
    }

    /// Whether nothing is left to send.
    var isEmpty: Bool { parcels.isEmpty && urgent.isEmpty && pulse.bytes.isEmpty }

    /// Whether realtime questions have not left yet.
    var holdsUrgent: Bool { !urgent.isEmpty }

    /// Queues commands, or a job, behind all else.
    mutating func append(_ document: EncodedDocument, isJob: Bool = false) {
        if !document.bytes.isEmpty { parcels.append(Parcel(document: document, isJob: isJob)) }
    }

    /// Queues bytes that go before the next command of what is being sent.
    mutating func appendUrgent(_ bytes: [UInt8]) { urgent += bytes }

    /// Queues a drawer's pulse, which goes before the next command of what is being sent; one at a time.
    mutating func appendPulse(_ bytes: [UInt8]) { (pulse, hasPulseLeft) = ((bytes, 0), false) }

    /// Takes the pulse back; false when some of it has left, and the rest will follow.
    mutating func withdrawPulse() -> Bool {
        guard pulse.offset == 0, !hasPulseLeft else { return false }
        pulse = ([], 0)
        return true
    }

    /// Whether all of the pulse has left since this was asked last.
    mutating func takePulseLeft() -> Bool {
        defer { hasPulseLeft = false }
        return hasPulseLeft
    }

    /// Drops everything, in the middle of a command or not.
    mutating func clear() { self = Outbox() }

    /// Drops a job of which no byte has left.
    mutating func removeJob() { parcels.removeAll { $0.isJob && $0.offset == 0 } }

    /// What goes next.
    var next: ArraySlice<UInt8> {
        if isPulseDue { return pulse.bytes[pulse.offset...] }
        if isUrgentDue { return urgent[...] }
        guard let head = parcels.first else { return [] }
        let isAlone = urgent.isEmpty && pulse.bytes.isEmpty
        let end = isAlone ? head.document.bytes.count : head.document.boundaries[head.nextBoundary]
        return head.document.bytes[head.offset..<end]
    }

    /// Takes off so many bytes of ``next``; returns how many of them are of a job.
    mutating func wrote(_ count: Int) -> Int {
        if isPulseDue {
            pulse.offset += count
            if pulse.offset >= pulse.bytes.count { (pulse, hasPulseLeft) = (([], 0), true) }
            return 0
        }
        if isUrgentDue {
            urgent.removeFirst(min(count, urgent.count))
            return 0
        }
        guard let head = parcels.first else { return 0 }
        parcels[0].advance(count)
        let written = parcels[0].offset - head.offset
        if parcels[0].offset == head.document.bytes.count { parcels.removeFirst() }
        return head.isJob ? written : 0
    }

    private var isUrgentDue: Bool { !urgent.isEmpty && parcels.first?.isAtBoundary ?? true }

    /// A pulse that has begun goes on; one that has not, waits for questions that may have begun.
    private var isPulseDue: Bool {
        if pulse.offset > 0 { return true }
        return !pulse.bytes.isEmpty && urgent.isEmpty && parcels.first?.isAtBoundary ?? true
    }
}
