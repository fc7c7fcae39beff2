import ReceiptEncoding

/// What is to be sent, in order; realtime questions, a try of the cutter and a drawer's pulse may overtake a job, but only between
/// whole commands.
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

    /// Where bytes are from.
    private enum Source {
        case parcel
        case urgent
        case pulse
        case cutterTry
        /// From what was dropped while the line had it.
        case dropped
    }

    private var parcels: [Parcel] = []
    /// What the line has been given and has not told of yet: its source, and how much it is.
    private var handed: (source: Source, count: Int)?
    /// Whether a pulse that the line has been given is to be taken back.
    private var isPulseUnwanted = false
    private var urgent: [UInt8] = []
    /// A drawer's pulse, and how much of it has left.
    private var pulse: (bytes: [UInt8], offset: Int) = ([], 0)
    private var hasPulseLeft = false
    /// A command that moves the cutter, how much of it has left, and whether it is to be taken back if nothing of it has.
    private var cutterTry: (bytes: [UInt8], offset: Int, isUnwanted: Bool) = ([], 0, false)

    static func == (left: Outbox, right: Outbox) -> Bool {
        left.parcels == right.parcels && left.urgent == right.urgent && left.pulse == right.pulse
            && left.cutterTry == right.cutterTry
            && left.handed?.source == right.handed?.source && left.handed?.count == right.handed?.count
    }

    /// Whether nothing is left to send.
    var isEmpty: Bool { parcels.isEmpty && urgent.isEmpty && pulse.bytes.isEmpty && cutterTry.bytes.isEmpty }

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

    /// Queues a command that moves the cutter, which goes before the next command of what is being sent; one at a time.
    mutating func appendCutterTry(_ bytes: [UInt8]) {
        if cutterTry.bytes.isEmpty { cutterTry = (bytes, 0, false) } else { cutterTry.isUnwanted = false }
    }

    /// Takes back a command that moves the cutter and of which nothing has left; what the line has, once it has given it back.
    mutating func withdrawCutterTry() {
        guard cutterTry.offset == 0 else { return }
        if handed?.source == .cutterTry { cutterTry.isUnwanted = true } else { cutterTry = ([], 0, false) }
    }

    /// What became of a pulse that is taken back.
    enum Withdrawal {
        /// None of it has left.
        case untouched
        /// Some of it has left, or all, and the rest will follow.
        case tooLate
        /// The line has it, and has to say first; ``takeWithdrawal()`` tells it then.
        case asked
    }

    /// Takes the pulse back.
    mutating func withdrawPulse() -> Withdrawal {
        guard pulse.offset == 0, !hasPulseLeft else { return .tooLate }
        if handed?.source == .pulse {
            isPulseUnwanted = true
            return .asked
        }
        pulse = ([], 0)
        return .untouched
    }

    /// What became of a pulse of which the line had to say first; nil while it has not.
    mutating func takeWithdrawal() -> Withdrawal? {
        guard isPulseUnwanted, handed?.source != .pulse else { return nil }
        isPulseUnwanted = false
        return withdrawPulse()
    }

    /// Whether the line is to give back what it has: it was dropped, or is an unwanted pulse or try of the cutter.
    var wantsBack: Bool {
        switch handed?.source {
        case .dropped?: true
        case .pulse?: isPulseUnwanted
        case .cutterTry?: cutterTry.isUnwanted && cutterTry.offset == 0
        case .parcel?, .urgent?, nil: false
        }
    }

    /// Whether the line has been handed all that there was in order, so that the answer to the last of it may come before the line
    /// says that it was taken, or before it has taken what was asked beside it.
    var isHandedWhole: Bool {
        if parcels.isEmpty { return true }
        guard handed?.source == .parcel, parcels.count == 1, let head = parcels.first else { return false }
        return handed?.count == head.document.bytes.count - head.offset
    }

    /// How many bytes of a job the line has, and may or may not have taken.
    var doubtfulJobBytes: Int { handed?.source == .parcel && parcels.first?.isJob == true ? handed?.count ?? 0 : 0 }

    /// Whether all of the pulse has left since this was asked last.
    mutating func takePulseLeft() -> Bool {
        defer { hasPulseLeft = false }
        return hasPulseLeft
    }

    /// Drops everything, in the middle of a command or not.
    mutating func clear() {
        let dropped = handed.map { (Source.dropped, $0.count) }
        self = Outbox()
        handed = dropped
    }

    /// What goes next.
    var next: ArraySlice<UInt8> {
        switch nextSource {
        case .pulse?: return pulse.bytes[pulse.offset...]
        case .cutterTry?: return cutterTry.bytes[cutterTry.offset...]
        case .urgent?: return urgent[...]
        case .parcel?, .dropped?, nil: break
        }
        guard let head = parcels.first else { return [] }
        let isAlone = urgent.isEmpty && pulse.bytes.isEmpty && cutterTry.bytes.isEmpty
        let end = isAlone ? head.document.bytes.count : head.document.boundaries[head.nextBoundary]
        return head.document.bytes[head.offset..<end]
    }

    /// The first bytes of ``next``, for a line that may tell only later how many it has taken: until ``wrote(_:)`` whatever is
    /// queued goes behind them.
    mutating func hand(_ most: Int) -> [UInt8] {
        let bytes = Array(next.prefix(most))
        if let source = nextSource { handed = (source, bytes.count) }
        return bytes
    }

    /// Takes off so many bytes of what was handed over, or of ``next``; returns how many of them are of a job.
    mutating func wrote(_ count: Int) -> Int {
        let source = handed?.source ?? nextSource
        handed = nil
        switch source {
        case .pulse?:
            pulse.offset += count
            if pulse.offset >= pulse.bytes.count { (pulse, hasPulseLeft) = (([], 0), true) }
            return 0
        case .cutterTry?:
            cutterTry.offset += count
            let isBackWhole = cutterTry.isUnwanted && cutterTry.offset == 0
            if isBackWhole || cutterTry.offset >= cutterTry.bytes.count { cutterTry = ([], 0, false) }
            return 0
        case .urgent?:
            urgent.removeFirst(min(count, urgent.count))
            return 0
        case .dropped?, nil: return 0
        case .parcel?: return wroteParcel(count)
        }
    }

    private mutating func wroteParcel(_ count: Int) -> Int {
        guard let head = parcels.first else { return 0 }
        parcels[0].advance(count)
        let written = parcels[0].offset - head.offset
        if parcels[0].offset == head.document.bytes.count { parcels.removeFirst() }
        return head.isJob ? written : 0
    }

    private var nextSource: Source? {
        // What has begun goes on.
        if pulse.offset > 0 { return .pulse }
        if cutterTry.offset > 0 { return .cutterTry }
        guard let head = parcels.first else { return beside }
        return head.isAtBoundary ? beside ?? .parcel : .parcel
    }

    /// What goes beside the parcels; questions first, since they may have begun.
    private var beside: Source? {
        if !urgent.isEmpty { return .urgent }
        if !pulse.bytes.isEmpty { return .pulse }
        return cutterTry.bytes.isEmpty ? nil : .cutterTry
    }
}
