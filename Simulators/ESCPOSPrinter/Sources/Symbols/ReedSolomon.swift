/// Check words of symbols, over a field of 2^n numbers or of a prime number of them.
struct ReedSolomon {
    /// The numbers that are calculated with.
    struct Field {
        fileprivate let size: Int
        private let isPrime: Bool
        /// The powers of the field's generator, and which power each number is.
        fileprivate let powers: [Int]
        private let logarithms: [Int]

        /// 256 numbers, with 2 as generator.
        init(polynomial: Int) {
            (size, isPrime) = (256, false)
            (powers, logarithms) = Field.table(256) { $0 << 1 & 0x100 != 0 ? $0 << 1 ^ polynomial : $0 << 1 }
        }

        /// The numbers modulo a prime one.
        init(prime: Int, generator: Int) {
            (size, isPrime) = (prime, true)
            (powers, logarithms) = Field.table(prime) { $0 * generator % prime }
        }

        private static func table(_ size: Int, next: (Int) -> Int) -> ([Int], [Int]) {
            var (powers, logarithms, value) = ([Int](), [Int](repeating: 0, count: size), 1)
            for exponent in 0..<size - 1 {
                powers.append(value)
                logarithms[value] = exponent
                value = next(value)
            }
            return (powers, logarithms)
        }

        fileprivate func product(_ a: Int, _ b: Int) -> Int {
            a == 0 || b == 0 ? 0 : powers[(logarithms[a] + logarithms[b]) % (size - 1)]
        }

        fileprivate func sum(_ a: Int, _ b: Int) -> Int { isPrime ? (a + b) % size : a ^ b }

        fileprivate func difference(_ a: Int, _ b: Int) -> Int { isPrime ? (a - b + size) % size : a ^ b }
    }

    private let field: Field
    /// The generator polynomial without its first coefficient, which is 1.
    private let generator: [Int]

    /// So many check words; the generator's first root is this power of the field's.
    init(_ field: Field, count: Int, firstRoot: Int) {
        self.field = field
        var generator = [1]
        for exponent in firstRoot..<firstRoot + count {
            // Times (x - root).
            let root = field.powers[exponent % (field.size - 1)]
            var next = generator + [0]
            for (index, coefficient) in generator.enumerated() {
                next[index + 1] = field.difference(next[index + 1], field.product(coefficient, root))
            }
            generator = next
        }
        self.generator = Array(generator.dropFirst())
    }

    /// What has to follow these words, so that all of them together are a multiple of the generator.
    func check(_ words: some Sequence<Int>) -> [Int] {
        var rest = [Int](repeating: 0, count: generator.count)
        for word in words {
            let factor = field.sum(word, rest[0])
            for index in 0..<rest.count {
                let next = index + 1 < rest.count ? rest[index + 1] : 0
                rest[index] = field.difference(next, field.product(factor, generator[index]))
            }
        }
        return rest.map { field.difference(0, $0) }
    }
}
