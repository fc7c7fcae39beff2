/// Names for jobs.
enum JobName {
    /// A name that no other job in the world has: 128 bits from the kernel.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let parts: [UInt64] = [generator.next(), generator.next()]
        return parts.map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
