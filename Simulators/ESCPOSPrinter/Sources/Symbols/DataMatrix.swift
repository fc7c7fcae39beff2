import SimulatorKit

/// Data Matrix ECC 200 in squares, with ASCII and base 256 (ISO/IEC 16022).
enum DataMatrix {
    /// A square: its side, the side of one data region, its words of data and check words, and its blocks.
    private struct Square {
        let side: Int
        let region: Int
        let dataWords: Int
        let checkWords: Int
        let blocks: Int

        /// The side of all data regions together.
        var inner: Int { side / (region + 2) * region }
    }

    /// Table 7 of the standard.
    private static let squares = [
        (10, 8, 3, 5, 1), (12, 10, 5, 7, 1), (14, 12, 8, 10, 1), (16, 14, 12, 12, 1), (18, 16, 18, 14, 1),
        (20, 18, 22, 18, 1), (22, 20, 30, 20, 1), (24, 22, 36, 24, 1), (26, 24, 44, 28, 1), (32, 14, 62, 36, 1),
        (36, 16, 86, 42, 1), (40, 18, 114, 48, 1), (44, 20, 144, 56, 1), (48, 22, 174, 68, 1), (52, 24, 204, 84, 2),
        (64, 14, 280, 112, 2), (72, 16, 368, 144, 4), (80, 18, 456, 192, 4), (88, 20, 576, 224, 4),
        (96, 22, 696, 272, 4), (104, 24, 816, 336, 6), (120, 18, 1050, 408, 6), (132, 20, 1304, 496, 8),
        (144, 22, 1558, 620, 10),
    ].map { Square(side: $0.0, region: $0.1, dataWords: $0.2, checkWords: $0.3, blocks: $0.4) }

    /// A symbol without its quiet zone; nil when no square holds the data.
    static func drawn(_ data: [UInt8]) -> Bitmap? {
        let candidates = [asciiWords(data), base256Words(data)].min { $0.count < $1.count } ?? []
        guard !data.isEmpty, let square = squares.first(where: { $0.dataWords >= candidates.count }) else { return nil }
        var words = candidates
        if words.count < square.dataWords { words.append(129) }
        while words.count < square.dataWords {
            // Pads are made to look at random, by their place counted from 1.
            let pad = 129 + 149 * (words.count + 1) % 253 + 1
            words.append(pad > 254 ? pad - 254 : pad)
        }
        return draw(withChecks(words, square), square)
    }

    /// Pairs of digits are one word, bytes beyond ASCII two.
    private static func asciiWords(_ data: [UInt8]) -> [Int] {
        var (words, index) = ([Int](), 0)
        while index < data.count {
            let byte = Int(data[index])
            if index + 1 < data.count, BarSymbol.areDigits(data[index...index + 1]) {
                words.append(130 + (byte - 0x30) * 10 + Int(data[index + 1]) - 0x30)
                index += 2
                continue
            }
            words += byte < 128 ? [byte + 1] : [235, byte - 127]
            index += 1
        }
        return words
    }

    /// Bytes as they are, made to look at random by their place.
    private static func base256Words(_ data: [UInt8]) -> [Int] {
        let length = data.count < 250 ? [data.count] : [data.count / 250 + 249, data.count % 250]
        var words = [231]
        for value in length + data.map(Int.init) {
            let mixed = value + 149 * (words.count + 1) % 255 + 1
            words.append(mixed > 255 ? mixed - 256 : mixed)
        }
        return words
    }

    /// Each block has every n-th word.
    private static func withChecks(_ words: [Int], _ square: Square) -> [Int] {
        let code = ReedSolomon(.init(polynomial: 0x12D), count: square.checkWords / square.blocks, firstRoot: 1)
        var result = words + [Int](repeating: 0, count: square.checkWords)
        for block in 0..<square.blocks {
            let own = stride(from: block, to: words.count, by: square.blocks).map { words[$0] }
            for (index, word) in code.check(own).enumerated() {
                result[words.count + index * square.blocks + block] = word
            }
        }
        return result
    }

