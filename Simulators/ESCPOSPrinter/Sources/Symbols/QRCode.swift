import SimulatorKit

/// QR codes of model 2 (ISO/IEC 18004): versions 1 to 40, in one segment of digits, capitals or bytes.
enum QRCode {
    /// How much damage can be made good.
    enum Level: Int {
        case low
        case medium
        case quartile
        case high

        /// Its two bits in the format information.
        var bits: Int { [1, 0, 3, 2][rawValue] }
    }

    /// A symbol without its quiet zone; nil when no version holds the data.
    static func drawn(_ data: [UInt8], level: Level) -> Bitmap? {
        let mode = Mode(data)
        guard !data.isEmpty,
            let version = (1...40).first(where: { mode.bits(data, $0) <= QRCapacity(version: $0, level).dataWords * 8 })
        else { return nil }
        let capacity = QRCapacity(version: version, level)
        return QRMatrix(
            version: version,
            level: level,
            words: capacity.interleaved(mode.words(data, version, capacity))
        ).best
    }

    /// How data become bits.
    private enum Mode: Int {
        case numeric = 1
        case alphanumeric = 2
        case bytes = 4

        private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

        init(_ data: [UInt8]) {
            self =
                if BarSymbol.areDigits(data) { .numeric } else if data.allSatisfy(Mode.letters.contains) {
                    .alphanumeric
                } else { .bytes }
        }

        private func countBits(_ version: Int) -> Int {
            let column = version < 10 ? 0 : version < 27 ? 1 : 2
            return switch self {
            case .numeric: [10, 12, 14][column]
            case .alphanumeric: [9, 11, 13][column]
            case .bytes: [8, 16, 16][column]
            }
        }

        func bits(_ data: [UInt8], _ version: Int) -> Int {
            let count = data.count
            let inside =
                switch self {
                case .numeric: count / 3 * 10 + [0, 4, 7][count % 3]
                case .alphanumeric: count / 2 * 11 + count % 2 * 6
                case .bytes: count * 8
                }
            return 4 + countBits(version) + inside
        }

        func words(_ data: [UInt8], _ version: Int, _ capacity: QRCapacity) -> [Int] {
            var bits = Bits()
            bits.add(rawValue, 4)
            bits.add(data.count, countBits(version))
            switch self {
            case .numeric:
                for start in stride(from: 0, to: data.count, by: 3) {
                    let group = data[start..<min(start + 3, data.count)]
                    bits.add(group.reduce(0) { $0 * 10 + Int($1) - 0x30 }, [0, 4, 7, 10][group.count])
                }
            case .alphanumeric:
                let values = data.map { Mode.letters.firstIndex(of: $0) ?? 0 }
                for start in stride(from: 0, to: values.count, by: 2) {
                    let isPair = start + 1 < values.count
                    bits.add(isPair ? values[start] * 45 + values[start + 1] : values[start], isPair ? 11 : 6)
                }
            case .bytes: for byte in data { bits.add(Int(byte), 8) }
            }
            bits.add(0, min(4, capacity.dataWords * 8 - bits.count))
            var words = bits.words
            var pad = 0xEC
            while words.count < capacity.dataWords {
                words.append(pad)
                pad ^= 0xEC ^ 0x11
            }
            return words
        }
    }

    private struct Bits {
        private(set) var words: [Int] = []
        private(set) var count = 0

        mutating func add(_ value: Int, _ length: Int) {
            for bit in (0..<length).reversed() {
                if count % 8 == 0 { words.append(0) }
                words[words.count - 1] |= (value >> bit & 1) << (7 - count % 8)
                count += 1
            }
        }
    }
}

/// How many words a version holds, and in how many blocks they lie (ISO/IEC 18004, tables 1 and 9).
struct QRCapacity {
    let dataWords: Int
    private let allWords: Int
    private let checkWords: Int
    private let blocks: Int

    private static let checkWordsOfBlock = [
        [
            7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30,
            30,
            30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28,
            28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        ],
        [
            13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30,
            30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30,
            30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
    ]
    private static let blockCounts = [
        [
            1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
            19, 19, 20, 21, 22, 24, 25,
        ],
        [
            1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
            31,
            33, 35, 37, 38, 40, 43, 45, 47, 49,
        ],
        [
            1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
            43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
        ],
        [
            1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45,
            48,
            51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
        ],
    ]

    init(version: Int, _ level: QRCode.Level) {
        // All modules less the finders, the timing, the alignment patterns and what says format and version.
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let patterns = version / 7 + 2
            modules -= (25 * patterns - 10) * patterns - 55
            if version >= 7 { modules -= 36 }
        }
        allWords = modules / 8
        checkWords = QRCapacity.checkWordsOfBlock[level.rawValue][version - 1]
        blocks = QRCapacity.blockCounts[level.rawValue][version - 1]
        dataWords = allWords - checkWords * blocks
    }

    /// The blocks' data and check words, one of each block in turn; later blocks may have one data word more.
    func interleaved(_ data: [Int]) -> [Int] {
        let code = ReedSolomon(.init(polynomial: 0x11D), count: checkWords, firstRoot: 0)
        let (short, longer) = (dataWords / blocks, dataWords % blocks)
        var (parts, start) = ([ArraySlice<Int>](), 0)
        for block in 0..<blocks {
            let count = short + (block < blocks - longer ? 0 : 1)
            parts.append(data[start..<start + count])
            start += count
        }
        let checks = parts.map { code.check($0) }
        var words = (0...short).flatMap { index in
            parts.compactMap { index < $0.count ? $0[$0.startIndex + index] : nil }
        }
        for index in 0..<checkWords { words += checks.map { $0[index] } }
        return words
    }
}
