/// A mark that a printer returns when all before it was printed: four characters from 20h to 7Eh (Epson, `GS ( H`
/// function 48).
package struct ProcessID: Equatable, Hashable, Sendable {
    /// Its number, below ``count``.
    package let number: Int

    /// How many there are.
    package static let count = radix * radix * radix * radix
    private static let radix = 95

    /// Makes the id of a number, which begins again at 0 after the last one.
    package init(_ number: Int) {
        let rest = number % ProcessID.count
        self.number = rest < 0 ? rest + ProcessID.count : rest
    }

    /// Reads an id as a printer returns it; nil when it is none.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 4, bytes.allSatisfy({ 0x20...0x7E ~= $0 }) else { return nil }
        number = bytes.reduce(0) { $0 * ProcessID.radix + Int($1 - 0x20) }
    }

    /// The one that follows; ids of one conversation ascend.
    package var next: ProcessID { ProcessID(number + 1) }

    /// The four bytes on the wire.
    package var bytes: [UInt8] {
        var rest = number
        var bytes: [UInt8] = []
        for _ in 0..<4 {
            bytes.append(UInt8(0x20 + rest % ProcessID.radix))
            rest /= ProcessID.radix
        }
        return bytes.reversed()
    }
}
