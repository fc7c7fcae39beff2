import SimulatorKit
/// PDF417.
enum StackedCode {
    struct Settings: Equatable { mutating func set(_ f: UInt8, _ a: Int, _ b: Int) {} }
    static func drawn(_ d: [UInt8], _ s: Settings) -> Bitmap? { nil }
}
