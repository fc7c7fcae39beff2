import Interfaces
import Varlink

/// A fault as a client has chosen it, with its parameters checked.
struct FaultOrder: Equatable {
    /// What it does once it begins.
    enum Effect: Equatable {
        /// The cable is pulled, and plugged in again after a while or by a person.
        case unplug(until: Duration?)
        /// Nothing is taken.
        case stall(Duration?)
        /// No more than so many bytes are taken in a second.
        case slow(bytesPerSecond: Int, Duration?)
        /// There is no power for a while.
        case losePower(Duration)
        /// So many bytes are sent that follow from a seed.
        case garbage(bytes: Int, seed: UInt64)
        /// So many answers are not sent as they should be.
        case replies(Int, ReplyFault)
    }

    /// What becomes of an answer.
    enum ReplyFault: Equatable {
        case dropped
        case halved
        case doubled
    }

    /// What the client told.
    let told: LinkSimulation.Fault.Parameters
    let effect: Effect

    /// How many bytes are taken before it begins.
    var afterBytes: Int { told.afterBytes ?? 0 }

    /// Looks at what a client has told; `clear` is no fault.
    init(_ told: LinkSimulation.Fault.Parameters) throws(FaultRefusal) {
        self.told = told
        try FaultOrder.refuseOthers(told)
        try FaultOrder.check("afterBytes", told.afterBytes, 0...(1 << 40))
        try FaultOrder.check("milliseconds", told.milliseconds, 1...86_400_000)
        try FaultOrder.check("bytes", told.bytes, 1...65_536)
        try FaultOrder.check("replies", told.replies, 1...1_000_000)
        try FaultOrder.check("bytesPerSecond", told.bytesPerSecond, 1...1_000_000)
        let duration = told.milliseconds.map { Duration.milliseconds($0) }
        switch told.fault {
        case .unplugAtByte: effect = .unplug(until: duration)
        case .stall: effect = .stall(duration)
        case .slow: effect = .slow(bytesPerSecond: try FaultOrder.need("bytesPerSecond", told.bytesPerSecond), duration)
        case .powerLoss: effect = .losePower(.milliseconds(try FaultOrder.need("milliseconds", told.milliseconds)))
        case .garbage:
            let seed = UInt64(bitPattern: Int64(try FaultOrder.need("seed", told.seed)))
            effect = .garbage(bytes: try FaultOrder.need("bytes", told.bytes), seed: seed)
        case .dropReplies: effect = .replies(told.replies ?? 1, .dropped)
        case .halfReply: effect = .replies(told.replies ?? 1, .halved)
        case .duplicateReply: effect = .replies(told.replies ?? 1, .doubled)
        case .clear: throw FaultRefusal(parameter: "fault", reason: "it is no fault")
        }
    }

    /// A parameter that a fault passes over would be believed to have done something.
    static func refuseOthers(_ told: LinkSimulation.Fault.Parameters) throws(FaultRefusal) {
        let taken: [String] =
            switch told.fault {
            case .unplugAtByte, .stall, .powerLoss: ["afterBytes", "milliseconds"]
            case .slow: ["afterBytes", "milliseconds", "bytesPerSecond"]
            case .garbage: ["afterBytes", "bytes", "seed"]
            case .dropReplies, .halfReply, .duplicateReply: ["afterBytes", "replies"]
            case .clear: []
            }
        let parameters = [
            ("afterBytes", told.afterBytes), ("milliseconds", told.milliseconds), ("bytes", told.bytes),
            ("replies", told.replies), ("bytesPerSecond", told.bytesPerSecond), ("seed", told.seed),
        ]
        for (name, value) in parameters where value != nil && !taken.contains(name) {
            throw FaultRefusal(parameter: name, reason: "\(told.fault.rawValue) does not take it")
        }
    }

    private static func check(_ name: String, _ value: Int?, _ range: ClosedRange<Int>) throws(FaultRefusal) {
        guard let value, !range.contains(value) else { return }
        throw FaultRefusal(parameter: name, reason: "it is \(range.lowerBound) to \(range.upperBound), not \(value)")
    }

    private static func need(_ name: String, _ value: Int?) throws(FaultRefusal) -> Int {
        guard let value else { throw FaultRefusal(parameter: name, reason: "it is needed") }
        return value
    }
}

/// Why a fault is not armed.
struct FaultRefusal: Error, Equatable {
    /// What is wrong, by its name in the call.
    let parameter: String
    /// Why, in words.
    let reason: String
}