    private static func draw(_ words: [Int], _ square: Square) -> Bitmap {
        let bits = DataMatrixPlacement(side: square.inner).bits(words)
        var picture = Bitmap(width: square.side, height: square.side)
        let pitch = square.region + 2
        for y in 0..<square.side {
            for x in 0..<square.side {
                let (column, row) = (x % pitch, y % pitch)
                // Each region has a solid edge to the left and below, and a dotted one above and to the right.
                if column == 0 || row == pitch - 1 {
                    picture[x, y] = true
                } else if row == 0 {
                    picture[x, y] = column % 2 == 0
                } else if column == pitch - 1 {
                    picture[x, y] = row % 2 == 1
                } else {
                    let (innerX, innerY) = (x / pitch * square.region + column - 1, y / pitch * square.region + row - 1)
                    picture[x, y] = bits[innerY * square.inner + innerX]
                }
            }
        }
        return picture
    }
}

/// Where the bits of words lie in a square of data modules (ISO/IEC 16022, annex F).
struct DataMatrixPlacement {
    private let side: Int
    /// For each module, its word counted from 0 and its bit counted from 0 for the highest; -1 for none yet.
    private var places: [Int]

    init(side: Int) {
        self.side = side
        places = [Int](repeating: -1, count: side * side)
        place()
    }

    /// The modules, row by row.
    func bits(_ words: [Int]) -> [Bool] {
        var bits = places.map { $0 >= 0 && $0 / 8 < words.count && words[$0 / 8] >> (7 - $0 % 8) & 1 != 0 }
        // Where the words leave the lower right corner free, it is dark along its diagonal.
        if places[side * side - 1] < 0 {
            bits[side * side - 1] = true
            bits[(side - 1) * side - 2] = true
        }
        return bits
    }

    private mutating func place() {
        var (word, row, column) = (0, 4, 0)
        repeat {
            if row == side, column == 0 { corner(&word, DataMatrixPlacement.corners[0]) }
            if row == side - 2, column == 0, side % 4 != 0 { corner(&word, DataMatrixPlacement.corners[1]) }
            if row == side - 2, column == 0, side % 8 == 4 { corner(&word, DataMatrixPlacement.corners[2]) }
            if row == side + 4, column == 2, side % 8 == 0 { corner(&word, DataMatrixPlacement.corners[3]) }
            repeat {
                if row < side, column >= 0, places[row * side + column] < 0 { shape(&word, row, column) }
                row -= 2
                column += 2
            } while row >= 0 && column < side
            row += 1
            column += 3
            repeat {
                if row >= 0, column < side, places[row * side + column] < 0 { shape(&word, row, column) }
                row += 2
                column -= 2
            } while row < side && column >= 0
            row += 3
            column += 1
        } while row < side || column < side
    }

    /// The eight modules of a word, by their distance from its lowest one.
    private mutating func shape(_ word: inout Int, _ row: Int, _ column: Int) {
        let offsets = [(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)]
        for (bit, offset) in offsets.enumerated() { module(row + offset.0, column + offset.1, word * 8 + bit) }
        word += 1
    }

    /// A module beyond the upper or left edge comes in again from the other side, shifted.
    private mutating func module(_ row: Int, _ column: Int, _ place: Int) {
        var (row, column) = (row, column)
        if row < 0 {
            row += side
            column += 4 - (side + 4) % 8
        }
        if column < 0 {
            column += side
            row += 4 - (side + 4) % 8
        }
        guard (0..<side).contains(row), (0..<side).contains(column) else { return }
        places[row * side + column] = place
    }

    /// Words that lie around corners: row and column of each bit, negative ones counted from the far edge.
    private static let corners = [
        [(-1, 0), (-1, 1), (-1, 2), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)],
        [(-3, 0), (-2, 0), (-1, 0), (0, -4), (0, -3), (0, -2), (0, -1), (1, -1)],
        [(-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)],
        [(-1, 0), (-1, -1), (0, -3), (0, -2), (0, -1), (1, -3), (1, -2), (1, -1)],
    ]

    private mutating func corner(_ word: inout Int, _ bits: [(Int, Int)]) {
        for (bit, place) in bits.enumerated() {
            module(place.0 < 0 ? place.0 + side : place.0, place.1 < 0 ? place.1 + side : place.1, word * 8 + bit)
        }
        word += 1
    }
}
